package elenchus.catalogue.centralpath;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;

/**
 * Features that descend the squared error with the classifier always optimal, without weight decay.
 *
 * @param H features as columns, class after class, P x C N
 * @param C number of classes
 * @param N samples per class
 * @param t time, positive
 */
public record FeatureFlow(Matrix H, int C, int N, double t) {

  /**
   * @throws IllegalArgumentException if H has not C N columns, an entry is not finite, or t is not
   *     positive
   */
  public FeatureFlow {
    if (C < 2 || N < 1 || H.rows() < 1 || H.columns() != C * N || !H.isFinite()) {
      throw new IllegalArgumentException(
          "C = " + C + ", N = " + N + ", H of " + H.columns() + " columns");
    }
    if (!(t > 0 && t < 1e300)) {
      throw new IllegalArgumentException("t = " + t + " must be positive");
    }
  }

  /** The number of samples. */
  int n() {
    return C * N;
  }

  /** Y, C x n, centred: one-hot minus 1/C. */
  Matrix centredTargets() {
    return Matrix.of(C, n(), (i, j) -> (j / N == i ? 1 : 0) - 1.0 / C);
  }

  /** Hc Hc^T for the centred features, P x P. */
  static Matrix scatter(Matrix features) {
    Matrix centred = Snr.centred(features);
    return centred.times(centred.transpose());
  }

  /** The least over the largest eigenvalue of the scatter. */
  double conditioning() {
    SymmetricEigen eigen = SymmetricEigen.of(scatter(H));
    return eigen.max() > 0 ? eigen.min() / eigen.max() : 0;
  }

  /**
   * The gradient of min over W, b of (1/(2n)) |W H + b - Y|^2 + (ridge/2)|W|^2, by the envelope
   * theorem W^T (W H + b - Y)/n; P x n.
   */
  Matrix gradient(Matrix features, double ridge) {
    Matrix centred = Snr.centred(features);
    Matrix y = centredTargets();
    Matrix scatter =
        centred
            .times(centred.transpose())
            .plus(Matrix.identity(features.rows()).times(n() * ridge));
    Matrix weights =
        SymmetricEigen.of(scatter)
            .apply(x -> 1 / x)
            .times(centred.times(y.transpose()))
            .transpose();
    return weights.transpose().times(weights.times(centred).minus(y)).times(1.0 / n());
  }

  /** A flow of the features, flattened row after row. */
  InitialValueProblem flow(Matrix start, Velocity velocity) {
    int p = start.rows();
    return new InitialValueProblem(
        y -> velocity.at(Matrix.ofRowMajor(p, n(), y)).toRowMajor(), start.toRowMajor());
  }

  /** The derivative of the features. */
  @FunctionalInterface
  interface Velocity {
    /** The derivative at features P x n. */
    Matrix at(Matrix features);
  }

  /** The features of a state. */
  Matrix features(double[] state) {
    return Matrix.ofRowMajor(H.rows(), n(), state);
  }

  /** The largest |G Xw^T|-symmetric part times features: S X with S = (A + A^T)/2, A = G Xw^T/n. */
  Matrix restoring(Matrix gradient, Matrix features, Matrix applied) {
    Matrix within = Snr.deviations(features, C, N);
    Matrix a = gradient.times(within.transpose()).times(1.0 / n());
    return a.plus(a.transpose()).times(0.5).times(applied);
  }

  /** The projected flow: -G + S Xw, on the features with Sigma_W = I. */
  Matrix projectedVelocity(Matrix features) {
    Matrix gradient = gradient(features, 0);
    return restoring(gradient, features, Snr.deviations(features, C, N)).minus(gradient);
  }

  /** The limit of small steps each followed by whitening: -G + S X. */
  Matrix whitenedVelocity(Matrix features) {
    Matrix gradient = gradient(features, 0);
    return restoring(gradient, features, Snr.centred(features)).minus(gradient);
  }

  /** Gaussian features with well-conditioned covariance within classes. */
  static FeatureFlow gaussian(Draw draw) {
    int c = draw.integer(2, 4);
    int p = draw.integer(1, 4);
    int n = (p + c - 1) / c + 2 + draw.integer(0, 2);
    Matrix h = Matrix.ofRows(draw.gaussianRows(p, c * n));
    double spread = draw.oneOf(0.0, 1.0, 2.0);
    Matrix means = Matrix.ofRows(draw.gaussianRows(p, c)).times(spread);
    Matrix shifted = Matrix.of(p, c * n, (i, j) -> h.get(i, j) + means.get(i, j / n));
    return new FeatureFlow(shifted, c, n, draw.uniform(1, 100));
  }

  /** Features with Hc Hc^T = k I, plus a mean. */
  static FeatureFlow isotropic(Draw draw) {
    int c = draw.integer(2, 4);
    int n = draw.integer(2, 5);
    int p = draw.integer(1, Math.min(4, c * n - 1));
    Matrix centred = Snr.centred(Matrix.ofRows(draw.gaussianRows(p, c * n)));
    QRDecomposition qr =
        new QRDecomposition(MatrixUtils.createRealMatrix(centred.transpose().toRows()));
    double k = draw.uniform(0.5, 3);
    double[] mean = Matrix.ofRows(draw.gaussianRows(p, 1)).column(0);
    Matrix h = Matrix.of(p, c * n, (i, j) -> Math.sqrt(k) * qr.getQ().getEntry(j, i) + mean[i]);
    return new FeatureFlow(h, c, n, k * c * draw.uniform(0.1, 3));
  }

  Stream<FeatureFlow> simpler() {
    List<FeatureFlow> candidates = new ArrayList<>();
    if (H.rows() > 1) {
      candidates.add(new FeatureFlow(Matrix.of(1, n(), H::get), C, N, t));
      candidates.add(new FeatureFlow(Matrix.of(H.rows() - 1, n(), H::get), C, N, t));
    }
    if (C > 2) {
      candidates.add(new FeatureFlow(Matrix.of(H.rows(), 2 * N, H::get), 2, N, t));
    }
    if (N > 2) {
      candidates.add(
          new FeatureFlow(
              Matrix.of(H.rows(), 2 * C, (i, j) -> H.get(i, j / 2 * N + j % 2)), C, 2, t));
    }
    candidates.add(new FeatureFlow(H.map(Math::rint), C, N, t));
    candidates.add(new FeatureFlow(H, C, N, 1));
    return candidates.stream().filter(f -> !f.equals(this));
  }
}
