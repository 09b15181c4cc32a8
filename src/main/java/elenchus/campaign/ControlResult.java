package elenchus.campaign;

import elenchus.theorem.Control;
import elenchus.theorem.Finding;
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
 * @param promotion whether the refutation is certified; empty where the control survived
 * @param faults what went wrong, each kind of message once
 */
public record ControlResult(
    Control<?> control,
    boolean refuted,
    int tries,
    int draws,
    Optional<Finding> finding,
    Optional<Promotion> promotion,
    List<Fault> faults) {

  /** Copies. */
  public ControlResult {
    faults = List.copyOf(faults);
  }
}
