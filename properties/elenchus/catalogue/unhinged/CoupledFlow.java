package elenchus.catalogue.unhinged;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.util.FastMath;

/**
 * The flow {@code H' = eta1 (W M - l1 H)}, {@code W' = eta2 (H M' - l2 W)}, {@code b' = eta2 (kappa
 * - l2 b)} in full coordinates, integrated over the time from 0 to 1 and knowing nothing of classes
 * or projectors.
 *
 * @param M the coupling, C x n
 * @param kappa slope of each bias, C
 * @param l1 weight decay of H
 * @param l2 weight decay of W and b
 * @param eta1 rate of H as a function of time
 * @param eta2 rate of W and b as a function of time
 */
record CoupledFlow(
    Matrix M,
    double[] kappa,
    double l1,
    double l2,
    DoubleUnaryOperator eta1,
    DoubleUnaryOperator eta2) {

  private static final double STEP_TOLERANCE = 1e-12;
  private static final double HIGH_STEP_TOLERANCE = 1e-13;

  /** Where the flow arrives. */
  record End(Matrix H, Matrix W, double[] b, Witness witness) {}

  /**
   * Rates in constant ratio s that vary in time: {@code eta2 = z (1 + cos(2 pi t)/2)}, whose
   * integral over [0, 1] is z.
   */
  static CoupledFlow proportional(
      Matrix M, double[] kappa, double l1, double l2, double s, double z) {
    DoubleUnaryOperator eta2 = t -> z * (1 + 0.5 * FastMath.cos(2 * FastMath.PI * t));
    return new CoupledFlow(M, kappa, l1, l2, t -> s * eta2.applyAsDouble(t), eta2);
  }

  /** Rates with the same integrals that are not proportional: H moves early, W late. */
  static CoupledFlow unproportional(Matrix M, double[] kappa, double s, double z) {
    return new CoupledFlow(M, kappa, 0, 0, t -> 2 * s * z * (1 - t), t -> 2 * z * t);
  }

  /** Integrates, by extrapolation at high precision. */
  End run(Matrix H0, Matrix W0, double[] b0, Trial trial) {
    int n = H0.rows() * H0.columns();
    int m = W0.rows() * W0.columns();
    double[] start = new double[n + m + b0.length + 1];
    System.arraycopy(H0.toRowMajor(), 0, start, 0, n);
    System.arraycopy(W0.toRowMajor(), 0, start, n, m);
    System.arraycopy(b0, 0, start, n + m, b0.length);
    InitialValueProblem problem = new InitialValueProblem(y -> slope(y, H0.rows(), trial), start);
    double[] end =
        trial.isHigh()
            ? problem.extrapolate(HIGH_STEP_TOLERANCE, 1)[0]
            : problem.solve(STEP_TOLERANCE, 1)[0];
    double[] b = new double[b0.length];
    System.arraycopy(end, n + m, b, 0, b.length);
    return new End(
        part(end, 0, H0.rows(), H0.columns()),
        part(end, n, W0.rows(), W0.columns()),
        b,
        trial.isHigh()
            ? new Witness("Gragg-Bulirsch-Stoer", "Commons Math", "double")
            : new Witness("Dormand-Prince 8(5,3)", "Hipparchus", "double"));
  }

  private double[] slope(double[] y, int p, Trial trial) {
    trial.checkDeadline();
    int classes = M.rows();
    int n = p * M.columns();
    int m = p * classes;
    double t = y[y.length - 1];
    Matrix H = part(y, 0, p, M.columns());
    Matrix W = part(y, n, p, classes);
    Matrix dH = W.times(M).minus(H.times(l1)).times(eta1.applyAsDouble(t));
    Matrix dW = H.times(M.transpose()).minus(W.times(l2)).times(eta2.applyAsDouble(t));
    double[] slope = new double[y.length];
    System.arraycopy(dH.toRowMajor(), 0, slope, 0, n);
    System.arraycopy(dW.toRowMajor(), 0, slope, n, m);
    for (int c = 0; c < classes; c++) {
      slope[n + m + c] = eta2.applyAsDouble(t) * (kappa[c] - l2 * y[n + m + c]);
    }
    slope[y.length - 1] = 1;
    return slope;
  }

  private static Matrix part(double[] y, int from, int rows, int columns) {
    return Matrix.of(rows, columns, (i, j) -> y[from + i * columns + j]);
  }
}
