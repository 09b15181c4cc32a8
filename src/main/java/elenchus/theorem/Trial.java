package elenchus.theorem;

import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * The context of one examination. With the instance it determines the evidence: an examination
 * reads no clock, no files and no static state.
 *
 * @param precision how hard to try
 * @param seed of the random stream for claims that sample
 * @param budget bounds the probability that the trial refutes something true by sampling
 * @param expired whether the campaign's time for this trial is over
 */
public record Trial(Precision precision, long seed, ErrorBudget budget, BooleanSupplier expired) {
  /** Separates what is sampled at high precision from what was sampled before. */
  private static final long HIGH_STREAM = 0x5851f42d4c957f2dL;

  /** A trial without a deadline that stands alone: it has the error budget of a whole campaign. */
  public static Trial of(Precision precision, long seed) {
    return new Trial(precision, seed, ErrorBudget.whole(), () -> false);
  }

  /** A standard trial without a deadline. */
  public static Trial standard() {
    return of(Precision.STANDARD, 0);
  }

  /** The same trial at another precision. */
  public Trial at(Precision other) {
    return new Trial(other, seed, budget, expired);
  }

  /** A fresh random stream, the same at each call. */
  public Random random() {
    return new Random(seed);
  }

  /**
   * The seed of everything sampled by this trial, from which seeds for sizes and replicates are
   * derived. It differs between the precisions, so that a refutation is confirmed by new samples.
   */
  public long samplingSeed() {
    return isHigh() ? seed ^ HIGH_STREAM : seed;
  }

  /**
   * The probability with which one statistical comparison of this trial may refute what is true.
   * All comparisons at both precisions together stay within the budget.
   *
   * @param comparison number of the comparison within the trial, from 0; each number is used once
   */
  public double errorShare(int comparison) {
    return budget.part(isHigh() ? 1 : 0).part(comparison).probability();
  }

  /** Whether the trial runs at high precision. */
  public boolean isHigh() {
    return precision == Precision.HIGH;
  }

  /**
   * Long computations call this now and then.
   *
   * @throws DeadlineExceeded if the time for this trial is over
   */
  public void checkDeadline() {
    if (expired.getAsBoolean()) {
      throw new DeadlineExceeded();
    }
  }

  /** The time for a trial is over; the campaign counts the trial as inconclusive. */
  public static final class DeadlineExceeded extends RuntimeException {
    DeadlineExceeded() {
      super("the time for this trial is over");
    }
  }
}
