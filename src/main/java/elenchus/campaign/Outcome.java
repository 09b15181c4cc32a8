package elenchus.campaign;

/** What a campaign says, of one theorem or of all, best first. */
public enum Outcome {
  /** Every claim is supported and every control refuted. */
  SUPPORTED,
  /** No claim was ever tested: no instance satisfied the hypotheses. */
  VACUOUS,
  /** Too many instances, or a claim, were left open. */
  INCONCLUSIVE,
  /** A false variant passed: the check is blind to an error, so its support means nothing. */
  CONTROL_SURVIVED,
  /** A claim is refuted. */
  REFUTED;

  /** The worse of two. */
  public Outcome or(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
