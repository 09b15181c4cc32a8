package elenchus.campaign;

import java.util.List;

/**
 * As much of the result of a control as is needed to find it again quickly: the refuting instance
 * is the last that was drawn.
 *
 * @param refuted whether a refutation was confirmed
 * @param tries live instances examined
 * @param draws instances drawn, live or not
 * @param faults what went wrong
 */
public record ControlOutline(boolean refuted, int tries, int draws, List<Fault> faults) {

  /** Copies. */
  public ControlOutline {
    faults = List.copyOf(faults);
  }

  static ControlOutline none() {
    return new ControlOutline(false, 0, 0, List.of());
  }

  static ControlOutline of(ControlResult result) {
    return new ControlOutline(result.refuted(), result.tries(), result.draws(), result.faults());
  }

  /** Live instances examined before the refuting one, or all. */
  int triesInVain() {
    return refuted ? tries - 1 : tries;
  }

  /** Instances drawn before the refuting one, or all. */
  int drawsInVain() {
    return refuted ? draws - 1 : draws;
  }
}
