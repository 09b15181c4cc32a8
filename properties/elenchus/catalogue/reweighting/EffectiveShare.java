package elenchus.catalogue.reweighting;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The limit of weighted least squares with two groups as samples and features grow with d/n =
 * delta, for features N(0, I): everything as a function of the share p of the leverage that falls
 * to group 1.
 *
 * @param pi1 share of group 1 in training
 * @param delta features per sample, below 1
 * @param D offset of group 1
 * @param sigma2 variance of the noise
 * @param q share of group 1 at test
 */
record EffectiveShare(double pi1, double delta, double D, double sigma2, double q) {
  private static final int GRID = 256;
  private static final int BISECTIONS = 200;

  double pi0() {
    return 1 - pi1;
  }

  /** The infimum of the attainable shares. */
  double lowest() {
    return Math.max(0, 1 - pi0() / delta);
  }

  /** The supremum of the attainable shares. */
  double highest() {
    return Math.min(1, pi1 / delta);
  }

  /** The ratio of the loss weights, group 1 over group 0, that gives the share p. */
  double rho(double p) {
    double eta1 = delta * p / pi1;
    double eta0 = delta * (1 - p) / pi0();
    return eta1 * (1 - eta0) / ((1 - eta1) * eta0);
  }

  /** S, the share of the squared in the total leverage. */
  double spread(double p) {
    return delta * (p * p / pi1 + (1 - p) * (1 - p) / pi0());
  }

  private double numerator(double p) {
    double both = p * (1 - p) * D;
    return delta * both * both / (pi1 * pi0()) + sigma2 * spread(p);
  }

  /** tau^2, the limit of |theta - beta|^2. */
  double tau2(double p) {
    return numerator(p) / (1 - spread(p));
  }

  /** The limit of the squared error at test. */
  double risk(double p) {
    return sigma2 + tau2(p) + (q * (1 - p) * (1 - p) + (1 - q) * p * p) * D * D;
  }

  /** The derivative of the risk by p. */
  double slope(double p) {
    double s = spread(p);
    double spreadSlope = 2 * delta * (p / pi1 - (1 - p) / pi0());
    double numeratorSlope =
        2 * delta * p * (1 - p) * (1 - 2 * p) * D * D / (pi1 * pi0()) + sigma2 * spreadSlope;
    return (numeratorSlope * (1 - s) + numerator(p) * spreadSlope) / ((1 - s) * (1 - s))
        - 2 * q * (1 - p) * D * D
        + 2 * (1 - q) * p * D * D;
  }

  /** How often the slope changes its sign on a grid of the attainable shares. */
  int signChanges() {
    int changes = 0;
    for (int i = 1; i < GRID; i++) {
      changes += slope(grid(i)) * slope(grid(i + 1)) < 0 ? 1 : 0;
    }
    return changes;
  }

  private double grid(int i) {
    return lowest() + (highest() - lowest()) * i / (GRID + 1);
  }

  /**
   * The share of least risk: the root of the slope.
   *
   * @throws org.hipparchus.exception.MathIllegalArgumentException if the slope has one sign
   */
  double best() {
    double width = highest() - lowest();
    UnivariateFunction slope = this::slope;
    return new BracketingNthOrderBrentSolver(1e-15, 1e-16, 0, 5)
        .solve(1000, slope, lowest() + 1e-9 * width, highest() - 1e-9 * width);
  }

  /** The coefficient of delta in the best share, at delta = 0. */
  double firstOrder() {
    double offset = 2 * q * (1 - q) * (1 - 2 * q) * D * D / (pi1 * pi0());
    return -(offset + 2 * sigma2 * (q / pi1 - (1 - q) / pi0())) / (2 * D * D);
  }

  /** (p* - q)/delta at another delta, near zero. */
  double slopeNearZero(double features) {
    return (new EffectiveShare(pi1, features, D, sigma2, q).best() - q) / features;
  }

  /**
   * The share of leverage, tau^2 and the risk for a ratio of weights, from the fixed-point
   * equations themselves: bisection for lam, then two linear equations.
   */
  double[] solve(double rho) {
    double low = 0;
    double high = 1;
    while (leverage(high, rho) < delta) {
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (low + high);
      if (leverage(middle, rho) < delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double lam = 0.5 * (low + high);
    double eta1 = lam / (1 + lam);
    double eta0 = lam / (rho + lam);
    // Offsets 0 and D; the intercept balances the weighted residuals.
    double b = pi1 * eta1 * D / (pi1 * eta1 + pi0() * eta0);
    double one = pi1 * eta1 * eta1;
    double zero = pi0() * eta0 * eta0;
    double forced = one * ((D - b) * (D - b) + sigma2) + zero * (b * b + sigma2);
    double tau2 = forced / (delta - one - zero);
    double risk = sigma2 + tau2 + q * (D - b) * (D - b) + (1 - q) * b * b;
    return new double[] {b / D, tau2, risk};
  }

  private double leverage(double lam, double rho) {
    return pi1 * lam / (1 + lam) + pi0() * lam / (rho + lam);
  }
}
