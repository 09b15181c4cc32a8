package elenchus.catalogue.sampling;

import elenchus.statistics.ConfidenceBounds;
import elenchus.statistics.Decision;
import elenchus.statistics.LawComparison;
import elenchus.statistics.LimitOutcome;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.Locale;

/**
 * Turns outcomes of sequential tests into findings, mostly about claims of the relation {@code
 * IN_DISTRIBUTION}: the error is the confidence radius, and the derivation of the tolerance states
 * numbers of samples, resolution, assumption and the probability of a false refutation.
 */
public final class StatisticalFinding {
  private static final Witness BETTING =
      new Witness("betting confidence sequence", "own", "double");
  private static final Witness SYMMETRY = new Witness("symmetry e-process", "own", "double");
  private static final String SAMPLES = "number of samples";

  private StatisticalFinding() {}

  /** A limit claim, in the unit of its observable. */
  public static Finding.Builder of(Claim claim, LimitOutcome outcome) {
    return claim
        .compare(outcome.observed(), outcome.limit())
        .error(outcome.radius())
        .within(outcome.tolerance(), outcome.summary())
        .by(BETTING)
        .sampled(outcome.error())
        .provided(outcome.decision() != Decision.OPEN, SAMPLES);
  }

  /**
   * A claim about the mean of a bounded quantity, of any relation, with no tolerance: supported or
   * refuted where the confidence interval decides.
   *
   * @param bounds on the mean, divided by the scale
   * @param scale the quantity lies between plus and minus this
   * @param predicted in the unit of the quantity
   * @param error the error probability of the bounds
   */
  public static Finding.Builder mean(
      Claim claim, ConfidenceBounds bounds, double scale, double predicted, double error) {
    return claim
        .compare(scale * bounds.centre(), predicted)
        .error(scale * bounds.radius())
        .within(
            0,
            String.format(
                Locale.ROOT,
                "decided by the confidence interval of %d samples; false refutation <= %.1g",
                bounds.count(),
                error))
        .by(BETTING)
        .sampled(error);
  }

  /** A claim that two laws are equal: the mean of the clipped difference against 0. */
  public static Finding.Builder of(Claim claim, LawComparison.Outcome outcome) {
    ConfidenceBounds bounds = outcome.bounds();
    String derivation =
        String.format(
            Locale.ROOT,
            "%d pairs, clipped at w = 3 sd = %.3g, resolution %.2f w; log wealth %.3g;"
                + " false refutation <= %.1g",
            bounds.count(),
            outcome.scale(),
            bounds.farthest(),
            outcome.logWealth(),
            outcome.error());
    Finding.Builder finding =
        outcome.decision() == Decision.REFUTED
            // The wealth refutes, whatever the clipped mean: stated as a decision.
            ? claim.compare(1, 0).within(0, derivation)
            : claim
                .compare(outcome.scale() * bounds.centre(), 0)
                .error(outcome.scale() * bounds.radius())
                .within(outcome.scale() * LawComparison.RESOLUTION, derivation);
    return finding
        .by(SYMMETRY)
        .by(BETTING)
        .sampled(outcome.error())
        .provided(outcome.decision() != Decision.OPEN, SAMPLES);
  }
}
