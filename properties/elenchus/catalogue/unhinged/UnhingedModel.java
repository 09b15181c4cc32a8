package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * The balanced unhinged loss {@code L = -<W M, H> - kappa 1'b} with features {@code H} (p x CN,
 * columns class after class) and prototypes {@code W} (p x C).
 *
 * <p>In {@code U = sqrt(N) Hbar}, Hbar the class means, the coupling is {@code S = sigma1 Q +
 * sigma2 J}, where J averages over classes and Q = I - J: {@code H M' = U S}, and {@code W M} is
 * {@code W S} lifted back to the samples.
 *
 * @param C number of classes
 * @param N samples per class
 * @param gamma weight of the other classes in the loss, nonnegative
 */
record UnhingedModel(int C, int N, double gamma) {

  /** (1 + gamma) / (C sqrt N), with multiplicity C - 1. */
  double sigma1() {
    return (1 + gamma) / (C * FastMath.sqrt(N));
  }

  /** (1 + gamma - gamma C) / (C sqrt N), signed, with multiplicity 1. */
  double sigma2() {
    return (1 + gamma - gamma * C) / (C * FastMath.sqrt(N));
  }

  /** (1 + gamma - gamma C) / C: the common slope of the biases. */
  double kappa() {
    return (1 + gamma - gamma * C) / C;
  }

  /** The slope kappa of each of the C biases. */
  double[] biasSlope() {
    double[] slope = new double[C];
    Arrays.fill(slope, kappa());
    return slope;
  }

  /** The coupling M, C x CN, entry by entry from its definition. */
  Matrix M() {
    return Matrix.of(C, C * N, (k, i) -> ((i / N == k ? 1 + gamma : 0) - gamma) / ((double) C * N));
  }

  /** The matrix X S for X of size p x C. */
  Matrix timesS(Matrix X) {
    return onQ(X).times(sigma1()).plus(onJ(X).times(sigma2()));
  }

  /** The part X J: every column the mean of the columns. */
  static Matrix onJ(Matrix X) {
    int columns = X.columns();
    double[] mean = new double[X.rows()];
    for (int a = 0; a < mean.length; a++) {
      for (int c = 0; c < columns; c++) {
        mean[a] += X.get(a, c);
      }
      mean[a] /= columns;
    }
    return Matrix.of(X.rows(), columns, (a, k) -> mean[a]);
  }

  /** The part X Q: columns minus their mean. */
  static Matrix onQ(Matrix X) {
    return X.minus(onJ(X));
  }

  /** The scaled class means U = sqrt(N) Hbar, p x C. */
  Matrix scaledMeans(Matrix H) {
    return Matrix.of(
        H.rows(),
        C,
        (a, k) -> {
          double sum = 0;
          for (int i = 0; i < N; i++) {
            sum += H.get(a, k * N + i);
          }
          return sum / FastMath.sqrt(N);
        });
  }

  /** The features whose scaled class means are U and that do not vary within a class. */
  Matrix lift(Matrix U) {
    double scale = 1 / FastMath.sqrt(N);
    return Matrix.of(U.rows(), C * N, (a, i) -> scale * U.get(a, i / N));
  }

  /** The residual within classes, R = H - lifted class means. */
  Matrix within(Matrix H) {
    return H.minus(lift(scaledMeans(H)));
  }

  /** The mean unhinged loss over samples, from its definition. */
  double loss(Matrix H, Matrix W, double[] b) {
    Matrix scores = W.transpose().times(H);
    double sum = 0;
    for (int i = 0; i < C * N; i++) {
      for (int j = 0; j < C; j++) {
        double score = scores.get(j, i) + b[j];
        sum += j == i / N ? -score : gamma * score;
      }
    }
    return sum / ((double) C * N);
  }
}
