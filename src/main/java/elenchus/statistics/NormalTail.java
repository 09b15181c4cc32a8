package elenchus.statistics;

import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/** The upper tail of the standard normal law, Q(t) = P(N(0,1) > t) = erfc(t/sqrt 2)/2. */
public final class NormalTail {
  /** Beyond this the tail is below 1e-300 and only its logarithm is of use. */
  private static final double FAR = 37;

  private NormalTail() {}

  /**
   * Q(t), with a relative error of some units in the last place of t squared; below 1e-300, for t >
   * 37, compare t or {@link #log}.
   */
  public static double of(double t) {
    return 0.5 * Erf.erfc(t / Math.sqrt(2));
  }

  /**
   * The logarithm of Q(t) for every t. Beyond 37 by the asymptotic series, whose first omitted term
   * is below 1e-11.
   */
  public static double log(double t) {
    if (t <= FAR) {
      return FastMath.log(of(t));
    }
    double r = 1 / (t * t);
    double series = 1 - r * (1 - 3 * r * (1 - 5 * r * (1 - 7 * r)));
    return -0.5 * t * t - FastMath.log(t * Math.sqrt(2 * Math.PI)) + FastMath.log(series);
  }
}
