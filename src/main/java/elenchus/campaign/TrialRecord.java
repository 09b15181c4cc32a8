package elenchus.campaign;

import elenchus.theorem.Curve;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Verdict;
import java.util.List;

/**
 * What the tally and a journal keep of a trial.
 *
 * @param number trials count from 1, the worked examples come first
 * @param verdict of the instance
 * @param precision of the findings
 * @param findings about the claims
 * @param hypotheses their margins
 * @param curves of the main worked example, which comes first; none of other trials
 * @param faults what went wrong
 */
public record TrialRecord(
    int number,
    Verdict verdict,
    Precision precision,
    List<Finding> findings,
    List<Reading> hypotheses,
    List<Curve> curves,
    List<Fault> faults) {

  /** Copies. */
  public TrialRecord {
    findings = List.copyOf(findings);
    hypotheses = List.copyOf(hypotheses);
    curves = List.copyOf(curves);
    faults = List.copyOf(faults);
  }

  static TrialRecord of(int number, Examined examined, boolean isMain) {
    return new TrialRecord(
        number,
        examined.verdict(),
        examined.precision(),
        examined.evidence().findings(),
        examined.hypotheses(),
        isMain ? examined.evidence().curves() : List.of(),
        examined.faults());
  }

  static TrialRecord fault(int number, Fault fault) {
    return new TrialRecord(
        number,
        Verdict.INCONCLUSIVE,
        Precision.STANDARD,
        List.of(),
        List.of(),
        List.of(),
        List.of(fault));
  }
}
