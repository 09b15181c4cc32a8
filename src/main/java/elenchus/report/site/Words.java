package elenchus.report.site;

import elenchus.campaign.ClaimTally;
import elenchus.campaign.Outcome;
import elenchus.campaign.Promotion;
import elenchus.campaign.TheoremResult;
import elenchus.report.Figures;
import elenchus.theorem.Finding;
import elenchus.theorem.Relation;
import elenchus.theorem.Strength;
import elenchus.theorem.Verdict;
import java.util.Locale;
import java.util.Optional;

/** Verdicts, strengths and numbers as markup. */
final class Words {
  private Words() {}

  static String outcome(Outcome outcome) {
    String style =
        switch (outcome) {
          case SUPPORTED -> "good";
          case REFUTED, CONTROL_SURVIVED -> "bad";
          case INCONCLUSIVE, VACUOUS -> "open";
        };
    return badge(outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '), style);
  }

  static String verdict(Verdict verdict) {
    String style =
        switch (verdict) {
          case SUPPORTED -> "good";
          case REFUTED -> "bad";
          case INCONCLUSIVE, VACUOUS -> "open";
        };
    return badge(verdict.name().toLowerCase(Locale.ROOT), style);
  }

  static String badge(String words, String style) {
    return Html.inline("span", words, "class", "badge " + style);
  }

  /** From the weakest to the strongest strength of a claim. */
  static String strength(ClaimTally claim) {
    Optional<String> weakest = claim.weakest().map(Words::strength);
    Optional<String> strongest = claim.strongest().map(Words::strength);
    return weakest.isEmpty() || weakest.equals(strongest)
        ? weakest.orElse("none")
        : weakest.get() + " to " + strongest.orElse("");
  }

  static String strength(Strength strength) {
    return strength.name().toLowerCase(Locale.ROOT);
  }

  static String status(Promotion promotion) {
    return promotion.status().word();
  }

  /** Both numbers with the relation between them. */
  static String numbers(Finding finding) {
    return "%s %s %s, error %s"
        .formatted(
            Figures.rounded(finding.observed(), 6),
            relation(finding.claim().relation()),
            Figures.rounded(finding.predicted(), 6),
            Figures.rounded(finding.error(), 2));
  }

  /** Both numbers of a finding that refutes, with the relation that does not hold. */
  static String violation(Finding finding) {
    return "%s, claimed %s %s, error %s"
        .formatted(
            Figures.rounded(finding.observed(), 6),
            relation(finding.claim().relation()),
            Figures.rounded(finding.predicted(), 6),
            Figures.rounded(finding.error(), 2));
  }

  static String relation(Relation relation) {
    return switch (relation) {
      case EQUAL -> "=";
      case AT_MOST -> "≤";
      case AT_LEAST -> "≥";
      case CONVERGES -> "→";
      case IN_DISTRIBUTION -> "~";
    };
  }

  /** The largest share of a tolerance that any finding took, if any took some. */
  static Optional<ClaimTally> nearest(TheoremResult result) {
    Optional<ClaimTally> nearest = Optional.empty();
    for (ClaimTally claim : result.claims()) {
      if (ratio(claim) > nearest.map(Words::ratio).orElse(0.0)) {
        nearest = Optional.of(claim);
      }
    }
    return nearest;
  }

  static double ratio(ClaimTally claim) {
    return claim.worst().map(worst -> worst.finding().ratio()).orElse(0.0);
  }

  static String bound(TheoremResult result) {
    return result.bound().map(bound -> "≤ " + Figures.roundedUp(bound.upper(), 2)).orElse("none");
  }
}
