package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.util.FastMath;

/**
 * Moments of W = clip(X, -T, T) for a normal number X, in closed form and by quadrature.
 *
 * @param centre mean of X
 * @param deviation standard deviation of X
 * @param T bound
 */
record Clipped(double centre, double deviation, double T) {
  private static final int NODES = 40;
  private static final double REACH = 9;

  /** On [-1, 1]. */
  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(NODES);

  private double lower() {
    return (-T - centre) / deviation;
  }

  private double upper() {
    return (T - centre) / deviation;
  }

  /** P(|X| < T). */
  double inside() {
    return NormalTail.of(lower()) - NormalTail.of(upper());
  }

  /** E W. */
  double mean() {
    double ends = T * (NormalTail.of(upper()) - NormalTail.of(-lower()));
    return ends + centre * inside() + deviation * (density(lower()) - density(upper()));
  }

  /** E W^2. */
  double square() {
    double jump = density(lower()) - density(upper());
    double edges = lower() * density(lower()) - upper() * density(upper());
    return T * T * (NormalTail.of(upper()) + NormalTail.of(-lower()))
        + (centre * centre + deviation * deviation) * inside()
        + 2 * centre * deviation * jump
        + deviation * deviation * edges;
  }

  private static double density(double z) {
    return FastMath.exp(-0.5 * z * z) / FastMath.sqrt(2 * FastMath.PI);
  }

  private double clip(double z) {
    return Math.max(-T, Math.min(T, centre + deviation * z));
  }

  /** E f(W, Z), X = centre + deviation Z, by Gauss and Legendre between the kinks. */
  double integral(Integrand f) {
    double from = Math.max(-REACH, Math.min(REACH, lower()));
    double to = Math.max(-REACH, Math.min(REACH, upper()));
    UnivariateFunction g = z -> f.at(clip(z), z) * density(z);
    return panels(g, -REACH, from) + panels(g, from, to) + panels(g, to, REACH);
  }

  private static double panels(UnivariateFunction f, double from, double to) {
    int count = (int) Math.ceil((to - from) / 3);
    double half = 0.5 * (to - from) / Math.max(1, count);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double middle = from + (2 * k + 1) * half;
      for (int i = 0; i < NODES; i++) {
        sum += half * RULE.getWeight(i) * f.value(middle + half * RULE.getPoint(i));
      }
    }
    return sum;
  }

  /** A function of the clipped number and the standard normal one behind it. */
  @FunctionalInterface
  interface Integrand {
    /** The value. */
    double at(double w, double z);
  }
}
