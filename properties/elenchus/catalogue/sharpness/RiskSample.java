package elenchus.catalogue.sharpness;

import elenchus.exact.Rationals;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * The predictor f(t) = a t + b t^2/2 of the target sin(3 c t) under the cost |u - v|, samples of
 * the uniform law on [0, 1], and numbers for the laws of random samples.
 *
 * @param a slope of f at 0
 * @param b curvature of f
 * @param c a third of the frequency of the target
 * @param x samples in [0, 1]
 * @param N number of random samples
 * @param draws how often W1 of N random samples is drawn; 0 for never
 */
public record RiskSample(double a, double b, double c, List<Double> x, int N, int draws) {
  private static final int SCAN = 1000;

  /**
   * @throws IllegalArgumentException if there is no sample or it is outside [0, 1]
   */
  public RiskSample {
    x = List.copyOf(x);
    if (x.isEmpty() || N < 1 || draws < 0 || x.stream().anyMatch(t -> !(t >= 0 && t <= 1))) {
      throw new IllegalArgumentException("samples " + x + ", N " + N);
    }
  }

  /** The samples as fractions, increasing. */
  List<BigFraction> sorted() {
    List<BigFraction> sorted = new ArrayList<>();
    x.forEach(t -> sorted.add(Rationals.of(t)));
    sorted.sort(null);
    return sorted;
  }

  /** f(t) - sin(3 c t). */
  double residual(double t) {
    return a * t + b * t * t / 2 - FastMath.sin(3 * c * t);
  }

  /** E |f - f*| minus its mean over the samples. */
  double gap() {
    double sum = 0;
    for (double t : x) {
      sum += Math.abs(residual(t));
    }
    return expectation(this::residual) - sum / x.size();
  }

  /** int_0^1 |h|, split at the zeros of h: a scan, then Brent's method; Gauss-Legendre between. */
  static double expectation(UnivariateFunction h) {
    BracketingNthOrderBrentSolver solver = new BracketingNthOrderBrentSolver(1e-15, 1e-15, 5);
    List<Double> cuts = new ArrayList<>();
    cuts.add(0.0);
    for (int i = 0; i < SCAN; i++) {
      double from = i / (double) SCAN;
      double to = (i + 1) / (double) SCAN;
      if (h.value(from) * h.value(to) < 0) {
        cuts.add(solver.solve(100, h, from, to));
      }
    }
    cuts.add(1.0);
    double sum = 0;
    for (int i = 0; i + 1 < cuts.size(); i++) {
      GaussIntegrator rule =
          new GaussIntegratorFactory().legendre(30, cuts.get(i), cuts.get(i + 1));
      sum += Math.abs(rule.integrate(h));
    }
    return sum;
  }

  /** max_i |f'(x_i)|. */
  double seenSlope() {
    return x.stream().mapToDouble(t -> Math.abs(a + b * t)).max().orElseThrow();
  }

  /** Lip f = max(|a|, |a + b|). */
  double slope() {
    return Math.max(Math.abs(a), Math.abs(a + b));
  }

  /** The covering radius of the samples. */
  double coveringRadius() {
    List<BigFraction> sorted = sorted();
    int n = sorted.size();
    BigFraction r = sorted.get(0);
    BigFraction last = BigFraction.ONE.subtract(sorted.get(n - 1));
    r = last.compareTo(r) > 0 ? last : r;
    for (int i = 1; i < n; i++) {
      BigFraction half = sorted.get(i).subtract(sorted.get(i - 1)).divide(2);
      r = half.compareTo(r) > 0 ? half : r;
    }
    return r.doubleValue();
  }
}
