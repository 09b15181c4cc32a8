package elenchus.margin;

import java.util.Arrays;

/**
 * Looks at a row that depends on the rows of the factor, a_p = sum c_t a_t: when all c_t are at
 * most zero, the weights 1 and -c prove that A w > 0 has no solution (Gordan's alternative).
 */
final class GordanAlternative {
  private static final int PASSES = 6;

  /** A multiple below this share of the largest is zero, since it is refined beyond that. */
  private static final double VANISHED = 1e-17;

  /** A^T a below this share of its terms is taken for zero. */
  private static final double CERTIFICATE = 1e-14;

  private GordanAlternative() {}

  /** Refines the multiples in twice the working precision and sets those that vanish to zero. */
  static double[] refine(ConstraintRows rows, UpdatedFactor factor, int row, double[] c) {
    double[] high = c.clone();
    double[] low = new double[c.length];
    double[] correction = new double[c.length];
    for (int pass = 0; pass < PASSES; pass++) {
      TwofoldVector v = new TwofoldVector(rows.dimension());
      rows.add(row, 1, 0, v);
      for (int t = 0; t < c.length; t++) {
        rows.add(factor.row(t), -high[t], -low[t], v);
      }
      v.normalise();
      for (int t = 0; t < c.length; t++) {
        correction[t] = rows.value(factor.row(t), v.high());
      }
      factor.solve(correction);
      for (int t = 0; t < c.length; t++) {
        double sum = high[t] + correction[t];
        double part = sum - high[t];
        low[t] += (high[t] - (sum - part)) + (correction[t] - part);
        high[t] = sum + low[t];
        low[t] -= high[t] - sum;
      }
    }
    double largest = Arrays.stream(high).map(Math::abs).max().orElse(0);
    return Arrays.stream(high).map(m -> Math.abs(m) <= VANISHED * largest ? 0 : m).toArray();
  }

  /**
   * The weights of the alternative over all rows, with sum 1; empty if A^T a does not vanish.
   *
   * @param c refined multiples, none of them positive
   */
  static double[] weights(ConstraintRows rows, UpdatedFactor factor, int row, double[] c) {
    double[] found = new double[rows.count()];
    TwofoldVector sum = new TwofoldVector(rows.dimension());
    TwofoldSum total = new TwofoldSum(1);
    found[row] = 1;
    rows.add(row, 1, 0, sum);
    double terms = Math.sqrt(rows.gram(row, row));
    for (int t = 0; t < c.length; t++) {
      int other = factor.row(t);
      found[other] = Math.max(0, -c[t]);
      rows.add(other, found[other], 0, sum);
      total.add(found[other]);
      terms += found[other] * Math.sqrt(rows.gram(other, other));
    }
    sum.normalise();
    if (!(Math.sqrt(sum.squaredNorm()) <= CERTIFICATE * terms)) {
      return new double[0];
    }
    return Arrays.stream(found).map(weight -> weight / total.value()).toArray();
  }
}
