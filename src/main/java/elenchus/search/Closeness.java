package elenchus.search;

import elenchus.campaign.Examined;
import elenchus.theorem.Finding;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.util.FastMath;

/**
 * How close the findings about a claim come to a violation, as a number to be maximised. It means
 * nothing by itself and is compared within one claim only: an inequality with slack scores minus
 * its relative slack; beyond equality, and for equations, the score grows with the logarithm of the
 * violation over the tolerance.
 */
final class Closeness {
  private static final double LEAST_EXPONENT = -30;
  private static final double MOST_EXPONENT = 300;

  private Closeness() {}

  /** The best score of each claim, by its name. */
  static Map<String, Double> of(Examined examined) {
    Map<String, Double> scores = new TreeMap<>();
    for (Finding finding : examined.evidence().findings()) {
      double score = of(finding);
      if (!Double.isNaN(score)) {
        scores.merge(finding.claim().name(), score, Math::max);
      }
    }
    return scores;
  }

  private static double of(Finding finding) {
    double violation = finding.violation() + finding.error();
    if (violation <= 0) {
      double scale = Math.abs(finding.observed()) + Math.abs(finding.predicted());
      return scale > 0 && Double.isFinite(scale) ? violation / scale : violation < 0 ? -1 : 0;
    }
    double exponent = FastMath.log10(finding.ratio());
    return 1 + Math.min(Math.max(exponent, LEAST_EXPONENT), MOST_EXPONENT) - LEAST_EXPONENT;
  }
}
