package elenchus.statistics;

/** What a sequential test decided. */
public enum Decision {
  /** No deviation above the resolution of the test. */
  SUPPORTED,
  /** A deviation that has the stated probability at most if the claim is true. */
  REFUTED,
  /** More observations are needed. */
  OPEN
}
