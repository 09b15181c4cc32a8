package elenchus.statistics;

import org.hipparchus.util.FastMath;

/**
 * Tests whether independent differences {@code D = X - X'} are symmetric about 0, as they are where
 * X and X' have the same law. Neither moments nor bounds are needed, and there is no limit
 * involved.
 *
 * <p>Under symmetry {@code E[1 + tanh(c D)] = 1} for every c, so that the average of {@code prod_i
 * (1 + tanh(c D_i))} over the bets {@code c = +-2^-6, ..., +-2} per unit of the scale is a
 * nonnegative martingale that starts at 1. It ever reaches 1/a with probability at most a (Ville
 * 1939). No evidence against symmetry is no evidence for it: support needs bounds on something, see
 * {@link LawComparison}.
 *
 * <p>Not safe for use by several threads.
 */
public final class SymmetryTest {
  private static final int SMALLEST = -6;
  private static final int LARGEST = 1;
  private static final int BETS = 2 * (LARGEST - SMALLEST + 1);
  private static final double LOG_2 = FastMath.log(2);

  private final double[] bets = new double[BETS];
  private final double[] logs = new double[BETS];
  private final double threshold;
  private double largest;
  private int count;

  /**
   * An empty test.
   *
   * @param scale typical size of a difference, positive; it affects the power, never the validity
   * @param error a, the probability of ever refuting symmetric differences, between 0 and 1
   * @throws IllegalArgumentException if the scale is not positive or the error no such number
   */
  public SymmetryTest(double scale, double error) {
    if (!(scale > 0) || Double.isInfinite(scale) || !(error > 0 && error < 1)) {
      throw new IllegalArgumentException("scale " + scale + ", error probability " + error);
    }
    for (int i = 0; i < BETS / 2; i++) {
      bets[2 * i] = Math.scalb(1.0, SMALLEST + i) / scale;
      bets[2 * i + 1] = -bets[2 * i];
    }
    this.threshold = -FastMath.log(error);
  }

  /**
   * Adds a difference.
   *
   * @throws IllegalArgumentException if it is no number
   */
  public void add(double difference) {
    if (Double.isNaN(difference)) {
      throw new IllegalArgumentException("a difference is no number");
    }
    for (int i = 0; i < BETS; i++) {
      logs[i] += logOnePlusTanh(bets[i] * difference);
    }
    count++;
    largest = Math.max(largest, logWealth());
  }

  /** Number of differences. */
  public int count() {
    return count;
  }

  /** The logarithm of the wealth now. */
  public double logWealth() {
    return LogSum.of(logs) - FastMath.log(BETS);
  }

  /** The logarithm of the largest wealth so far. */
  public double largestLogWealth() {
    return largest;
  }

  /** Whether symmetry is refuted. */
  public boolean refutes() {
    return largest >= threshold;
  }

  private static double logOnePlusTanh(double x) {
    // log(1 + tanh x) = log 2 - log(1 + exp(-2x)), without overflow on either side.
    double tail = FastMath.log1p(FastMath.exp(-2 * Math.abs(x)));
    return LOG_2 - (x >= 0 ? tail : tail - 2 * x);
  }
}
