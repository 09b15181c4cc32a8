package elenchus.campaign;

import elenchus.theorem.Control;
import elenchus.theorem.Finding;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What became of a control.
 *
 * @param control the false variant
 * @param refuted whether a refutation was confirmed at high precision
 * @param tries live instances examined
 * @param draws instances drawn, live or not
 * @param finding the refuting finding
 * @param witness the smallest known counterexample if the refutation was confirmed on it, and
 *     otherwise the random instance that refuted; empty where the control survived
 * @param promotion whether the refutation is certified; empty where the control survived
 * @param faults what went wrong, each kind of message once
 */
public record ControlResult(
    Control<?> control,
    boolean refuted,
    int tries,
    int draws,
    Optional<Finding> finding,
    Optional<Witness> witness,
    Optional<Promotion> promotion,
    List<Fault> faults) {

  /**
   * An instance that refutes.
   *
   * @param instance a record
   * @param seed of the random stream of its examination
   * @param examined the refutation, confirmed at high precision
   */
  public record Witness(Object instance, long seed, Examined examined) {

    /** The first finding that refutes. */
    public Finding refuting() {
      return examined.evidence().findings().stream()
          .filter(finding -> finding.verdict() == Verdict.REFUTED)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Copies. */
  public ControlResult {
    faults = List.copyOf(faults);
  }
}
