package elenchus.theorem;

/** How hard an examination tries. */
public enum Precision {
  /** The first look. */
  STANDARD,
  /**
   * Tighter integrators, longer horizons, and a second method: asked before a refutation counts.
   */
  HIGH
}
