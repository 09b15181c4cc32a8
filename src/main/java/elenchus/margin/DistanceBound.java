package elenchus.margin;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;

/**
 * How far a candidate from anywhere is from the max-margin classifier, without knowing it. For W
 * with all margins at least 1 and alpha >= 0,
 *
 * <p>|W - What|^2 + |A^T alpha - What|^2 <= 2 gap, gap = |W - A^T alpha|^2 / 2 + sum alpha_ij (u_ij
 * - 1),
 *
 * <p>where the gap is primal minus dual objective, written so that nothing large cancels. A
 * candidate with positive margins is first scaled so that its least margin is 1. For any scale,
 * m(W) / |W| <= gamma <= |A^T alpha| / 1^T alpha.
 *
 * @param scale what W was multiplied with: 1 / min u; infinity if a margin is not positive
 * @param gap the duality gap of the scaled candidate; infinity if a margin is not positive
 * @param leastGamma min u / |W|, a lower bound of the margin gamma where it is positive
 * @param mostGamma |A^T alpha| / 1^T alpha, an upper bound of gamma; infinity for alpha = 0
 */
public record DistanceBound(double scale, double gap, double leastGamma, double mostGamma) {

  /**
   * Bounds the distance. Margins and the gap are computed in twice the working precision.
   *
   * @param data the data
   * @param W candidate, K x d
   * @param alpha dual candidate, N (K - 1), nonnegative
   * @throws IllegalArgumentException if a shape is wrong, an entry not finite, or alpha negative
   */
  public static DistanceBound of(LabelledData data, Matrix W, double[] alpha) {
    if (W.rows() != data.K() || W.columns() != data.features() || !W.isFinite()) {
      throw new IllegalArgumentException("W must be K x d and finite");
    }
    if (alpha.length != data.pairs()) {
      throw new IllegalArgumentException(
          alpha.length + " dual variables for " + data.pairs() + " pairs");
    }
    TwofoldVector weights = new TwofoldVector(data.K() * data.features());
    System.arraycopy(W.toRowMajor(), 0, weights.high(), 0, weights.high().length);
    return of(new PairRows(data), weights, alpha);
  }

  private static DistanceBound of(ConstraintRows rows, TwofoldVector w, double[] alpha) {
    TwofoldVector dual = new TwofoldVector(rows.dimension());
    TwofoldSum total = new TwofoldSum(0);
    double[] excess = new double[rows.count()];
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < alpha.length; p++) {
      if (!(alpha[p] >= 0 && alpha[p] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("dual variable " + p + " is " + alpha[p]);
      }
      if (alpha[p] > 0) {
        rows.add(p, alpha[p], 0, dual);
        total.add(alpha[p]);
      }
      excess[p] = rows.excess(p, w);
      least = Math.min(least, excess[p]);
    }
    dual.normalise();
    double leastMargin = 1 + least;
    double leastGamma = leastMargin / Math.sqrt(w.squaredNorm());
    double mostGamma =
        total.value() > 0
            ? Math.sqrt(dual.squaredNorm()) / total.value()
            : Double.POSITIVE_INFINITY;
    if (!(leastMargin > 0)) {
      return new DistanceBound(
          Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, leastGamma, mostGamma);
    }
    double scale = 1 / leastMargin;
    TwofoldSum gap = new TwofoldSum(0);
    for (int f = 0; f < w.high().length; f++) {
      double difference =
          Math.fma(w.high()[f], scale, -dual.high()[f]) + (w.low()[f] * scale - dual.low()[f]);
      gap.addProduct(0.5 * difference, difference);
    }
    for (int p = 0; p < alpha.length; p++) {
      gap.addProduct(alpha[p], (excess[p] - least) * scale);
    }
    return new DistanceBound(scale, gap.value(), leastGamma, mostGamma);
  }

  /** sqrt(2 gap): bounds the Frobenius distance of the scaled candidate to What. */
  public double distance() {
    return Math.sqrt(2 * gap);
  }
}
