package elenchus.catalogue.sharpness;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** The Wasserstein distance of points to the uniform law on [0, 1], and its law. */
final class TransportLaws {
  private static final BigFraction HALF = BigFraction.ONE_HALF;

  private TransportLaws() {}

  /**
   * W1 = sum_i int_{(i-1)/N}^{i/N} |x_(i) - q| dq, in fractions.
   *
   * @param sorted increasing
   */
  static BigFraction distance(List<BigFraction> sorted) {
    int n = sorted.size();
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < n; i++) {
      BigFraction a = new BigFraction(i, n);
      BigFraction b = new BigFraction(i + 1, n);
      BigFraction c = sorted.get(i);
      boolean inside = a.compareTo(c) <= 0 && c.compareTo(b) <= 0;
      sum =
          sum.add(
              inside
                  ? c.subtract(a).pow(2).add(b.subtract(c).pow(2)).multiply(HALF)
                  : a.add(b).multiply(HALF).subtract(c).abs().multiply(b.subtract(a)));
    }
    return sum;
  }

  /** The same in doubles, for sampling. */
  static double distance(double[] sorted) {
    int n = sorted.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double a = i / (double) n;
      double b = (i + 1) / (double) n;
      double c = sorted[i];
      sum +=
          a <= c && c <= b
              ? ((c - a) * (c - a) + (b - c) * (b - c)) / 2
              : Math.abs((a + b) / 2 - c) * (b - a);
    }
    return sum;
  }

  /**
   * E_P g - mean g(x_i) for Kantorovich's potential g: g(0) = 0, slope 1 where F_N(t) &gt; t and -1
   * where F_N(t) &lt; t. In fractions.
   *
   * @param sorted increasing
   */
  static BigFraction gapOfPotential(List<BigFraction> sorted) {
    int n = sorted.size();
    TreeSet<BigFraction> breaks = new TreeSet<>(sorted);
    for (int i = 0; i <= n; i++) {
      breaks.add(new BigFraction(i, n));
    }
    BigFraction value = BigFraction.ZERO;
    BigFraction expectation = BigFraction.ZERO;
    BigFraction sampled = BigFraction.ZERO;
    BigFraction from = BigFraction.ZERO;
    int below = 0;
    for (BigFraction to : breaks) {
      BigFraction middle = from.add(to).multiply(HALF);
      BigFraction length = to.subtract(from);
      int slope = new BigFraction(below, n).compareTo(middle);
      BigFraction next = value.add(length.multiply(Integer.signum(slope)));
      expectation = expectation.add(value.add(next).multiply(HALF).multiply(length));
      value = next;
      while (below < n && sorted.get(below).compareTo(to) <= 0) {
        sampled = sampled.add(value);
        below++;
      }
      from = to;
    }
    return expectation.subtract(sampled.divide(n));
  }

  /** E W1 = (1/N) sum_m 2m C(N, m) int_{(m-1)/N}^{m/N} t^m (1-t)^{N-m+1} dt, in fractions. */
  static BigFraction meanDistance(int N) {
    BigFraction sum = BigFraction.ZERO;
    for (int m = 1; m <= N; m++) {
      BigFraction integral =
          integral(m, N - m + 1, new BigFraction(m - 1, N), new BigFraction(m, N));
      sum =
          sum.add(integral.multiply(new BigFraction(CoverageLaws.binomial(N, m))).multiply(2 * m));
    }
    return sum.divide(N);
  }

  /** The same as int E|F_N(t) - t| dt with the whole binomial law, split where signs change. */
  static BigFraction meanDistanceByBinomials(int N) {
    BigFraction sum = BigFraction.ZERO;
    for (int m = 0; m <= N; m++) {
      BigFraction kink = new BigFraction(m, N);
      // |m/N - t| C(N,m) t^m (1-t)^{N-m}, below and above its kink.
      BigFraction below =
          kink.multiply(integral(m, N - m, BigFraction.ZERO, kink))
              .subtract(integral(m + 1, N - m, BigFraction.ZERO, kink));
      BigFraction above =
          integral(m + 1, N - m, kink, BigFraction.ONE)
              .subtract(kink.multiply(integral(m, N - m, kink, BigFraction.ONE)));
      sum = sum.add(below.add(above).multiply(new BigFraction(CoverageLaws.binomial(N, m))));
    }
    return sum;
  }

  /** int_a^b t^p (1-t)^q dt. */
  private static BigFraction integral(int p, int q, BigFraction a, BigFraction b) {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i <= q; i++) {
      int power = p + i + 1;
      BigFraction term =
          b.pow(power)
              .subtract(a.pow(power))
              .multiply(new BigFraction(CoverageLaws.binomial(q, i)))
              .divide(power);
      sum = i % 2 == 0 ? sum.add(term) : sum.subtract(term);
    }
    return sum;
  }

  /** E W1 in doubles, by Gauss-Legendre quadrature on each piece. */
  static double meanDistanceMeasured(int N) {
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    double sum = 0;
    double logBinomial = 0;
    for (int m = 1; m <= N; m++) {
      logBinomial += FastMath.log((N - m + 1.0) / m);
      double scale = logBinomial;
      int count = m;
      GaussIntegrator rule = factory.legendre(16, (m - 1.0) / N, m / (double) N);
      sum +=
          2
              * m
              * rule.integrate(
                  t ->
                      t <= 0 || t >= 1
                          ? 0
                          : FastMath.exp(
                              scale
                                  + count * FastMath.log(t)
                                  + (N - count + 1) * FastMath.log1p(-t)));
    }
    return sum / N;
  }

  /** All x but one stay: the distances may differ by 1/N. */
  static List<BigFraction> replaced(List<BigFraction> sorted, int i, BigFraction by) {
    List<BigFraction> changed = new ArrayList<>(sorted);
    changed.set(i, by);
    changed.sort(null);
    return changed;
  }
}
