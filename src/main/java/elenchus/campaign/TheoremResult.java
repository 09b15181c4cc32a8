package elenchus.campaign;

import elenchus.theorem.Card;
import elenchus.theorem.Curve;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a campaign found about one theorem.
 *
 * @param theorem the theorem
 * @param examples number of worked examples among the trials
 * @param counts of the trials by verdict
 * @param claims in the order of the theorem
 * @param controls in the order of the theorem
 * @param hypotheses in the order of the theorem
 * @param curves of the main worked example
 * @param faults what went wrong, with the number of the trial; 0 where it was no trial
 * @param bound on the violation probability of a random instance
 * @param counterexample if a claim is refuted
 * @param undone trials and controls that an interruption has left out
 * @param time from the first trial to the last
 */
public record TheoremResult(
    Theorem<?> theorem,
    int examples,
    Counts counts,
    List<ClaimTally> claims,
    List<ControlResult> controls,
    List<HypothesisTally> hypotheses,
    List<Curve> curves,
    List<TrialFault> faults,
    Optional<ViolationBound> bound,
    Optional<Counterexample> counterexample,
    int undone,
    Duration time) {

  /** Above this share of vacuous trials the campaign warns. */
  private static final double HIGH_VACUOUS_SHARE = 0.2;

  /** Copies. */
  public TheoremResult {
    claims = List.copyOf(claims);
    controls = List.copyOf(controls);
    hypotheses = List.copyOf(hypotheses);
    curves = List.copyOf(curves);
    faults = List.copyOf(faults);
  }

  /**
   * A fault and the trial it befell.
   *
   * @param trial its number; 0 where it was no trial
   * @param fault what went wrong
   */
  public record TrialFault(int trial, Fault fault) {}

  /**
   * Trials by verdict.
   *
   * @param supported all findings support
   * @param refuted some finding refutes
   * @param inconclusive left open
   * @param vacuous the hypotheses fail
   */
  public record Counts(int supported, int refuted, int inconclusive, int vacuous) {
    static Counts of(Map<Verdict, Integer> byVerdict) {
      return new Counts(
          byVerdict.getOrDefault(Verdict.SUPPORTED, 0),
          byVerdict.getOrDefault(Verdict.REFUTED, 0),
          byVerdict.getOrDefault(Verdict.INCONCLUSIVE, 0),
          byVerdict.getOrDefault(Verdict.VACUOUS, 0));
    }

    /** All trials. */
    public int total() {
      return supported + refuted + inconclusive + vacuous;
    }
  }

  /** Statement and source. */
  public Card card() {
    return theorem.card();
  }

  /** How often each hypothesis failed or could not be decided, if it ever did. */
  public SortedMap<String, Integer> failedHypotheses() {
    TreeMap<String, Integer> failed = new TreeMap<>();
    for (HypothesisTally tally : hypotheses) {
      if (tally.fails() + tally.undecided() > 0) {
        failed.put(tally.hypothesis(), tally.fails() + tally.undecided());
      }
    }
    return failed;
  }

  /** The share of trials whose hypotheses failed. */
  public double vacuousShare() {
    return counts.total() == 0 ? 0 : (double) counts.vacuous() / counts.total();
  }

  /** Whether so many trials were vacuous that the rest says little. */
  public boolean isLargelyVacuous() {
    return vacuousShare() > HIGH_VACUOUS_SHARE;
  }

  /** How many faults of a kind there were. */
  public long faults(Fault.Kind kind) {
    return faults.stream().filter(f -> f.fault().kind() == kind).count();
  }

  /**
   * The outcome. Support needs every claim examined and supported, at most a small share left open,
   * no error in the theorem's code, nothing left undone, and every control refuted.
   */
  public Outcome outcome() {
    Outcome outcome = trials();
    for (ClaimTally claim : claims) {
      outcome = outcome.or(claimOutcome(claim));
    }
    boolean nothingExamined = counts.total() == 0 && !faults.isEmpty();
    if (faults(Fault.Kind.ERROR) > 0 || undone > 0 || nothingExamined) {
      outcome = outcome.or(Outcome.INCONCLUSIVE);
    }
    if (!controls.stream().allMatch(ControlResult::refuted)) {
      outcome = outcome.or(Outcome.CONTROL_SURVIVED);
    }
    return outcome;
  }

  private Outcome trials() {
    return switch (Openness.verdict(counts.supported(), counts.refuted(), counts.inconclusive())) {
      case SUPPORTED -> Outcome.SUPPORTED;
      case REFUTED -> Outcome.REFUTED;
      case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
      case VACUOUS -> Outcome.VACUOUS;
    };
  }

  private Outcome claimOutcome(ClaimTally claim) {
    return switch (claim.verdict()) {
      case SUPPORTED, REFUTED -> Outcome.SUPPORTED;
      case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
      case VACUOUS -> counts.supported() > 0 ? Outcome.INCONCLUSIVE : Outcome.VACUOUS;
    };
  }
}
