package elenchus.baseline;

import java.util.List;

/**
 * A number that is not what it was.
 *
 * @param theorem its id
 * @param trial number of the trial
 * @param claim name of the claim
 * @param quantity {@code observed} or {@code predicted}
 * @param before the recorded number
 * @param after the number now
 * @param tolerance of the claim now
 * @param instruments that the finding names now
 */
public record Drift(
    String theorem,
    int trial,
    String claim,
    String quantity,
    double before,
    double after,
    double tolerance,
    List<String> instruments) {

  /** Copies. */
  public Drift {
    instruments = List.copyOf(instruments);
  }

  /** How many doubles lie from one to the other; the largest long where one is not a number. */
  public long ulps() {
    if (Double.isNaN(before) || Double.isNaN(after)) {
      return Long.MAX_VALUE;
    }
    long from = ordered(before);
    long to = ordered(after);
    long distance = Math.max(from, to) - Math.min(from, to);
    return distance < 0 ? Long.MAX_VALUE : distance;
  }

  /** The change as a share of the tolerance; infinite where there is no tolerance. */
  public double share() {
    double change = Math.abs(after - before);
    return Double.isNaN(change) || tolerance == 0 ? Double.POSITIVE_INFINITY : change / tolerance;
  }

  /** The doubles in their order, both zeros apart. */
  private static long ordered(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits - 1;
  }
}
