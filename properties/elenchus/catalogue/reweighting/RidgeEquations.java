package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;

/**
 * The fixed-point equations of weighted ridge regression on two Gaussian classes solved one after
 * another, without the closed form: Newton's method for V, two linear equations for gamma and b,
 * one for alpha^2.
 */
final class RidgeEquations {
  private static final int STEPS = 100;

  private RidgeEquations() {}

  /** gamma, alpha, b and the two errors. */
  static double[] solve(RidgeMixture m) {
    double V = newton(m);
    double plus = m.omegaPlus() / (1 + V * m.omegaPlus());
    double minus = m.omegaMinus() / (1 + V * m.omegaMinus());
    double p = m.piPlus() * plus;
    double q = m.piMinus() * minus;
    double s = m.s();
    double strength = m.l() + p + q;
    // p (1 - gamma s - b) = q (1 - gamma s + b) and strength gamma = s (both sides added).
    double a11 = s * (p - q);
    double a12 = p + q;
    double a21 = strength + s * s * (p + q);
    double a22 = s * (p - q);
    double c1 = p - q;
    double c2 = s * (p + q);
    double determinant = a11 * a22 - a12 * a21;
    double gamma = (c1 * a22 - a12 * c2) / determinant;
    double b = (a11 * c2 - c1 * a21) / determinant;
    double lackPlus = 1 - gamma * s - b;
    double lackMinus = 1 - gamma * s + b;
    double ratio = m.delta() / (strength * strength);
    double forced = ratio * (p * plus * lackPlus * lackPlus + q * minus * lackMinus * lackMinus);
    double alpha = Math.sqrt((gamma * gamma + forced) / (1 - ratio * (p * plus + q * minus)));
    return new double[] {
      gamma,
      alpha,
      b,
      NormalTail.of((gamma * s + b) / alpha),
      NormalTail.of((gamma * s - b) / alpha)
    };
  }

  /** S, from the weights themselves. */
  static double spread(RidgeMixture m) {
    double V = newton(m);
    double plus = m.omegaPlus() / (1 + V * m.omegaPlus());
    double minus = m.omegaMinus() / (1 + V * m.omegaMinus());
    double strength = m.l() + m.mean(V);
    return m.delta()
        * (m.piPlus() * plus * plus + m.piMinus() * minus * minus)
        / (strength * strength);
  }

  /** The excess is concave and increasing in V: Newton from the left converges from the left. */
  private static double newton(RidgeMixture m) {
    double V = m.delta() / (m.l() + m.mean(0));
    for (int i = 0; i < STEPS; i++) {
      double plus = 1 + V * m.omegaPlus();
      double minus = 1 + V * m.omegaMinus();
      double slope =
          m.l()
              + m.piPlus() * m.omegaPlus() / (plus * plus)
              + m.piMinus() * m.omegaMinus() / (minus * minus);
      double next = V - m.excess(V) / slope;
      if (Math.abs(next - V) <= Math.ulp(V)) {
        return next;
      }
      V = next;
    }
    return V;
  }
}
