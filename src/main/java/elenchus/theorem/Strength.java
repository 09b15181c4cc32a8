package elenchus.theorem;

/** How strong the evidence behind a finding is, weakest first. */
public enum Strength {
  /** Floating point with an estimated error. */
  MEASURED,
  /** Rational or interval arithmetic on this instance: no estimate is left. */
  CERTIFIED,
  /** A symbolic identity, valid for all instances of the shape. */
  PROVED
}
