package elenchus.campaign;

import java.time.Duration;

/** How far one theorem is. Guarded by its dispatcher. */
final class Lane {
  private final TheoremRun<?> run;
  private long started;
  private int next;
  private int open;
  private int trials;
  private long spent;
  private boolean closed;
  private boolean finished;

  Lane(TheoremRun<?> run) {
    this.run = run;
  }

  TheoremRun<?> run() {
    return run;
  }

  /** Whether a job is left. */
  boolean hasNext() {
    return !closed && next < run.jobs();
  }

  /** Whether a job is left that no bound on the time may leave out. */
  boolean hasDue() {
    return hasNext() && !run.isOptional(next);
  }

  /** Takes the next job. */
  int take() {
    if (next == 0) {
      started = System.nanoTime();
    }
    open++;
    return next++;
  }

  /** A job has ended that took some time. */
  void ended(int job, long nanos) {
    open--;
    if (run.isOptional(job)) {
      trials++;
      spent += nanos;
    }
  }

  /**
   * Nanoseconds that the random trials have taken, those under way at their mean; infinite while
   * nothing is known about them.
   */
  double charged() {
    if (open == 0) {
      return spent;
    }
    return trials == 0 ? Double.POSITIVE_INFINITY : spent * (1 + (double) open / trials);
  }

  /** No further job is taken. */
  void close() {
    closed = true;
  }

  /** True once, when no job is left and none is under way. */
  boolean mayFinish() {
    if (finished || open > 0 || hasNext()) {
      return false;
    }
    finished = true;
    return true;
  }

  /** Whether a job was ever taken. */
  boolean isBegun() {
    return next > 0;
  }

  /** Jobs left or under way. */
  int undone() {
    return closed ? open : run.jobs() - next + open;
  }

  Duration taken() {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
