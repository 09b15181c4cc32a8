package elenchus.mixture;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * The noncentral F law: its distribution function as a Poisson mixture of beta laws.
 *
 * <p>Source: N. L. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 2,
 * chapter 30. The incomplete beta functions follow from the last one by their recurrence, taken in
 * the direction in which all terms are positive.
 *
 * @param numerator degrees of freedom of the numerator
 * @param denominator degrees of freedom of the denominator
 */
record NoncentralF(double numerator, double denominator) {
  /** A Poisson variable is farther than so many deviations off with a probability below 1e-20. */
  private static final double DEVIATIONS = 10;

  private static final double MARGIN = 60;
  private static final int HALVINGS = 80;

  /** P(F <= f) for the noncentrality. */
  double cumulative(double f, double noncentrality) {
    if (!(f > 0)) {
      return 0;
    }
    double mean = noncentrality / 2;
    double spread = DEVIATIONS * Math.sqrt(mean) + MARGIN;
    long first = (long) Math.max(0, Math.floor(mean - spread));
    long last = (long) Math.ceil(mean + spread);
    double b = denominator / 2;
    double odds = numerator * f / denominator;
    double logX = FastMath.log(odds) - FastMath.log1p(odds);
    double logY = -FastMath.log1p(odds);
    double tail = Beta.regularizedBeta(odds / (1 + odds), numerator / 2 + last, b);
    double sum = poisson(last, mean) * tail;
    for (long j = last - 1; j >= first; j--) {
      // I_x(a, b) = I_x(a + 1, b) + x^a (1-x)^b / (a B(a, b))
      double a = numerator / 2 + j;
      tail += FastMath.exp(a * logX + b * logY - FastMath.log(a) - Beta.logBeta(a, b));
      sum += poisson(j, mean) * tail;
    }
    return Math.min(1, sum);
  }

  private static double poisson(long j, double mean) {
    if (mean == 0) {
      return j == 0 ? 1 : 0;
    }
    return FastMath.exp(j * FastMath.log(mean) - mean - Gamma.logGamma(j + 1.0));
  }

  /** The noncentrality at which P(F <= f) has the given value; 0 if it is below that at 0. */
  double noncentrality(double f, double probability) {
    if (cumulative(f, 0) <= probability) {
      return 0;
    }
    double low = 0;
    double high = 1 + numerator * f;
    while (cumulative(f, high) > probability) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
      double middle = (low + high) / 2;
      if (cumulative(f, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
