package elenchus.statistics;

import java.util.function.LongToDoubleFunction;

/**
 * Compares the laws of two random numbers by independent pairs, exactly: the {@link SymmetryTest}
 * of the differences refutes, a {@link ConfidenceSequence} of the differences clipped at three
 * standard deviations supports.
 *
 * @param pairs of the first look
 * @param doublings how often they may be doubled while undecided
 */
public record LawComparison(int pairs, int doublings) {
  /** Largest bound on the mean of the clipped, scaled difference that supports. */
  public static final double RESOLUTION = 0.1;

  private static final int PILOT = 64;
  private static final double SCALE_IN_DEVIATIONS = 3;

  /**
   * What was found.
   *
   * @param scale w, three pilot standard deviations of the difference
   * @param bounds on the mean of the difference, divided by w and clipped to [-1, 1]
   * @param logWealth logarithm of the largest wealth of the symmetry test
   * @param decision the decision
   * @param error bound on the probability of a false refutation
   */
  public record Outcome(
      double scale, ConfidenceBounds bounds, double logWealth, Decision decision, double error) {}

  /**
   * Draws pairs until decided or the doublings are used up.
   *
   * @param first one number from a seed
   * @param second the other, from an unrelated seed
   * @param seed of all pairs
   * @param error bounds the probability that equal laws are refuted
   * @throws ArithmeticException if all pilot pairs agree, or a number is none
   */
  public Outcome run(
      LongToDoubleFunction first, LongToDoubleFunction second, long seed, double error) {
    double scale = SCALE_IN_DEVIATIONS * pilotDeviation(first, second, seed);
    SymmetryTest symmetry = new SymmetryTest(scale / SCALE_IN_DEVIATIONS, error);
    ConfidenceSequence clipped = new ConfidenceSequence(error);
    Decision decision = Decision.OPEN;
    ConfidenceBounds bounds = clipped.bounds();
    for (int round = 0; round <= doublings && decision == Decision.OPEN; round++) {
      for (int i = clipped.count(); i < pairs << round; i++) {
        double difference = difference(first, second, seed, 1, i);
        symmetry.add(difference);
        clipped.add(Math.max(-1, Math.min(1, difference / scale)));
      }
      bounds = clipped.bounds();
      if (symmetry.refutes()) {
        decision = Decision.REFUTED;
      } else if (bounds.farthest() <= RESOLUTION) {
        decision = Decision.SUPPORTED;
      }
    }
    return new Outcome(scale, bounds, symmetry.largestLogWealth(), decision, error);
  }

  private static double pilotDeviation(
      LongToDoubleFunction first, LongToDoubleFunction second, long seed) {
    double squares = 0;
    for (int i = 0; i < PILOT; i++) {
      double difference = difference(first, second, seed, 0, i);
      squares += difference * difference;
    }
    double deviation = Math.sqrt(squares / PILOT);
    if (!(deviation > 0)) {
      throw new ArithmeticException("all pilot pairs agree: nothing is random");
    }
    return deviation;
  }

  private static double difference(
      LongToDoubleFunction first, LongToDoubleFunction second, long seed, long stage, int pair) {
    double difference =
        first.applyAsDouble(RandomStream.seed(seed, stage, pair, 0))
            - second.applyAsDouble(RandomStream.seed(seed, stage, pair, 1));
    if (Double.isNaN(difference)) {
      throw new ArithmeticException("a pair yields no number");
    }
    return difference;
  }
}
