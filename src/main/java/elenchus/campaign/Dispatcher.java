package elenchus.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hands the jobs of all theorems to the threads, and notices when a theorem is done.
 *
 * <p>Without a bound on the time the order is theorem by theorem, without a pause between. With a
 * bound, the controls and worked examples of all theorems come first, and the rest of the time is
 * shared evenly: the next random trial is one of the theorem whose trials have taken the least time
 * so far.
 */
final class Dispatcher {
  private final List<Lane> lanes = new ArrayList<>();
  private final Progress progress;
  private final Optional<Deadline> deadline;
  private final Pace pace;
  private final TreeMap<Integer, TheoremResult> results = new TreeMap<>();
  private boolean stopped;

  Dispatcher(List<TheoremRun<?>> runs, Settings settings, Progress progress) {
    runs.forEach(run -> lanes.add(new Lane(run)));
    this.progress = progress;
    this.deadline = settings.time().map(Deadline::in);
    long jobs = runs.stream().mapToLong(TheoremRun::jobs).sum();
    this.pace = new Pace(jobs, settings.threads(), deadline);
  }

  /** Works until no job is left. */
  void work() {
    for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
      next.get().run();
    }
  }

  /** The results in the order of the theorems, when all threads have worked. */
  synchronized List<TheoremResult> results() {
    return List.copyOf(results.values());
  }

  /** No further job begins; what is known so far of each theorem begun, in their order. */
  synchronized List<TheoremResult> interrupted() {
    stopped = true;
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (!results.containsKey(i) && lane.isBegun()) {
        results.put(i, lane.run().partial(lane.taken(), Math.max(1, lane.undone())));
      }
    }
    return results();
  }

  private synchronized Optional<Runnable> next() {
    if (stopped) {
      return Optional.empty();
    }
    Optional<Lane> lane = deadline.isEmpty() ? firstWithJobs() : due().or(this::leastCharged);
    if (lane.isPresent()) {
      Lane taken = lane.get();
      int job = taken.take();
      return Optional.of(() -> perform(taken, job));
    }
    for (Lane idle : lanes) {
      if (idle.mayFinish()) {
        return Optional.of(() -> finish(idle));
      }
    }
    return Optional.empty();
  }

  private Optional<Lane> firstWithJobs() {
    return lanes.stream().filter(Lane::hasNext).findFirst();
  }

  private Optional<Lane> due() {
    return lanes.stream().filter(Lane::hasDue).findFirst();
  }

  private Optional<Lane> leastCharged() {
    if (deadline.map(Deadline::isOver).orElse(false)) {
      lanes.forEach(Lane::close);
    }
    return lanes.stream().filter(Lane::hasNext).min(Comparator.comparingDouble(Lane::charged));
  }

  private void perform(Lane lane, int job) {
    long start = System.nanoTime();
    boolean fresh = lane.run().run(job);
    if (complete(lane, job, System.nanoTime() - start, fresh)) {
      finish(lane);
    }
  }

  private synchronized boolean complete(Lane lane, int job, long nanos, boolean fresh) {
    lane.ended(job, nanos);
    pace.ended(nanos, fresh);
    if (!stopped) {
      progress.advanced(lane.run().id(), pace.done(), pace.total());
      pace.left().ifPresent(progress::remaining);
    }
    return !stopped && lane.mayFinish();
  }

  private void finish(Lane lane) {
    TheoremResult result = lane.run().finish(lane.taken());
    record(lane, result);
  }

  private synchronized void record(Lane lane, TheoremResult result) {
    if (!stopped) {
      results.put(lanes.indexOf(lane), result);
      progress.finished(result);
    }
  }
}
