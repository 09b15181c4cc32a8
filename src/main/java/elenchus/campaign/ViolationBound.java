package elenchus.campaign;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Upper confidence bound of Clopper and Pearson (1934) on the probability that a random instance
 * violates a theorem.
 *
 * @param confidence one-sided
 * @param trials random trials that were decided
 * @param violations among them
 * @param upper the bound
 */
public record ViolationBound(double confidence, int trials, int violations, double upper) {
  private static final double CONFIDENCE = 0.95;

  /** Absolute; bounds are of the order of 3 over the number of trials. */
  private static final double ACCURACY = 1e-15;

  /**
   * The bound at 95 %.
   *
   * @throws IllegalArgumentException if there is no trial or there are more violations than trials
   */
  public static ViolationBound of(int trials, int violations) {
    if (trials < 1 || violations < 0 || violations > trials) {
      throw new IllegalArgumentException(violations + " violations in " + trials + " trials");
    }
    double upper =
        violations == trials
            ? 1
            : new BetaDistribution(violations + 1.0, trials - violations, ACCURACY)
                .inverseCumulativeProbability(CONFIDENCE);
    return new ViolationBound(CONFIDENCE, trials, violations, upper);
  }
}
