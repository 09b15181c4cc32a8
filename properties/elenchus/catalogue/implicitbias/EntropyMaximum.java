package elenchus.catalogue.implicitbias;

import elenchus.exact.Interval;
import elenchus.exact.RationalVector;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The vector of most entropy -sum alpha log alpha on a segment alpha + q k of nonnegative vectors
 * of equal sum, enclosed by intervals.
 *
 * <p>The derivative in q is minus f(q) = sum_p k_p log(alpha_p + q k_p), and f increases from minus
 * infinity to infinity: two bisections find points where intervals decide its sign.
 *
 * @param alpha an end or a point of the segment
 * @param direction k, of sum zero
 * @param least a q with f(q) &lt; 0, or the lower end
 * @param most a q with f(q) &gt; 0, or the upper end
 */
record EntropyMaximum(
    RationalVector alpha, RationalVector direction, BigFraction least, BigFraction most) {
  private static final int BISECTIONS = 64;

  /**
   * Encloses the maximum.
   *
   * @throws IllegalArgumentException if the direction does not have both signs
   */
  static EntropyMaximum of(RationalVector alpha, RationalVector direction) {
    BigFraction lower = end(alpha, direction);
    BigFraction upper = end(alpha, direction.times(BigFraction.MINUS_ONE)).negate();
    BigFraction least = last(lower, upper, q -> slope(alpha, direction, q).certainlyNegative());
    BigFraction most = last(upper, lower, q -> slope(alpha, direction, q).certainlyPositive());
    return new EntropyMaximum(alpha, direction, least, most);
  }

  /** The least q with alpha + q k nonnegative where k is positive. */
  private static BigFraction end(RationalVector alpha, RationalVector k) {
    return IntStream.range(0, alpha.size())
        .filter(p -> k.signum(p) > 0)
        .mapToObj(p -> alpha.get(p).divide(k.get(p)).negate())
        .max(BigFraction::compareTo)
        .orElseThrow(() -> new IllegalArgumentException("the segment has no end"));
  }

  /** The last point on the way where a monotone condition was seen to hold, or the start. */
  private static BigFraction last(
      BigFraction start, BigFraction end, Predicate<BigFraction> condition) {
    BigFraction yes = start;
    BigFraction no = end;
    for (int step = 0; step < BISECTIONS; step++) {
      BigFraction middle = yes.add(no).divide(2);
      if (condition.test(middle)) {
        yes = middle;
      } else {
        no = middle;
      }
    }
    return yes;
  }

  /** f(q). */
  private static Interval slope(RationalVector alpha, RationalVector k, BigFraction q) {
    Interval sum = Interval.ZERO;
    for (int p = 0; p < alpha.size(); p++) {
      if (k.signum(p) != 0) {
        BigFraction value = alpha.get(p).add(q.multiply(k.get(p)));
        sum = sum.add(Interval.of(k.get(p)).multiply(Interval.of(value).log()));
      }
    }
    return sum;
  }

  /** Enclosures of its entries. */
  Interval[] entries() {
    Interval q = Interval.of(least).hull(Interval.of(most));
    Interval[] entries = new Interval[alpha.size()];
    for (int p = 0; p < entries.length; p++) {
      entries[p] = Interval.of(alpha.get(p)).add(Interval.of(direction.get(p)).multiply(q));
    }
    return entries;
  }

  /** How far a vector is outside the enclosures at most. */
  double distance(double[] vector) {
    double worst = 0;
    Interval[] entries = entries();
    for (int p = 0; p < entries.length; p++) {
      worst = Math.max(worst, vector[p] - entries[p].upper());
      worst = Math.max(worst, entries[p].lower() - vector[p]);
    }
    return worst;
  }

  /** Whether a vector of fractions lies in the enclosures. */
  boolean admits(RationalVector vector) {
    Interval[] entries = entries();
    for (int p = 0; p < entries.length; p++) {
      if (!entries[p].contains(vector.get(p))) {
        return false;
      }
    }
    return true;
  }

  /** The midpoints of the enclosures. */
  double[] midpoints() {
    Interval[] entries = entries();
    double[] middle = new double[entries.length];
    for (int p = 0; p < middle.length; p++) {
      middle[p] = entries[p].mid();
    }
    return middle;
  }

  /** The width of the widest enclosure. */
  double width() {
    double widest = 0;
    for (Interval entry : entries()) {
      widest = Math.max(widest, entry.width());
    }
    return widest;
  }
}
