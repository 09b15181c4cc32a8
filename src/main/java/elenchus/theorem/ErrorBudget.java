package elenchus.theorem;

/**
 * A bound on the probability of refuting something true by sampling, divided among those who
 * sample.
 *
 * <p>A campaign has {@link #CAMPAIGN}. Each of its theorems has a fixed share, whatever its
 * company; within a theorem the shares of trials, and within a trial those of comparisons, are the
 * terms of {@code sum 1/((i+1)(i+2)) = 1}. By the union bound the whole campaign refutes a true
 * claim with probability at most {@link #CAMPAIGN}, however many trials it makes, and the share of
 * a comparison depends neither on threads nor on the number of trials. A smaller share costs
 * little: a sequential test needs samples in proportion to its logarithm.
 *
 * @param probability between 0 and 1, both excluded
 */
public record ErrorBudget(double probability) {
  /** The probability that a campaign refutes some true claim by sampling is at most this. */
  public static final double CAMPAIGN = 1e-9;

  /**
   * @throws IllegalArgumentException if it is no probability between 0 and 1
   */
  public ErrorBudget {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("error probability " + probability);
    }
  }

  /** The budget of a whole campaign, or of an examination that stands alone. */
  public static ErrorBudget whole() {
    return new ErrorBudget(CAMPAIGN);
  }

  /**
   * One of infinitely many parts that add up to the whole: {@code 1/((i+1)(i+2))} of it.
   *
   * @param index i, from 0
   */
  public ErrorBudget part(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("part " + index);
    }
    return new ErrorBudget(probability / ((index + 1.0) * (index + 2.0)));
  }

  /** One of so many equal parts. */
  public ErrorBudget evenly(int parts) {
    return new ErrorBudget(probability / parts);
  }
}
