package elenchus.catalogue.reweighting;

import elenchus.statistics.Decision;
import elenchus.statistics.LimitLadder;
import elenchus.statistics.LimitOutcome;
import elenchus.statistics.Replicates;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Comparator;
import java.util.List;

/**
 * Limits of several observables of random data, tested at once on a ladder of sizes.
 *
 * @param names of the observables
 * @param limits what the theorem says of them
 * @param replicates draws them
 * @param ladder the sizes and numbers of replicates
 */
record SampledLimits(
    List<String> names, double[] limits, Replicates replicates, LimitLadder ladder) {
  static final Witness SAMPLING = new Witness("sequential test of random samples", "own", "double");

  /** Copies. */
  SampledLimits {
    names = List.copyOf(names);
    limits = limits.clone();
  }

  @Override
  public double[] limits() {
    return limits.clone();
  }

  /**
   * The finding on the observable that tells most against the claim, with the mean of each at the
   * larger size.
   *
   * @param comparison number of the comparison within the trial
   */
  Evidence examine(Claim claim, Trial trial, int comparison) {
    trial.checkDeadline();
    List<LimitOutcome> outcomes =
        ladder.run(replicates, limits, trial.samplingSeed(), trial.errorShare(comparison));
    LimitOutcome worst =
        outcomes.stream()
            .max(
                Comparator.<LimitOutcome>comparingInt(o -> o.decision() == Decision.REFUTED ? 1 : 0)
                    .thenComparingDouble(o -> o.deciding().bounds().farthest()))
            .orElseThrow();
    String name = names.get(outcomes.indexOf(worst));
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                claim
                    .compare(worst.observed(), worst.limit())
                    .error(worst.radius())
                    .within(worst.tolerance(), name + ": " + worst.summary())
                    .by(SAMPLING));
    for (int k = 0; k < outcomes.size(); k++) {
      evidence.quantity("sampled " + names.get(k), outcomes.get(k).deciding().mean());
    }
    return evidence.done();
  }
}
