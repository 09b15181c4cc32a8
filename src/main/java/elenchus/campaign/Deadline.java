package elenchus.campaign;

import java.time.Duration;

/** A moment on the monotonic clock. */
record Deadline(long start, long allowed) {

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime(), saturated(duration));
  }

  boolean isOver() {
    return System.nanoTime() - start > allowed;
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, allowed - (System.nanoTime() - start)));
  }

  /** The share of the time that is over, at most 1. */
  double share() {
    return Math.min(1, (double) (System.nanoTime() - start) / Math.max(1, allowed));
  }

  private static long saturated(Duration duration) {
    return duration.compareTo(Duration.ofDays(10_000)) > 0 ? Long.MAX_VALUE : duration.toNanos();
  }
}
