package elenchus.campaign;

import elenchus.theorem.Claim;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;

/**
 * The jobs of one theorem: its controls first, for they take longest, then its worked examples,
 * then random instances. Jobs run on any thread; the result is put together by job number.
 */
final class TheoremRun<I> {
  private final Preparation<I> parts;
  private final Settings settings;
  private final Journal journal;
  private final Guard guard;
  private final Examiner<I> examiner;
  private final Map<Integer, TrialRecord> trials = Collections.synchronizedMap(new TreeMap<>());
  private final Map<Integer, ControlResult> controls = Collections.synchronizedMap(new TreeMap<>());

  TheoremRun(Preparation<I> parts, Settings settings, Guard guard, Journal journal) {
    this.parts = parts;
    this.settings = settings;
    this.journal = journal;
    this.guard = guard;
    this.examiner = Examiner.of(parts, guard);
  }

  Theorem<I> theorem() {
    return parts.theorem();
  }

  String id() {
    return parts.theorem().card().id();
  }

  /** Number of jobs. */
  int jobs() {
    if (parts.instances().isEmpty()) {
      return 0;
    }
    return parts.controls().size() + parts.examples().size() + settings.tries();
  }

  /** Whether a job is a random trial, which a bound on the time may leave out. */
  boolean isOptional(int job) {
    return job >= parts.controls().size() + parts.examples().size();
  }

  /**
   * Does a job.
   *
   * @return whether it had to be done, and was not remembered by the journal
   */
  boolean run(int job) {
    int index = job - parts.controls().size();
    return index < 0 ? runControl(job) : runTrial(index + 1);
  }

  private boolean runControl(int job) {
    Preparation.PreparedControl<?> control = parts.controls().get(job);
    String name = control.control().name();
    Optional<ControlOutline> before = journal.control(theorem(), name);
    ControlOutline start = before.orElse(ControlOutline.none());
    ControlResult result = control.run(id(), settings, guard, Shares.control(job), start).run();
    controls.put(job, result);
    if (before.isEmpty()) {
      journal.add(theorem(), name, ControlOutline.of(result));
    }
    return before.isEmpty();
  }

  private boolean runTrial(int number) {
    Optional<TrialRecord> before = journal.trial(theorem(), number);
    TrialRecord record = before.orElseGet(() -> trial(number));
    trials.put(number, record);
    if (before.isEmpty()) {
      journal.add(theorem(), record);
    }
    return before.isEmpty();
  }

  private TrialRecord trial(int number) {
    DrawnInstance<I> drawn;
    try {
      drawn = guard.call(() -> instance(number));
    } catch (Guard.Overdue overdue) {
      return TrialRecord.fault(number, overdue.fault("instance"));
    } catch (Throwable thrown) {
      return TrialRecord.fault(number, Fault.error("instance", thrown));
    }
    Examined examined = examiner.examine(drawn.instance(), drawn.seed(), drawn.budget());
    return TrialRecord.of(number, examined, number == 1 && !parts.examples().isEmpty());
  }

  private record Drawn<I>(Shrinkable<I> instance, long seed) {}

  /** The instance of a trial, the same whenever and wherever it is drawn. */
  private Drawn<I> draw(int number) {
    int examples = parts.examples().size();
    if (number <= examples) {
      Example<I> example = parts.examples().get(number - 1);
      return new Drawn<>(Shrinkable.unshrinkable(example.instance()), 0);
    }
    long seed = Seeds.of(settings.seed(), id(), number - examples - 1L);
    return new Drawn<>(parts.instances().orElseThrow().draw(seed), Seeds.sampling(seed));
  }

