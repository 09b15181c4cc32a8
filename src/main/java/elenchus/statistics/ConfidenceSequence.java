package elenchus.statistics;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * A confidence sequence for the mean m of independent observations in [-1, 1]: with probability at
 * least 1 - a the mean lies in {@link #bounds} at <em>all</em> times at once, so that one may look
 * whenever one likes and stop when satisfied.
 *
 * <p>The betting construction of Waudby-Smith and Ramdas (2024). A gambler who bets the fraction
 * lambda against the mean m turns capital 1 into the product of {@code 1 + lambda (Z_i - m)}; the
 * average over the eight fractions {@code 0.49/2^j} is
 *
 * <pre>K+(m) = 1/8 sum_j prod_i (1 + lambda_j (Z_i - m)), K-(m) the same with -lambda_j.</pre>
 *
 * At the true mean both are nonnegative martingales that start at 1, and by the inequality of Ville
 * (1939) each ever reaches 2/a with probability at most a/2. K+ decreases and K- increases in m, so
 * the values of m not yet excluded form an interval, whose ends are found by bisection and rounded
 * outwards.
 *
 * <p>Not safe for use by several threads.
 */
public final class ConfidenceSequence {
  private static final double LARGEST_BET = 0.49;
  private static final int BETS = 8;
  private static final int BISECTIONS = 50;

  /**
   * Factors lie between 0.02 and 1.98, so that the product of a block neither over- nor underflows.
   */
  private static final int BLOCK = 64;

  private final double threshold;
  private double[] values = new double[256];
  private int count;

  /**
   * An empty sequence.
   *
   * @param error a, the probability that the mean is ever excluded, between 0 and 1
   * @throws IllegalArgumentException if the error is no such number
   */
  public ConfidenceSequence(double error) {
    if (!(error > 0 && error < 1)) {
      throw new IllegalArgumentException("error probability " + error);
    }
    this.threshold = FastMath.log(2) - FastMath.log(error);
  }

  /**
   * Adds an observation.
   *
   * @throws IllegalArgumentException if it is outside [-1, 1] or no number
   */
  public void add(double value) {
    if (!(Math.abs(value) <= 1)) {
      throw new IllegalArgumentException("observation " + value + " is outside [-1, 1]");
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  /** Number of observations. */
  public int count() {
    return count;
  }

  /** The mean of the observations; not-a-number if there are none. */
  public double mean() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  /** The means not excluded by the observations so far. */
  public ConfidenceBounds bounds() {
    // The mirror image of the observations turns an upper bound into a lower one.
    return new ConfidenceBounds(lower(1), -lower(-1), count);
  }

  /** Whether the observations exclude the given mean. */
  public boolean excludes(double mean) {
    return logWealth(1, mean) >= threshold || logWealth(-1, -mean) >= threshold;
  }

  private double lower(int sign) {
    double excluded = -1;
    if (logWealth(sign, excluded) < threshold) {
      return -1;
    }
    double open = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (excluded + open);
      if (logWealth(sign, middle) >= threshold) {
        excluded = middle;
      } else {
        open = middle;
      }
    }
    return excluded;
  }

  /** log K+ of the observations times the sign. */
  private double logWealth(int sign, double mean) {
    double[] logs = new double[BETS];
    double bet = LARGEST_BET;
    for (int j = 0; j < BETS; j++, bet /= 2) {
      double step = bet * sign;
      double base = 1 - bet * mean;
      double log = 0;
      for (int start = 0; start < count; start += BLOCK) {
        double product = 1;
        int end = Math.min(count, start + BLOCK);
        for (int i = start; i < end; i++) {
          product *= base + step * values[i];
        }
        log += FastMath.log(product);
      }
      logs[j] = log;
    }
    return LogSum.of(logs) - FastMath.log(BETS);
  }
}
