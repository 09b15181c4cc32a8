package elenchus.catalogue.mirrorflow;

import elenchus.linear.Matrix;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.MirrorDescent;
import elenchus.mirror.MirrorMap;
import elenchus.mirror.ResidualLoss;
import java.util.Collections;
import java.util.List;

/**
 * A run of mirror descent on an underdetermined linear regression.
 *
 * @param X samples in rows, m x d
 * @param y m targets
 * @param theta0 start, d numbers
 * @param phi the mirror, separable
 * @param w weight of the square in it
 * @param beta scale of the hyperbolic entropy
 * @param eta largest step size
 * @param variation steps are drawn between (1 - variation) eta and eta
 * @param B samples in a batch
 * @param g momentum of the dual vector
 * @param seed of batches and steps
 */
public record MirrorRun(
    Matrix X,
    List<Double> y,
    List<Double> theta0,
    Mirror phi,
    double w,
    double beta,
    double eta,
    double variation,
    int B,
    double g,
    long seed) {
  /** A residual that counts as zero. */
  static final double TARGET = 1e-12;

  static final int MOST_STEPS = 20_000;

  /**
   * @throws IllegalArgumentException if the sizes do not fit, a number is not finite, a batch is
   *     empty or larger than the data, or momentum or variation are not in [0, 1)
   */
  public MirrorRun {
    y = List.copyOf(y);
    theta0 = List.copyOf(theta0);
    if (X.rows() != y.size() || X.columns() != theta0.size() || phi == Mirror.FORM) {
      throw new IllegalArgumentException("X is m x d, y has m, theta0 d entries, phi is separable");
    }
    if (!(eta > 0 && g >= 0 && g < 1 && variation >= 0 && variation < 1) || B < 1 || B > y.size()) {
      throw new IllegalArgumentException("eta > 0, 0 <= g, variation < 1, 1 <= B <= m");
    }
    if (!X.isFinite() || !(w >= 0 && beta > 0 && w + beta + eta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("numbers must be finite, w nonnegative, beta positive");
    }
  }

  /** What is descended, with squared residuals. */
  MirrorRegression regression() {
    return new MirrorRegression(
        X, y, theta0, phi, w, beta, Collections.nCopies(theta0.size(), 0.0), ResidualLoss.SQUARED);
  }

  MirrorDescent descent() {
    MirrorRegression r = regression();
    return new MirrorDescent(r.map(), X, r.targets());
  }

  /** The run, until all residuals are zero to rounding. */
  MirrorDescent.End end() {
    return descent()
        .run(
            regression().start(),
            new MirrorDescent.Schedule(eta, variation, B, g, seed),
            TARGET,
            MOST_STEPS);
  }

  /**
   * Two fifths of the inverse of the largest eigenvalue of X_B K X_B^T / |B|, K the inverse Hessian
   * at the start or at the projection.
   */
  static double rate(MirrorRegression r, BregmanProjection.Solution limit, int batch) {
    MirrorMap map = r.map();
    double steepest = 0;
    for (double[] theta : List.of(r.start(), limit.theta())) {
      if (batch == r.y().size()) {
        steepest = Math.max(steepest, r.metric(theta).max() / batch);
      } else {
        Matrix gram =
            r.X().times(map.conjugateHessian(map.gradient(theta))).times(r.X().transpose());
        for (int i = 0; i < gram.rows(); i++) {
          steepest = Math.max(steepest, gram.get(i, i));
        }
      }
    }
    return 0.4 / steepest;
  }
}
