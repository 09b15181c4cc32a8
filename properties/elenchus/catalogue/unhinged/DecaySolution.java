package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.hipparchus.util.FastMath;

/**
 * The closed form of the flow with weight decay on one problem, with its derivative by z.
 *
 * @param x the instance
 * @param U scaled class means at z
 * @param W prototypes at z
 * @param slopeU derivative of U by z
 * @param slopeW derivative of W by z
 * @param b biases at z
 */
record DecaySolution(DecayProblem x, Matrix U, Matrix W, Matrix slopeU, Matrix slopeW, double[] b) {

  /** Evaluates a formula and differentiates it automatically. */
  static DecaySolution of(DecayProblem x, Propagator.DecayingFlow formula) {
    Elementary<UnivariateDerivative1> f = Elementary.over(UnivariateDerivative1Field.getInstance());
    UnhingedProblem plain = x.plain();
    UnhingedModel m = plain.model();
    UnivariateDerivative1 z = new UnivariateDerivative1(x.z(), 1);
    UnivariateDerivative1 s = f.number(x.s());
    UnivariateDerivative1 l1 = f.number(x.l1());
    UnivariateDerivative1 l2 = f.number(x.l2());
    Propagator.State<UnivariateDerivative1> end =
        new Propagator.State<>(f.matrix(plain.U0()), f.matrix(plain.W0()))
            .evolve(
                f,
                formula.at(f, s, l1, l2, f.number(m.sigma1()), z),
                formula.at(f, s, l1, l2, f.number(m.sigma2()), z));
    return new DecaySolution(
        x,
        Elementary.toDouble(end.U()),
        Elementary.toDouble(end.W()),
        Elementary.toDouble(end.U().map(e -> f.number(e.getFirstDerivative()))),
        Elementary.toDouble(end.W().map(e -> f.number(e.getFirstDerivative()))),
        bias(x));
  }

  private static double[] bias(DecayProblem x) {
    double[] b = x.plain().biases();
    double decay = FastMath.exp(-x.l2() * x.z());
    double gain = x.l2() == 0 ? x.z() : -FastMath.expm1(-x.l2() * x.z()) / x.l2();
    for (int k = 0; k < b.length; k++) {
      b[k] = decay * b[k] + x.plain().model().kappa() * gain;
    }
    return b;
  }

  /** The features: lifted class means and the decaying residual. */
  Matrix H() {
    return x.plain()
        .model()
        .lift(U)
        .plus(x.plain().R0().times(FastMath.exp(-x.s() * x.l1() * x.z())));
  }
}
