package elenchus.campaign;

import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the examination of one instance brought to light.
 *
 * @param verdict of the instance
 * @param precision of the evidence
 * @param hypotheses their margins, in the order of the theorem
 * @param evidence empty where the hypotheses fail or the examination threw
 * @param faults what went wrong
 */
public record Examined(
    Verdict verdict,
    Precision precision,
    List<Reading> hypotheses,
    Evidence evidence,
    List<Fault> faults) {

  /** Copies. */
  public Examined {
    hypotheses = List.copyOf(hypotheses);
    faults = List.copyOf(faults);
  }

  /** The names of the refuted claims. */
  public Set<String> refutedClaims() {
    Set<String> names = new TreeSet<>();
    for (Finding finding : evidence.findings()) {
      if (finding.verdict() == Verdict.REFUTED) {
        names.add(finding.claim().name());
      }
    }
    return names;
  }
}
