package elenchus.catalogue.lastlayer;

import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.mixture.WeightedLimit;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import org.hipparchus.util.FastMath;

/** The curves of the class errors in floating point, and the best weight on them. */
record WeightCurves(MixtureLimit limit, OptimalWeight best) {
  private static final Witness ROOT = new Witness("bisection of T", "own", "double");
  private static final Witness SEARCH = new Witness("golden section", "own", "double");
  private static final int WEIGHTS = 500;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int SECTIONS = 90;

  /** e over the least of the scales that must exceed it in the expansion for large signals. */
  private static final double SMALL = 1e-3;

  /**
   * Rounding of the argument: some forty operations on terms as large as both arguments together.
   */
  private double rounding() {
    return 1e-11 * (1 + Math.abs(best.at().argumentPlus()) + Math.abs(best.at().argumentMinus()));
  }

  /** Golden section for the argument of the worst-class error over u. */
  Finding.Builder minimiser(Claim claim) {
    double low = 0;
    // The open end itself belongs to an infinite weight, where nothing is defined.
    double high = limit.greatestExcess() * (1 - 1e-13);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = limit.atExcess(left).worstArgument();
    double atRight = limit.atExcess(right).worstArgument();
    for (int i = 0; i < SECTIONS; i++) {
      if (atLeft > atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = limit.atExcess(left).worstArgument();
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = limit.atExcess(right).worstArgument();
      }
    }
    WeightedLimit found = limit.atExcess((low + high) / 2);
    return claim
        .compare(found.worstArgument(), best.at().worstArgument())
        .within(rounding(), "rounding of the argument of Q")
        .by(SEARCH)
        .by(ROOT)
        .provided(Math.abs(found.u() - best.at().u()) < 1e-6, "flatness of the minimum");
  }

  Finding.Builder unbeaten(Claim claim) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < WEIGHTS; k++) {
      double rho = FastMath.pow(10, -4 + 12.0 * k / (WEIGHTS - 1));
      most = Math.max(most, limit.at(rho).worstArgument());
    }
    return claim
        .compare(most, best.at().worstArgument())
        .within(rounding(), "rounding of the argument of Q")
        .by("500 weights, log-spaced", "own", "double");
  }

  /** s^2 (rho* - 1) over its limit, at another signal. */
  double weightRatio(double signal) {
    double kappa = limit.kappa();
    double rho = OptimalWeight.of(at(signal)).at().rho();
    return signal
        * signal
        * (rho - 1)
        * limit.delta()
        * limit.p()
        * limit.p()
        / (2 * (1 + kappa * kappa));
  }

  /** u* + kappa over (1 + kappa^2)(1 - delta)/(s^2 delta p), at another signal. */
  double excessRatio(double signal) {
    return (OptimalWeight.of(at(signal)).at().u() + limit.kappa()) / expansion(signal);
  }

  private double expansion(double signal) {
    double kappa = limit.kappa();
    return (1 + kappa * kappa)
        * (1 - limit.delta())
        / (signal * signal * limit.delta() * limit.p());
  }

  private MixtureLimit at(double signal) {
    return new MixtureLimit(limit.piPlus(), limit.delta(), signal);
  }

  /** Richardson: a defect of order 1/s^2 cancels between s and 2s. */
  Finding.Builder largeSignal(Claim claim) {
    double scale = Math.min(Math.min(limit.kappa(), 2 * limit.piPlus()), limit.greatestExcess());
    double signal = Math.sqrt(expansion(1) / (SMALL * scale));
    double extrapolated = (4 * weightRatio(2 * signal) - weightRatio(signal)) / 3;
    return claim
        .compare(extrapolated, 1)
        .within(100 * SMALL * SMALL, "second order of the expansion parameter 1e-3")
        .by(ROOT)
        .by("Richardson extrapolation", "own", "double");
  }
}
