package elenchus.catalogue.lastlayer;

import elenchus.mixture.MixtureLimit;
import org.hipparchus.util.FastMath;

/**
 * Solves the fixed-point equations without their closed form: (E1) by bisection in the logarithm of
 * lam, (E2) and (E3) as a linear system, (E4) for the norm.
 *
 * @param lam root of (E1)
 * @param u imbalance of leverage
 * @param gamma component along the class mean
 * @param b intercept
 * @param alpha norm
 * @param argumentPlus the minority's error is the normal tail here
 * @param argumentMinus the majority's error is the normal tail here
 */
record FixedPointSolver(
    double lam,
    double u,
    double gamma,
    double b,
    double alpha,
    double argumentPlus,
    double argumentMinus) {
  private static final double BRACKET = 300;
  private static final int BISECTIONS = 200;

  static FixedPointSolver of(MixtureLimit x, double rho) {
    double low = -BRACKET;
    double high = BRACKET;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (low + high);
      double lam = FastMath.exp(middle);
      double leverage = x.piPlus() * lam / (1 + lam) + x.piMinus() * lam / (rho + lam);
      if (leverage < x.delta()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return at(x, rho, FastMath.exp(high));
  }

  private static FixedPointSolver at(MixtureLimit x, double rho, double lam) {
    double s = x.s();
    double etaPlus = lam / (1 + lam);
    double etaMinus = lam / (rho + lam);
    double plus = x.piPlus() * etaPlus;
    double minus = x.piMinus() * etaMinus;
    double sum = plus + minus;
    double difference = plus - minus;
    // (E2): difference s gamma + sum b = difference
    // (E3): (delta + s^2 sum) gamma + s difference b = s sum
    double determinant = difference * s * s * difference - sum * (x.delta() + s * s * sum);
    double gamma = s * (difference * difference - sum * sum) / determinant;
    double b = difference * (s * s * sum - (x.delta() + s * s * sum)) / determinant;
    double lossPlus = 1 - gamma * s - b;
    double lossMinus = 1 - gamma * s + b;
    double noise = plus * etaPlus * lossPlus * lossPlus + minus * etaMinus * lossMinus * lossMinus;
    // By (E1), delta - sum pi eta^2 = sum pi eta (1 - eta).
    double slack = plus / (1 + lam) + minus * rho / (rho + lam);
    double alpha = Math.sqrt((x.delta() * gamma * gamma + noise) / slack);
    return new FixedPointSolver(
        lam,
        difference / x.delta(),
        gamma,
        b,
        alpha,
        (gamma * s + b) / alpha,
        (gamma * s - b) / alpha);
  }
}
