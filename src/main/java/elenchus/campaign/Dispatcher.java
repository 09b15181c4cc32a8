package elenchus.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hands the jobs of all theorems to the threads in one order, without a pause between theorems, and
 * notices when a theorem is done.
 */
final class Dispatcher {
  private final List<TheoremRun<?>> runs;
  private final Progress progress;
  private final Optional<Deadline> deadline;
  private final State[] states;
  private final TreeMap<Integer, TheoremResult> results = new TreeMap<>();
  private Optional<Deadline> window = Optional.empty();
  private int run;
  private int job;
  private long done;

  /** How far a theorem is. */
  private static final class State {
    private long started;
    private int open;
    private boolean closed;
    private boolean finished;
  }

  Dispatcher(List<TheoremRun<?>> runs, Settings settings, Progress progress) {
    this.runs = runs;
    this.progress = progress;
    this.deadline = settings.time().map(Deadline::in);
    this.states = new State[runs.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = new State();
    }
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

  private synchronized Optional<Runnable> next() {
    while (run < runs.size()) {
      int index = run;
      TheoremRun<?> current = runs.get(index);
      if (job == 0) {
        states[index].started = System.nanoTime();
        window = share();
      }
      boolean late = current.isOptional(job) && window.map(Deadline::isOver).orElse(false);
      if (job < current.jobs() && !late) {
        int number = job++;
        states[index].open++;
        return Optional.of(() -> perform(index, number));
      }
      states[index].closed = true;
      run++;
      job = 0;
      if (mayFinish(index)) {
        return Optional.of(() -> finish(index));
      }
    }
    return Optional.empty();
  }

  /** What is left of the time, shared evenly by the theorems that are left. */
  private Optional<Deadline> share() {
    return deadline.map(all -> Deadline.in(all.left().dividedBy(runs.size() - run)));
  }

  private void perform(int index, int number) {
    runs.get(index).run(number);
    if (complete(index)) {
      finish(index);
    }
  }

  private synchronized boolean complete(int index) {
    states[index].open--;
    done++;
    long total = runs.stream().mapToLong(TheoremRun::jobs).sum();
    progress.advanced(runs.get(index).id(), done, total);
    return mayFinish(index);
  }

  /** True once per theorem, when its last job is done. */
  private synchronized boolean mayFinish(int index) {
    State state = states[index];
    if (!state.closed || state.open > 0 || state.finished) {
      return false;
    }
    state.finished = true;
    return true;
  }

  private void finish(int index) {
    Duration taken = Duration.ofNanos(System.nanoTime() - states[index].started);
    TheoremResult result = runs.get(index).finish(taken);
    record(index, result);
  }

  private synchronized void record(int index, TheoremResult result) {
    results.put(index, result);
    progress.finished(result);
  }
}
