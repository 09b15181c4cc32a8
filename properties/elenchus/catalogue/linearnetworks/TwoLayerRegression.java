package elenchus.catalogue.linearnetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.util.FastMath;

/**
 * Least squares by a two-layer linear network f(x) = a^T W x, theta = W^T a, under gradient flow of
 * (1/2)|X theta - y|^2.
 *
 * @param X samples, n x p, n below p, of full rank
 * @param y targets, n
 * @param a0 initial outer weights, m
 * @param W0 initial inner weights, m x p
 */
public record TwoLayerRegression(Matrix X, List<Double> y, List<Double> a0, Matrix W0) {

  /**
   * @throws IllegalArgumentException if the sizes do not fit or a number is not finite
   */
  public TwoLayerRegression {
    y = List.copyOf(y);
    a0 = List.copyOf(a0);
    if (X.rows() != y.size() || W0.rows() != a0.size() || W0.columns() != X.columns()) {
      throw new IllegalArgumentException("X is n x p, y has n, a0 m entries, W0 is m x p");
    }
    if (!X.isFinite() || !W0.isFinite() || !vector(y).isFinite() || !vector(a0).isFinite()) {
      throw new IllegalArgumentException("an entry is not finite");
    }
  }

  static Matrix vector(List<Double> entries) {
    return Matrix.column(entries.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** W^T a at the start, p x 1. */
  Matrix theta0() {
    return W0.transpose().times(vector(a0));
  }

  /** a a^T - W W^T at the start, m x m; constant along the flow. */
  Matrix imbalance() {
    Matrix a = vector(a0);
    return a.times(a.transpose()).minus(W0.times(W0.transpose()));
  }

  boolean isBalanced() {
    return imbalance().maxAbs() <= 1e-12 * (1 + W0.dot(W0));
  }

  private SingularValueDecomposition svd() {
    return new SingularValueDecomposition(MatrixUtils.createRealMatrix(X.toRows()));
  }

  /** The smallest of the n singular values of X. */
  double leastSingularValue() {
    return svd().getSingularValues()[X.rows() - 1];
  }

  /** The condition number of X. */
  double condition() {
    return svd().getSingularValues()[0] / leastSingularValue();
  }

  /** The projection on the kernel of X, p x p. */
  Matrix kernel() {
    SingularValueDecomposition svd = svd();
    int n = X.rows();
    Matrix v = Matrix.of(X.columns(), n, svd.getV()::getEntry);
    return Matrix.identity(X.columns()).minus(v.times(v.transpose()));
  }

  /** The interpolant of least norm X^+ y, p x 1. */
  Matrix leastNorm() {
    double[] solution =
        svd().getSolver().solve(MatrixUtils.createRealVector(vector(y).column(0))).toArray();
    return Matrix.column(solution);
  }

  /** theta0 / sqrt |theta0| for balanced layers, sign(a0) w0 for one hidden unit; p x 1. */
  Matrix direction() {
    if (a0.size() == 1) {
      return W0.transpose().times(Math.signum(a0.get(0)));
    }
    Matrix theta = theta0();
    return theta.times(1 / FastMath.sqrt(theta.norm()));
  }

  /** |P w|^2, plus the imbalance a0^2 - |w0|^2 for one hidden unit. */
  double q() {
    Matrix projected = kernel().times(direction());
    return projected.dot(projected) + (a0.size() == 1 && !isBalanced() ? imbalance().get(0, 0) : 0);
  }

  /** |X^+ y|. */
  double r() {
    return leastNorm().norm();
  }

  /** The positive root of alpha^4 - q alpha^2 - r^2 = 0. */
  static double alpha(double q, double r) {
    return FastMath.sqrt((q + FastMath.hypot(q, 2 * r)) / 2);
  }

  /** X^+ y + alpha P w, p x 1. */
  Matrix limit(double alpha) {
    return leastNorm().plus(kernel().times(direction()).times(alpha));
  }

  /** The flow, on the entries of a, then W row after row. */
  InitialValueProblem equation() {
    int m = a0.size();
    int p = X.columns();
    double[] start = new double[m + m * p];
    for (int i = 0; i < m; i++) {
      start[i] = a0.get(i);
    }
    System.arraycopy(W0.toRowMajor(), 0, start, m, m * p);
    double[] targets = vector(y).column(0);
    Matrix transposed = X.transpose();
    return new InitialValueProblem(
        state -> {
          double[] residual = X.times(theta(state, m, p));
          for (int i = 0; i < residual.length; i++) {
            residual[i] -= targets[i];
          }
          double[] gradient = transposed.times(residual);
          double[] velocity = new double[state.length];
          for (int i = 0; i < m; i++) {
            for (int j = 0; j < p; j++) {
              velocity[i] -= state[m + i * p + j] * gradient[j];
              velocity[m + i * p + j] = -state[i] * gradient[j];
            }
          }
          return velocity;
        },
        start);
  }

  private static double[] theta(double[] state, int m, int p) {
    double[] theta = new double[p];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < p; j++) {
        theta[j] += state[i] * state[m + i * p + j];
      }
    }
    return theta;
  }

  /** W^T a of a state, p x 1. */
  Matrix theta(double[] state) {
    return Matrix.column(theta(state, a0.size(), X.columns()));
  }

  /** W of a state, m x p. */
  Matrix inner(double[] state) {
    int m = a0.size();
    return Matrix.of(m, X.columns(), (i, j) -> state[m + i * X.columns() + j]);
  }

  /** |X theta - y| of a state. */
  double residual(double[] state) {
    return X.times(theta(state)).minus(vector(y)).norm();
  }

  /** The start with the outer weights turned round: theta0 becomes -theta0. */
  TwoLayerRegression mirrored() {
    return new TwoLayerRegression(X, y, a0.stream().map(v -> -v).toList(), W0);
  }
}
