package elenchus.theorem;

import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * The context of one examination. With the instance it determines the evidence: an examination
 * reads no clock, no files and no static state.
 *
 * @param precision how hard to try
 * @param seed of the random stream for claims that sample
 * @param expired whether the campaign's time for this trial is over
 */
public record Trial(Precision precision, long seed, BooleanSupplier expired) {

  /** A trial without a deadline. */
  public static Trial of(Precision precision, long seed) {
    return new Trial(precision, seed, () -> false);
  }

  /** A standard trial without a deadline. */
  public static Trial standard() {
    return of(Precision.STANDARD, 0);
  }

  /** The same trial at another precision. */
  public Trial at(Precision other) {
    return new Trial(other, seed, expired);
  }

  /** A fresh random stream, the same at each call. */
  public Random random() {
    return new Random(seed);
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
