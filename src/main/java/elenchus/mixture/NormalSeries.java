package elenchus.mixture;

import elenchus.exact.Interval;

/**
 * Rigorous bounds for the normal law: Q(x) = 1/2 - phi(x) (x + x^3/3 + x^5/(3*5) + ...), whose
 * terms have one sign; the rest is at most twice the first omitted term once terms halve.
 */
final class NormalSeries {
  private static final double NEGLIGIBLE = 0x1p-70;
  private static final Interval HALF = Interval.of(0.5);

  private NormalSeries() {}

  static Interval density(Interval t) {
    Interval root = t.getPi().multiply(2).sqrt();
    return t.square().multiply(HALF).negate().exp().divide(root);
  }

  static Interval tail(double x) {
    Interval point = Interval.of(x);
    Interval square = point.square();
    Interval term = point;
    Interval sum = point;
    int odd = 3;
    while (square.upper() > odd / 2.0 || term.magnitude() > NEGLIGIBLE) {
      term = term.multiply(square).divide(Interval.of(odd));
      sum = sum.add(term);
      odd += 2;
    }
    sum = sum.add(Interval.around(0, 2 * term.magnitude()));
    return HALF.subtract(density(point).multiply(sum));
  }
}
