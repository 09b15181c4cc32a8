package elenchus.catalogue.centralpath;

import elenchus.symbolic.Elementary;
import org.hipparchus.FieldElement;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.hipparchus.util.FastMath;

/**
 * An increasing clock phi(omega) = logarithm * log omega + square * omega^2 + fourth * omega^4; the
 * singular value at time t is the root of phi(omega) = phi(omega_0) + t.
 *
 * @param logarithm positive weight of the logarithm
 * @param square weight of the square, not negative
 * @param fourth weight of the fourth power, not negative
 */
record GrowthLaw(double logarithm, double square, double fourth) {
  private static final int ITERATIONS = 200;
  private static final double CONVERGED = 1e-15;

  /** Projected flow: N (C^2 log omega + C omega^2 + omega^4/4). */
  static GrowthLaw projected(int C, int N) {
    return new GrowthLaw((double) N * C * C, (double) N * C, 0.25 * N);
  }

  /** Step then whiten: N C (C log omega + omega^2/2). */
  static GrowthLaw whitened(int C, int N) {
    return new GrowthLaw((double) N * C * C, 0.5 * N * C, 0);
  }

  /** The clock, in any arithmetic. */
  <T extends FieldElement<T>> T clock(Elementary<T> on, T omega) {
    T squared = on.square(omega);
    return on.number(logarithm)
        .multiply(on.log(omega))
        .add(on.number(square).multiply(squared))
        .add(on.number(fourth).multiply(on.square(squared)));
  }

  /** phi(omega). */
  double clock(double omega) {
    double squared = omega * omega;
    return logarithm * FastMath.log(omega) + square * squared + fourth * squared * squared;
  }

  /** omega phi'(omega), positive. */
  private double steepness(double omega) {
    double squared = omega * omega;
    return logarithm + 2 * square * squared + 4 * fourth * squared * squared;
  }

  /**
   * The singular value at time t: Newton's method in log omega, in which the clock is convex and
   * increasing, from a point right of the root.
   */
  double at(double omega0, double t) {
    double target = clock(omega0) + t;
    double tangent = FastMath.log(omega0) + t / steepness(omega0);
    double u = Math.min(tangent, 0.5 * FastMath.log(omega0 * omega0 + t / square));
    for (int i = 0; i < ITERATIONS; i++) {
      double omega = FastMath.exp(u);
      double step = (clock(omega) - target) / steepness(omega);
      u -= step;
      if (Math.abs(step) < CONVERGED * (1 + Math.abs(u))) {
        break;
      }
    }
    return FastMath.exp(u);
  }

  /** The derivative of the root in time: the inverse of the automatic derivative of the clock. */
  double slope(double omega) {
    Elementary<UnivariateDerivative1> dual =
        Elementary.over(UnivariateDerivative1Field.getInstance());
    return 1 / clock(dual, new UnivariateDerivative1(omega, 1)).getFirstDerivative();
  }
}
