package elenchus.theorem;

/** What the examination of one finding, one instance or one campaign says. */
public enum Verdict {
  /** The discrepancy, enlarged by its error bound, lies within the tolerance. */
  SUPPORTED,
  /** The discrepancy, reduced by its error bound, exceeds the tolerance. */
  REFUTED,
  /** Neither can be said at this precision; the limiting quantity is named. */
  INCONCLUSIVE,
  /** The hypotheses do not hold for the instance. Never counted as support. */
  VACUOUS;

  /**
   * The verdict of a conjunction: one refuted part refutes the whole, one inconclusive part leaves
   * it open, and parts that say nothing do not support.
   */
  public static Verdict all(Iterable<Verdict> parts) {
    boolean supported = false;
    boolean open = false;
    for (Verdict part : parts) {
      switch (part) {
        case REFUTED -> {
          return REFUTED;
        }
        case INCONCLUSIVE -> open = true;
        case SUPPORTED -> supported = true;
        case VACUOUS -> {}
      }
    }
    if (open) {
      return INCONCLUSIVE;
    }
    return supported ? SUPPORTED : VACUOUS;
  }
}
