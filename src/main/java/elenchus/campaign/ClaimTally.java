package elenchus.campaign;

import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Strength;
import elenchus.theorem.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a campaign found about one claim.
 *
 * @param claim the claim
 * @param supported number of supporting findings
 * @param refuted number of refuting findings
 * @param inconclusive number of findings left open
 * @param weakest the weakest strength seen among the conclusive findings
 * @param strongest the strongest strength seen among the conclusive findings
 * @param worst the finding nearest to a refutation
 * @param sampled number of findings that rest on sampling
 * @param limits what limited the findings left open, with counts
 * @param spread how the findings are spread
 */
public record ClaimTally(
    Claim claim,
    int supported,
    int refuted,
    int inconclusive,
    Optional<Strength> weakest,
    Optional<Strength> strongest,
    Optional<Worst> worst,
    int sampled,
    SortedMap<String, Integer> limits,
    Spread spread) {

  /**
   * The finding nearest to a refutation.
   *
   * @param trial number of the trial
   * @param finding the finding
   */
  public record Worst(int trial, Finding finding) {
    private static final Comparator<Worst> NEARNESS =
        Comparator.comparing((Worst worst) -> worst.finding.verdict() == Verdict.REFUTED)
            .thenComparingDouble(worst -> worst.finding.ratio())
            .thenComparingDouble(worst -> worst.finding.violation() + worst.finding.error());

    private boolean isWorseThan(Worst other) {
      return NEARNESS.compare(this, other) > 0;
    }
  }

  /** The verdict; a claim about which there is no finding is vacuous. */
  public Verdict verdict() {
    return Openness.verdict(supported, refuted, inconclusive);
  }

  /** Counts the findings about one claim, in the order of the trials. */
  static final class Counter {
    private final Claim claim;
    private final EnumMap<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final TreeMap<String, Integer> limits = new TreeMap<>();
    private Optional<Strength> weakest = Optional.empty();
    private Optional<Strength> strongest = Optional.empty();
    private Optional<Worst> worst = Optional.empty();
    private final Spread.Counter spread = new Spread.Counter();
    private int sampled;

    Counter(Claim claim) {
      this.claim = claim;
    }

    void count(int trial, Finding finding) {
      Verdict verdict = finding.verdict();
      verdicts.merge(verdict, 1, Integer::sum);
      spread.count(finding);
      sampled += finding.isSampled() ? 1 : 0;
      Worst here = new Worst(trial, finding);
      if (worst.isEmpty() || here.isWorseThan(worst.get())) {
        worst = Optional.of(here);
      }
      if (verdict == Verdict.INCONCLUSIVE) {
        limits.merge(limit(finding), 1, Integer::sum);
        return;
      }
      Strength strength = finding.strength();
      weakest = Optional.of(weakest.filter(s -> s.compareTo(strength) <= 0).orElse(strength));
      strongest = Optional.of(strongest.filter(s -> s.compareTo(strength) >= 0).orElse(strength));
    }

    ClaimTally done() {
      return new ClaimTally(
          claim,
          verdicts.getOrDefault(Verdict.SUPPORTED, 0),
          verdicts.getOrDefault(Verdict.REFUTED, 0),
          verdicts.getOrDefault(Verdict.INCONCLUSIVE, 0),
          weakest,
          strongest,
          worst,
          sampled,
          new TreeMap<>(limits),
          spread.done());
    }

    private static String limit(Finding finding) {
      if (!finding.limitedBy().isEmpty()) {
        return finding.limitedBy();
      }
      if (Double.isNaN(finding.violation()) || Double.isNaN(finding.error())) {
        return "not a number";
      }
      return "numerical error bound";
    }
  }
}
