package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.ImportanceWeights.*;

import elenchus.exact.Rationals;
import elenchus.theorem.Finding;
import org.hipparchus.fraction.BigFraction;

/** The findings of {@link ImportanceWeights}. */
final class ImportanceChecks {
  private ImportanceChecks() {}

  /** The share n1 w1 / sum w of the weight that gives the effective share p. */
  static double nominalShare(EffectiveShare limit, double p) {
    double rho = limit.rho(p);
    return limit.pi1() * rho / (limit.pi1() * rho + limit.pi0());
  }

  /** The finding that a number is the derivative of the validation loss. */
  static Finding.Builder hypergradient(GroupFit fit, BigFraction derivative) {
    // Exact fractions: what remains is the third derivative times step^2 / 6, step = 2^-40.
    double scale = 1 + Rationals.toDouble(fit.validation()) + Math.abs(derivative.doubleValue());
    return HYPERGRADIENT
        .compare(Rationals.toDouble(fit.centralDifference(STEP)), Rationals.toDouble(derivative))
        .within(1e-12 * scale, "third derivative times 2^-80 / 6, with rounding of the comparison")
        .by(DIFFERENCE)
        .by(FRACTIONS);
  }

  /** The finding that share, tau^2 and risk solve the fixed point of the weights rho(p). */
  static Finding.Builder fixedPoint(EffectiveShare limit, double p) {
    return fixedPoint(limit, limit.rho(p), p, limit.tau2(p), limit.risk(p));
  }

  static Finding.Builder fixedPoint(
      EffectiveShare limit, double rho, double p, double tau2, double risk) {
    double[] solved = limit.solve(rho);
    double condition = 1 / (1 - limit.spread(p));
    double worst =
        Math.max(
            Math.abs(solved[0] - p),
            Math.max(
                Math.abs(solved[1] - tau2) / (condition * tau2),
                Math.abs(solved[2] - risk) / (condition * risk)));
    return FIXED_POINT
        .compare(worst, 0)
        .within(1e-12, "rounding of some thirty operations, magnified by 1/(1-S)")
        .by(BISECTION)
        .by(FORMULA)
        .provided(Identities.FIXED_POINT.holds(), "the closed form is not proved");
  }

  static Finding.Builder least(EffectiveShare limit, double best) {
    double width = limit.highest() - limit.lowest();
    double other = Double.POSITIVE_INFINITY;
    for (int i = 1; i < 200; i++) {
      other = Math.min(other, limit.risk(limit.lowest() + width * i / 200));
    }
    return LEAST
        .compare(limit.risk(best), other)
        .within(1e-13 * other, "rounding of the risk")
        .by(FORMULA);
  }

  static Finding.Builder firstOrder(EffectiveShare limit) {
    double coarse = limit.slopeNearZero(SMALL);
    double fine = limit.slopeNearZero(SMALL / 2);
    double extrapolated = 2 * fine - coarse;
    double rest = Math.abs(fine - coarse);
    return FIRST_ORDER
        .compare(extrapolated, limit.firstOrder())
        .error(1e-9)
        .within(
            1e-8 + 0.1 * rest, "extrapolated in delta: a tenth of the last change, and rounding")
        .by(FORMULA);
  }
}
