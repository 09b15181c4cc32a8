package elenchus.campaign;

import java.time.Duration;
import java.util.Optional;

/**
 * How a campaign is run.
 *
 * @param tries random instances per theorem, nonnegative
 * @param seed of the campaign
 * @param threads at least 1
 * @param time no new trial starts after this; shared evenly by the theorems
 * @param limits bounds on single trials, controls and shrinking
 */
public record Settings(int tries, long seed, int threads, Optional<Duration> time, Limits limits) {

  /**
   * @throws IllegalArgumentException if the number of tries is negative or there is no thread
   */
  public Settings {
    if (tries < 0) {
      throw new IllegalArgumentException("tries must not be negative, but is " + tries);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
    }
  }

  /** Settings with standard limits and no bound on the time. */
  public static Settings of(int tries, long seed, int threads) {
    return new Settings(tries, seed, threads, Optional.empty(), Limits.standard());
  }

  /** The same settings with other limits. */
  public Settings with(Limits other) {
    return new Settings(tries, seed, threads, time, other);
  }

  /** The same settings with a bound on the time. */
  public Settings within(Duration duration) {
    return new Settings(tries, seed, threads, Optional.of(duration), limits);
  }

  /**
   * Bounds that keep a campaign finite. The counts are reached long before the times, so that
   * results do not depend on the clock.
   *
   * @param trial time for one examination
   * @param grace how much longer is waited for an examination that does not notice that its time is
   *     over; then its thread is left behind
   * @param controlTries live instances on which a control is tried before it counts as surviving
   * @param controlDraws instances drawn for a control, live or not
   * @param shrinkEvaluations candidates examined while shrinking a counterexample
   * @param shrinkTime time for shrinking a counterexample
   */
  public record Limits(
      Duration trial,
      Duration grace,
      int controlTries,
      int controlDraws,
      int shrinkEvaluations,
      Duration shrinkTime) {

    /** The same bounds with another time for one examination. */
    public Limits withTrial(Duration time) {
      return new Limits(time, grace, controlTries, controlDraws, shrinkEvaluations, shrinkTime);
    }

    /** A minute per trial, 100 live tries per control, 400 candidates in two minutes. */
    public static Limits standard() {
      return new Limits(
          Duration.ofMinutes(1), Guard.GRACE, 100, 10_000, 400, Duration.ofMinutes(2));
    }
  }
}
