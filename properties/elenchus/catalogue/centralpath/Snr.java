package elenchus.catalogue.centralpath;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Class means against the spread within classes: the singular values omega_j of Sigma_W^{-1/2} Mb.
 *
 * @param C number of classes
 * @param N samples per class
 * @param normalised features Sigma_W^{-1/2} H, P x C N
 * @param omega singular values, decreasing, min(P, C - 1) of them
 * @param left left singular vectors, P x min(P, C - 1)
 * @param right right singular vectors, C x min(P, C - 1)
 * @param conditioning least over largest eigenvalue of Sigma_W
 */
record Snr(
    int C,
    int N,
    Matrix normalised,
    double[] omega,
    Matrix left,
    Matrix right,
    double conditioning) {

  /** The normalised features and their singular values. */
  static Snr of(Matrix features, int C, int N) {
    SymmetricEigen within = SymmetricEigen.of(within(features, C, N));
    double conditioning = within.max() > 0 ? within.min() / within.max() : 0;
    if (!(conditioning > 1e-14)) {
      return new Snr(C, N, features, new double[0], Matrix.zero(0, 0), Matrix.zero(0, 0), 0);
    }
    Matrix normalised = within.apply(x -> 1 / Math.sqrt(x)).times(features);
    SingularValueDecomposition svd =
        new SingularValueDecomposition(
            MatrixUtils.createRealMatrix(means(normalised, C, N).toRows()));
    int count = Math.min(features.rows(), C - 1);
    double[] omega = new double[count];
    System.arraycopy(svd.getSingularValues(), 0, omega, 0, count);
    return new Snr(
        C,
        N,
        normalised,
        omega,
        Matrix.of(features.rows(), count, svd.getU()::getEntry),
        Matrix.of(C, count, svd.getV()::getEntry),
        conditioning);
  }

  /** The class means, centred globally, P x C. */
  static Matrix means(Matrix features, int C, int N) {
    Matrix means =
        Matrix.of(
            features.rows(),
            C,
            (i, k) -> {
              double sum = 0;
              for (int j = 0; j < N; j++) {
                sum += features.get(i, k * N + j);
              }
              return sum / N;
            });
    return Matrix.of(
        features.rows(),
        C,
        (i, k) -> {
          double sum = 0;
          for (int l = 0; l < C; l++) {
            sum += means.get(i, l);
          }
          return means.get(i, k) - sum / C;
        });
  }

  /** The features minus their global mean. */
  static Matrix centred(Matrix features) {
    int n = features.columns();
    double[] mean = features.times(Matrix.of(n, 1, (i, j) -> 1.0 / n).column(0));
    return Matrix.of(features.rows(), n, (i, j) -> features.get(i, j) - mean[i]);
  }

  /** The features minus their class means, P x C N. */
  static Matrix deviations(Matrix features, int C, int N) {
    Matrix centred = centred(features);
    Matrix means = means(features, C, N);
    return Matrix.of(features.rows(), C * N, (i, j) -> centred.get(i, j) - means.get(i, j / N));
  }

  /** The covariance within classes, P x P. */
  static Matrix within(Matrix features, int C, int N) {
    Matrix deviations = deviations(features, C, N);
    return deviations.times(deviations.transpose()).times(1.0 / (C * N));
  }
}
