package elenchus.catalogue.lastlayer;

import org.hipparchus.util.FastMath;

/** A convex loss l of the margin, by its proximal map and its curvature. */
enum FittedLoss {
  /** l(z) = (z - 1)^2 / 2. */
  SQUARE {
    @Override
    double prox(double x, double lam) {
      return (x + lam) / (1 + lam);
    }

    @Override
    double curvature(double v) {
      return 1;
    }
  },
  /** l(z) = log(1 + e^-z). */
  LOGISTIC {
    @Override
    double prox(double x, double lam) {
      double v = x + lam / (1 + FastMath.exp(x + 0.5 * lam));
      for (int i = 0; i < NEWTON_STEPS; i++) {
        double next = v - (v - x - lam * pull(v)) / (1 + lam * curvature(v));
        next = Math.max(x, Math.min(x + lam, next));
        if (Math.abs(next - v) <= 4 * Math.ulp(Math.abs(v) + 1)) {
          return next;
        }
        v = next;
      }
      return v;
    }

    private static double pull(double v) {
      return 1 / (1 + FastMath.exp(v));
    }

    @Override
    double curvature(double v) {
      double pull = pull(v);
      return pull * (1 - pull);
    }
  };

  private static final int NEWTON_STEPS = 50;

  /** The v that minimises l(v) + (v - x)^2/(2 lam). */
  abstract double prox(double x, double lam);

  /** l''(v). */
  abstract double curvature(double v);
}
