package elenchus.campaign;

import elenchus.theorem.ErrorBudget;

/**
 * Divides the error budget of a campaign. Every theorem has the same share, of as many as a
 * campaign may have at most, so that a trial samples the same with and without other theorems
 * beside it.
 */
final class Shares {
  /** The most theorems of a campaign. */
  static final int THEOREMS = 1024;

  private static final ErrorBudget THEOREM = ErrorBudget.whole().evenly(THEOREMS);

  private Shares() {}

  /** For a random trial. */
  static ErrorBudget trial(int index) {
    return THEOREM.part(0).part(index);
  }

  /** For a worked example. */
  static ErrorBudget example(int number) {
    return THEOREM.part(3).part(number);
  }

  /** For a control, which divides it among its tries. */
  static ErrorBudget control(int number) {
    return THEOREM.part(1).part(number);
  }

  /** For a candidate examined while a counterexample is made smaller. */
  static ErrorBudget candidate(int number) {
    return THEOREM.part(2).part(number);
  }
}
