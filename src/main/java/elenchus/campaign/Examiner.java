package elenchus.campaign;

import elenchus.theorem.Claim;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Evidence;
import elenchus.theorem.Examination;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines single instances: the hypotheses first, then the claims; what is refuted or left open at
 * standard precision is examined again at high precision, and that counts.
 *
 * @param <I> the type of the instances
 */
public final class Examiner<I> {
  private final List<Hypothesis<I>> hypotheses;
  private final Examination<I> examination;
  private final List<Claim> claims;
  private final Guard guard;

  private Examiner(
      List<Hypothesis<I>> hypotheses, Examination<I> examination, List<Claim> claims, Guard guard) {
    this.hypotheses = hypotheses;
    this.examination = examination;
    this.claims = claims;
    this.guard = guard;
  }

  /**
   * Examines instances of a theorem.
   *
   * @param time for one examination; one that does not end soon after it is left behind
   */
  public static <I> Examiner<I> of(Theorem<I> theorem, Duration time) {
    return new Examiner<>(
        theorem.hypotheses(), theorem::examine, theorem.claims(), Guard.alone(time));
  }

  /** Examines instances of a theorem that is prepared. */
  static <I> Examiner<I> of(Preparation<I> parts, Guard guard) {
    return new Examiner<>(parts.hypotheses(), parts.theorem()::examine, parts.claims(), guard);
  }

  /**
   * Examines the claims of a theorem whether or not its hypotheses hold.
   *
   * @param time for one examination
   */
  public static <I> Examiner<I> withoutHypotheses(Theorem<I> theorem, Duration time) {
    return new Examiner<>(List.of(), theorem::examine, theorem.claims(), Guard.alone(time));
  }

  /** Examines without hypotheses: evidence about a control, which may speak of any claim. */
  static <I> Examiner<I> ofControl(Examination<I> examination, Guard guard) {
    return new Examiner<>(List.of(), examination, List.of(), guard);
  }

  /** Examines an instance that stands alone, with the error budget of a whole campaign. */
  public Examined examine(I instance, long seed) {
    return examine(instance, seed, ErrorBudget.whole());
  }

  /**
   * Examines at standard precision, and at high precision what that refutes or leaves open. Only
   * high precision refutes, so each statistical refutation has been confirmed by new samples.
   *
   * @param budget bounds the probability of refuting something true by sampling
   */
  public Examined examine(I instance, long seed, ErrorBudget budget) {
    Examined first = examine(instance, seed, budget, Precision.STANDARD);
    boolean decided =
        first.verdict() == Verdict.SUPPORTED
            || first.verdict() == Verdict.VACUOUS
            || first.evidence().findings().isEmpty();
    if (decided) {
      return first;
    }
    Examined second = examine(instance, seed, budget, Precision.HIGH);
    if (first.verdict() != Verdict.REFUTED || second.verdict() == Verdict.REFUTED) {
      return second;
    }
    List<Fault> faults = new ArrayList<>(second.faults());
    faults.add(disagreement(first, second));
    return new Examined(
        second.verdict(), Precision.HIGH, second.hypotheses(), second.evidence(), faults);
  }

  /** Examines at one precision. */
  public Examined examine(I instance, long seed, ErrorBudget budget, Precision precision) {
    try {
      return guard.call(() -> examineHere(instance, seed, budget, precision));
    } catch (Guard.Overdue overdue) {
      return open(precision, List.of(), overdue.fault("examination"));
    } catch (Throwable thrown) {
      return open(precision, List.of(), Fault.error("examination", thrown));
    }
  }

  private Examined examineHere(I instance, long seed, ErrorBudget budget, Precision precision) {
    List<Reading> readings = new ArrayList<>();
    try {
      for (Hypothesis<I> hypothesis : hypotheses) {
        double margin = hypothesis.margin().applyAsDouble(instance);
        readings.add(new Reading(hypothesis.name(), margin));
      }
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable thrown) {
      String name = hypotheses.get(readings.size()).name();
      return open(precision, readings, Fault.error("hypothesis '" + name + "'", thrown));
    }
    if (readings.stream().anyMatch(Reading::fails)) {
      return new Examined(Verdict.VACUOUS, precision, readings, Evidence.of(), List.of());
    }
    if (!readings.stream().allMatch(Reading::holds)) {
      return new Examined(Verdict.INCONCLUSIVE, precision, readings, Evidence.of(), List.of());
    }
    Deadline deadline = Deadline.in(guard.time());
    return gather(instance, new Trial(precision, seed, budget, deadline::isOver), readings);
  }

  private Examined gather(I instance, Trial trial, List<Reading> readings) {
    Evidence evidence;
    try {
      evidence = examination.examine(instance, trial);
    } catch (Trial.DeadlineExceeded e) {
      String message = "not finished within " + guard.time().toMillis() / 1000.0 + " s";
      return open(trial.precision(), readings, new Fault(Fault.Kind.TIME, message));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable thrown) {
      return open(trial.precision(), readings, Fault.error("examination", thrown));
    }
    for (Finding finding : evidence.findings()) {
      if (!claims.isEmpty() && !claims.contains(finding.claim())) {
        String message = "finding on '" + finding.claim().name() + "', which is no claim of it";
        return open(trial.precision(), readings, new Fault(Fault.Kind.ERROR, message));
      }
    }
    return new Examined(evidence.verdict(), trial.precision(), readings, evidence, List.of());
  }

  private static Examined open(Precision precision, List<Reading> readings, Fault fault) {
    return new Examined(Verdict.INCONCLUSIVE, precision, readings, Evidence.of(), List.of(fault));
  }

  private static Fault disagreement(Examined first, Examined second) {
    String claims = String.join("', '", first.refutedClaims());
    return new Fault(
        Fault.Kind.NUMERICS,
        "'" + claims + "' refuted at standard precision, but " + second.verdict() + " at high");
  }
}
