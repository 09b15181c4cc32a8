package elenchus.campaign;

import elenchus.theorem.Verdict;

/** How much may be left open before support can no longer be claimed. */
public final class Openness {
  /** The largest share of inconclusive trials with which a theorem still counts as supported. */
  public static final double ALLOWED = 0.02;

  private Openness() {}

  /** The verdict of many: vacuous if there is none. */
  static Verdict verdict(int supported, int refuted, int inconclusive) {
    if (refuted > 0) {
      return Verdict.REFUTED;
    }
    if (supported + inconclusive == 0) {
      return Verdict.VACUOUS;
    }
    return inconclusive <= ALLOWED * (supported + inconclusive)
        ? Verdict.SUPPORTED
        : Verdict.INCONCLUSIVE;
  }
}