  /**
   * The instance of a trial.
   *
   * @throws IllegalArgumentException if trials do not have that number
   */
  DrawnInstance<I> instance(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("trials count from 1, but the trial is " + number);
    }
    Drawn<I> drawn = draw(number);
    return new DrawnInstance<>(drawn.instance().value(), drawn.seed(), budget(number));
  }

  /** Examples have shares of their own: they shift neither instances nor shares of the others. */
  private ErrorBudget budget(int number) {
    int examples = parts.examples().size();
    return number <= examples ? Shares.example(number) : Shares.trial(number - examples - 1);
  }

  /** Tallies and shrinks, when all jobs are done. */
  TheoremResult finish(Duration time) {
    return tally(time, 0, this::counterexample);
  }

  /**
   * Tallies what is done so far, and does not look for a counterexample.
   *
   * @param undone number of the jobs that are not done
   */
  TheoremResult partial(Duration time, int undone) {
    return tally(time, undone, records -> Optional.empty());
  }

  private TheoremResult tally(
      Duration time, int undone, Function<List<TrialRecord>, Optional<Counterexample>> search) {
    Map<Claim, ClaimTally.Counter> counters = new LinkedHashMap<>();
    parts.claims().forEach(claim -> counters.put(claim, new ClaimTally.Counter(claim)));
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    Map<String, HypothesisTally.Counter> hypotheses = new LinkedHashMap<>();
    parts
        .hypotheses()
        .forEach(h -> hypotheses.put(h.name(), new HypothesisTally.Counter(h.name())));
    List<TheoremResult.TrialFault> faults = new ArrayList<>();
    parts.fault().ifPresent(fault -> faults.add(new TheoremResult.TrialFault(0, fault)));
    List<TrialRecord> records = snapshot(trials);
    for (TrialRecord record : records) {
      verdicts.merge(record.verdict(), 1, Integer::sum);
      for (Reading reading : record.hypotheses()) {
        HypothesisTally.Counter counter = hypotheses.get(reading.hypothesis());
        if (counter != null) {
          counter.count(record.number(), reading);
        }
      }
      record.faults().forEach(f -> faults.add(new TheoremResult.TrialFault(record.number(), f)));
      for (Finding finding : record.findings()) {
        if (parts.claims().isEmpty() || counters.containsKey(finding.claim())) {
          counters
              .computeIfAbsent(finding.claim(), ClaimTally.Counter::new)
              .count(record.number(), finding);
        }
      }
    }
    Optional<Counterexample> counterexample = Optional.empty();
    try {
      counterexample = search.apply(records);
    } catch (Throwable thrown) {
      Fault fault = Fault.error("counterexample", thrown);
      faults.add(new TheoremResult.TrialFault(0, fault));
    }
    counterexample.ifPresent(
        c -> c.faults().forEach(f -> faults.add(new TheoremResult.TrialFault(c.trial(), f))));
    return new TheoremResult(
        parts.theorem(),
        parts.examples().size(),
        TheoremResult.Counts.of(verdicts),
        counters.values().stream().map(ClaimTally.Counter::done).toList(),
        snapshot(controls),
        hypotheses.values().stream().map(HypothesisTally.Counter::done).toList(),
        records.stream().flatMap(record -> record.curves().stream()).toList(),
        faults,
        bound(records),
        counterexample,
        undone,
        time);
  }

  /** In the order of the jobs, while other jobs may end. */
  private static <T> List<T> snapshot(Map<Integer, T> synchronizedMap) {
    synchronized (synchronizedMap) {
      return List.copyOf(synchronizedMap.values());
    }
  }

  private Optional<ViolationBound> bound(List<TrialRecord> records) {
    long refuted = random(records).filter(r -> r.verdict() == Verdict.REFUTED).count();
    long supported = random(records).filter(r -> r.verdict() == Verdict.SUPPORTED).count();
    long decided = refuted + supported;
    return decided == 0
        ? Optional.empty()
        : Optional.of(ViolationBound.of(Math.toIntExact(decided), Math.toIntExact(refuted)));
  }

  private Stream<TrialRecord> random(List<TrialRecord> records) {
    return records.stream().filter(r -> r.number() > parts.examples().size());
  }

  private Optional<Counterexample> counterexample(List<TrialRecord> records) {
    return records.stream()
        .filter(record -> record.verdict() == Verdict.REFUTED)
        .map(TrialRecord::number)
        .findFirst()
        .map(this::shrunk);
  }

  private Counterexample shrunk(int number) {
    Drawn<I> drawn = guard.call(() -> draw(number));
    Examined refuted = examiner.examine(drawn.instance().value(), drawn.seed(), budget(number));
    return Reduction.of(theorem(), examiner, settings.limits(), guard)
        .reduce(number, drawn.instance(), drawn.seed(), refuted);
  }
}
