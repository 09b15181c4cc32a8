package elenchus.campaign;

import java.time.Duration;
import java.util.Optional;

/** How fast a campaign gets on. Guarded by its dispatcher. */
final class Pace {
  private final long jobs;
  private final int threads;
  private final Optional<Deadline> deadline;
  private long done;
  private long fresh;
  private double busy;

  Pace(long jobs, int threads, Optional<Deadline> deadline) {
    this.jobs = jobs;
    this.threads = threads;
    this.deadline = deadline;
  }

  /**
   * A job has ended.
   *
   * @param isFresh whether it was done now, and not remembered
   */
  void ended(long nanos, boolean isFresh) {
    done++;
    if (isFresh) {
      fresh++;
      busy += nanos;
    }
  }

  long done() {
    return done;
  }

  /** All jobs; where a bound on the time leaves out some, as many as its time seems to allow. */
  long total() {
    return deadline
        .map(bound -> Math.min(jobs, Math.max(done, (long) (done / bound.share()))))
        .orElse(jobs);
  }

  /** The time the rest takes if its jobs take as long as those so far; empty if none was done. */
  Optional<Duration> left() {
    if (fresh == 0) {
      return Optional.empty();
    }
    double nanos = (jobs - done) * (busy / fresh) / threads;
    Duration rest = Duration.ofNanos((long) Math.min(nanos, Long.MAX_VALUE));
    return Optional.of(
        deadline.map(Deadline::left).filter(l -> l.compareTo(rest) < 0).orElse(rest));
  }
}
