package elenchus.report;

import elenchus.campaign.Outcome;
import elenchus.theorem.Verdict;
import java.util.Locale;

/**
 * Colours for a terminal, or none.
 *
 * @param colours whether to use them
 */
public record Ink(boolean colours) {
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String BOLD = "1";

  /** A heading. */
  public String strong(String text) {
    return paint(BOLD, text);
  }

  /** Good news. */
  public String good(String text) {
    return paint(GREEN, text);
  }

  /** Bad news. */
  public String bad(String text) {
    return paint(RED, text);
  }

  /** News to heed. */
  public String warning(String text) {
    return paint(YELLOW, text);
  }

  /** A verdict, padded to a column. */
  String verdict(Verdict verdict, int width) {
    String text = padded(verdict.name(), width);
    return switch (verdict) {
      case SUPPORTED -> good(text);
      case REFUTED -> bad(text);
      case INCONCLUSIVE, VACUOUS -> warning(text);
    };
  }

  String outcome(Outcome outcome) {
    String text = outcome.name().replace('_', ' ').toUpperCase(Locale.ROOT);
    return switch (outcome) {
      case SUPPORTED -> good(text);
      case REFUTED, CONTROL_SURVIVED -> bad(text);
      case INCONCLUSIVE, VACUOUS -> warning(text);
    };
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
