package elenchus.cli;

import elenchus.campaign.Outcome;
import elenchus.theorem.Verdict;

/** What the process returns. */
final class ExitCode {
  /** All supported, all controls refuted; or simply done. */
  static final int OK = 0;

  /** A claim refuted or a control survived. */
  static final int REFUTED = 1;

  /** Bad usage or input. */
  static final int BAD_INPUT = 2;

  /** Left open. */
  static final int INCONCLUSIVE = 3;

  /** The user's data are not separable. */
  static final int NOT_SEPARABLE = 4;

  /** A certificate proves nothing about the data. */
  static final int NOT_VALID = 5;

  /** A fault of this program. */
  static final int INTERNAL = 70;

  /** Interrupted from the keyboard: 128 and the number of the signal, as shells have it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(Outcome outcome) {
    return switch (outcome) {
      case SUPPORTED -> OK;
      case REFUTED, CONTROL_SURVIVED -> REFUTED;
      case INCONCLUSIVE, VACUOUS -> INCONCLUSIVE;
    };
  }

  static int of(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> OK;
      case REFUTED -> REFUTED;
      case INCONCLUSIVE, VACUOUS -> INCONCLUSIVE;
    };
  }
}
