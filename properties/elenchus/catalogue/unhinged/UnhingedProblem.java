package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import java.util.Collections;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * Gradient flow of the balanced unhinged loss at accumulated learning rate z of W and b.
 *
 * @param C number of classes, at least 2
 * @param N samples per class
 * @param gamma weight of the other classes, nonnegative
 * @param s rate of H over rate of W and b, positive
 * @param z integral of the rate of W and b
 * @param H0 initial features, p x CN, columns class after class
 * @param W0 initial prototypes, p x C
 * @param b0 initial biases, C
 */
public record UnhingedProblem(
    int C, int N, double gamma, double s, double z, Matrix H0, Matrix W0, List<Double> b0) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong
   */
  public UnhingedProblem {
    b0 = List.copyOf(b0);
    if (C < 2 || N < 1) {
      throw new IllegalArgumentException("C = " + C + ", N = " + N);
    }
    if (H0.columns() != C * N || W0.columns() != C || H0.rows() != W0.rows() || b0.size() != C) {
      throw new IllegalArgumentException(
          "H0 must be p x CN, W0 p x C, b0 of length C; here "
              + H0.rows()
              + " x "
              + H0.columns()
              + ", "
              + W0.rows()
              + " x "
              + W0.columns()
              + ", "
              + b0.size());
    }
    if (!(s > 0 && s < 1e300) || !(z >= 0 && z < 1e300)) {
      throw new IllegalArgumentException(
          "s = " + s + " must be positive, z = " + z + " not negative");
    }
    if (!Double.isFinite(gamma) || !H0.isFinite() || !W0.isFinite()) {
      throw new IllegalArgumentException("an infinite number, or none");
    }
  }

  /** Without biases. */
  static UnhingedProblem unbiased(
      int C, int N, double gamma, double s, double z, Matrix H0, Matrix W0) {
    return new UnhingedProblem(C, N, gamma, s, z, H0, W0, Collections.nCopies(C, 0.0));
  }

  /** The data of the worked examples, p = 2, C = 3, N = 2, s = 4, z = 2. */
  static UnhingedProblem worked(double gamma) {
    return new UnhingedProblem(
        3,
        2,
        gamma,
        4,
        2,
        Matrix.ofRows(new double[] {1, 0, -1, 2, 0, 1}, new double[] {0, 1, 1, 0, -2, 1}),
        Matrix.ofRows(new double[] {1, 0, 0}, new double[] {0, 1, -1}),
        List.of(0.0, 1.0, -1.0));
  }

  /** The numbers C, N, gamma alone. */
  UnhingedModel model() {
    return new UnhingedModel(C, N, gamma);
  }

  /** Dimension of the features. */
  int p() {
    return W0.rows();
  }

  /** The square root of s. */
  double r() {
    return FastMath.sqrt(s);
  }

  /** Initial scaled class means. */
  Matrix U0() {
    return model().scaledMeans(H0);
  }

  /** Initial residual within classes. */
  Matrix R0() {
    return model().within(H0);
  }

  /** The growing coordinate (W0 + U0/r) P, P = Q; the decaying one for sign -1. */
  Matrix A(int sign) {
    return UnhingedModel.onQ(W0.plus(U0().times(sign / r())));
  }

  /** The coordinate (W0 + sign U0/r) J. */
  Matrix B(int sign) {
    return UnhingedModel.onJ(W0.plus(U0().times(sign / r())));
  }

  /** The largest exponent r |sigma| z of the flow. */
  double exponent() {
    UnhingedModel m = model();
    return r() * z * Math.max(m.sigma1(), Math.abs(m.sigma2()));
  }

  /** The initial biases as an array. */
  double[] biases() {
    return b0.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The problem with other features and prototypes of the same shapes. */
  UnhingedProblem with(Matrix features, Matrix prototypes) {
    return new UnhingedProblem(C, N, gamma, s, z, features, prototypes, b0);
  }

  /** The problem with other numbers. */
  UnhingedProblem with(double otherGamma, double otherS, double otherZ) {
    return new UnhingedProblem(C, N, otherGamma, otherS, otherZ, H0, W0, b0);
  }
}
