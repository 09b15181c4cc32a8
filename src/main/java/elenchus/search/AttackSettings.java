package elenchus.search;

import java.time.Duration;
import java.util.Optional;

/**
 * How an attack is run. What is examined in each generation is a function of the seed alone; time
 * and number of generations only say when to stop.
 *
 * @param seed of the attack
 * @param threads at least 1
 * @param time no generation starts after this
 * @param generations at most this many
 * @param guided whether the search learns; otherwise all choices are random
 */
public record AttackSettings(
    long seed, int threads, Optional<Duration> time, int generations, boolean guided) {

  /**
   * @throws IllegalArgumentException if there is no thread or no generation
   */
  public AttackSettings {
    if (threads < 1 || generations < 1) {
      throw new IllegalArgumentException(
          "threads and generations must be at least 1, but are " + threads + ", " + generations);
    }
  }
}
