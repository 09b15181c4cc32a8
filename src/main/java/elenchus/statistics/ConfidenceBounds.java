package elenchus.statistics;

/**
 * An interval that contains an unknown mean with a stated probability.
 *
 * @param lower lower end
 * @param upper upper end, at least the lower
 * @param count number of observations
 */
public record ConfidenceBounds(double lower, double upper, int count) {

  /** The middle. */
  public double centre() {
    return 0.5 * (lower + upper);
  }

  /** Half the width: the confidence radius. */
  public double radius() {
    return 0.5 * (upper - lower);
  }

  /** A bound on the absolute value of the mean from below: 0 if the interval contains 0. */
  public double nearest() {
    return Math.max(0, Math.abs(centre()) - radius());
  }

  /** A bound on the absolute value of the mean from above. */
  public double farthest() {
    return Math.abs(centre()) + radius();
  }
}
