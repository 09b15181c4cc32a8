package elenchus.baseline;

import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.List;

/**
 * What one finding observed.
 *
 * @param claim its name
 * @param observed the computed quantity
 * @param predicted what the theorem predicts
 * @param tolerance of the claim
 * @param instruments the witnesses, each as method, lineage and arithmetic
 */
public record Observation(
    String claim, double observed, double predicted, double tolerance, List<String> instruments) {

  /** Copies. */
  public Observation {
    instruments = List.copyOf(instruments);
  }

  static Observation of(Finding finding) {
    return new Observation(
        finding.claim().name(),
        finding.observed(),
        finding.predicted(),
        finding.tolerance().value(),
        finding.witnesses().stream().map(Witness::toString).toList());
  }
}
