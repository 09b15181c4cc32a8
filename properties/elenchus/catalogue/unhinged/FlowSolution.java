package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.FastMath;

/**
 * The closed form of the flow on one problem, with its derivative by z.
 *
 * @param problem the instance
 * @param U scaled class means at z
 * @param W prototypes at z
 * @param slopeU derivative of U by z
 * @param slopeW derivative of W by z
 */
record FlowSolution(UnhingedProblem problem, Matrix U, Matrix W, Matrix slopeU, Matrix slopeW) {

  /** Evaluates a formula and differentiates it automatically. */
  static FlowSolution of(UnhingedProblem x, Propagator.Flow formula) {
    Elementary<UnivariateDerivative1> f = Elementary.over(UnivariateDerivative1Field.getInstance());
    UnivariateDerivative1 r = f.number(x.r());
    UnivariateDerivative1 z = new UnivariateDerivative1(x.z(), 1);
    UnhingedModel m = x.model();
    Propagator.State<UnivariateDerivative1> end =
        new Propagator.State<>(f.matrix(x.U0()), f.matrix(x.W0()))
            .evolve(
                f,
                formula.at(f, r, f.number(m.sigma1()), z),
                formula.at(f, r, f.number(m.sigma2()), z));
    return new FlowSolution(
        x,
        Elementary.toDouble(end.U()),
        Elementary.toDouble(end.W()),
        slope(end.U()),
        slope(end.W()));
  }

  /** The features: lifted class means and the residual, which never moves. */
  Matrix H() {
    return problem.model().lift(U).plus(problem.R0());
  }

  /** The biases {@code b0 + kappa z 1}. */
  double[] b() {
    double[] b = problem.biases();
    for (int c = 0; c < b.length; c++) {
      b[c] += problem.model().kappa() * problem.z();
    }
    return b;
  }

  /** The loss from the norms of the growing and decaying coordinates. */
  double loss() {
    UnhingedModel m = problem.model();
    double sumOfBiases = problem.b0().stream().mapToDouble(Double::doubleValue).sum();
    return part(m.sigma1(), problem.A(1).norm(), problem.A(-1).norm())
        + part(m.sigma2(), problem.B(1).norm(), problem.B(-1).norm())
        - m.kappa() * sumOfBiases
        - m.kappa() * m.kappa() * m.C() * problem.z();
  }

  /** Sum of the absolute values of the terms of the loss. */
  double lossScale() {
    UnhingedModel m = problem.model();
    double sumOfBiases = problem.b0().stream().mapToDouble(Math::abs).sum();
    double growth = FastMath.exp(2 * problem.exponent());
    double norms =
        FastMath.hypot(problem.A(1).norm(), problem.A(-1).norm())
            + FastMath.hypot(problem.B(1).norm(), problem.B(-1).norm());
    return problem.r() * (m.sigma1() + Math.abs(m.sigma2())) * norms * norms * growth
        + Math.abs(m.kappa()) * (sumOfBiases + Math.abs(m.kappa()) * m.C() * problem.z());
  }

  private double part(double sigma, double grow, double decay) {
    double p = 2 * problem.r() * sigma * problem.z();
    return -problem.r()
        / 4
        * sigma
        * (grow * grow * FastMath.exp(p) - decay * decay * FastMath.exp(-p));
  }

  private static Matrix slope(FieldMatrix<UnivariateDerivative1> X) {
    return Matrix.of(
        X.getRowDimension(),
        X.getColumnDimension(),
        (i, j) -> X.getEntry(i, j).getFirstDerivative());
  }
}
