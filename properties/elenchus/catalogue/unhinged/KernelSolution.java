package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import org.hipparchus.FieldElement;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;

/** Scaled class means, prototypes and their derivatives by time, all p x C. */
record KernelSolution(Matrix U, Matrix W, Matrix slopeU, Matrix slopeW) {

  /** By a formula for one mode and the square roots of the eigenvalues of K. */
  static KernelSolution of(KernelProblem x, double[] roots, Propagator.Flow formula) {
    Elementary<UnivariateDerivative1> f = Elementary.over(UnivariateDerivative1Field.getInstance());
    UnivariateDerivative1 t = new UnivariateDerivative1(x.t(), 1);
    UnhingedModel m = x.plain().model();
    Matrix V = x.spectrum().vectors();
    Matrix u = V.transpose().times(x.plain().U0());
    Matrix w = V.transpose().times(x.W0());
    double[][][] rows = new double[4][roots.length][];
    for (int i = 0; i < roots.length; i++) {
      UnivariateDerivative1 r = f.number(roots[i]);
      Propagator.State<UnivariateDerivative1> end =
          new Propagator.State<>(
                  f.matrix(Matrix.ofRows(u.row(i))), f.matrix(Matrix.ofRows(w.row(i))))
              .evolve(
                  f,
                  formula.at(f, r, f.number(m.sigma1()), t),
                  formula.at(f, r, f.number(m.sigma2()), t));
      rows[0][i] = Elementary.toDouble(end.U()).row(0);
      rows[1][i] = Elementary.toDouble(end.W()).row(0);
      rows[2][i] = Elementary.toDouble(end.U().map(e -> f.number(e.getFirstDerivative()))).row(0);
      rows[3][i] = Elementary.toDouble(end.W().map(e -> f.number(e.getFirstDerivative()))).row(0);
    }
    return new KernelSolution(
        V.times(Matrix.ofRows(rows[0])),
        V.times(Matrix.ofRows(rows[1])),
        V.times(Matrix.ofRows(rows[2])),
        V.times(Matrix.ofRows(rows[3])));
  }

  Matrix H(KernelProblem x) {
    return x.plain().model().lift(U).plus(x.plain().R0());
  }

  /** The flow of a mode with root r of its eigenvalue, zero included. */
  static <T extends FieldElement<T>> Propagator<T> mode(Elementary<T> f, T r, T sigma, T t) {
    return r.isZero()
        ? new Propagator<>(f.number(1L), f.number(0L), sigma.multiply(t), f.number(1L))
        : Propagator.flow(f, r, sigma, t);
  }
}
