package elenchus.mirror;

import elenchus.exact.Interval;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Inverts increasing functions of one variable, in floating point and with proved bounds. */
final class Monotone {
  /** An iterate that moves by less than this share of itself has arrived. */
  private static final double ARRIVED = 4e-16;

  private static final int MOST_STEPS = 200;
  private static final int WIDENINGS = 60;

  private Monotone() {}

  /**
   * The root of f(x) = z between two bounds by Newton's method, which bisects where it would leave
   * them.
   *
   * @param function f, increasing
   * @param slope f'
   * @param lower at most the root
   * @param upper at least the root
   * @param start first iterate, between the bounds
   */
  static double root(
      DoubleUnaryOperator function,
      DoubleUnaryOperator slope,
      double z,
      double lower,
      double upper,
      double start) {
    double low = lower;
    double high = upper;
    double x = start;
    for (int k = 0; k < MOST_STEPS; k++) {
      double excess = function.applyAsDouble(x) - z;
      if (excess == 0) {
        return x;
      }
      if (excess > 0) {
        high = x;
      } else {
        low = x;
      }
      double next = x - excess / slope.applyAsDouble(x);
      if (!(next >= low && next <= high)) {
        next = low + (high - low) / 2;
      }
      if (Math.abs(next - x) <= ARRIVED * Math.abs(x)) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /**
   * Contains every x with f(x) in z: where f at the lower end is at most z, monotony says that the
   * inverse at z is no smaller.
   *
   * @param function bounds of f, increasing
   * @param inverse approximates the inverse of f
   * @throws ArithmeticException if an end of z has no approximate inverse
   */
  static Interval preimage(
      UnaryOperator<Interval> function, DoubleUnaryOperator inverse, Interval z) {
    double lower = inverse.applyAsDouble(z.lower());
    double upper = inverse.applyAsDouble(z.upper());
    if (Double.isNaN(lower) || Double.isNaN(upper)) {
      throw new ArithmeticException("no inverse of " + z);
    }
    double step = Math.ulp(lower);
    for (int k = 0; function.apply(Interval.of(lower)).upper() > z.lower(); k++) {
      requireWidening(k, z);
      lower -= step;
      step *= 2;
    }
    step = Math.ulp(upper);
    for (int k = 0; function.apply(Interval.of(upper)).lower() < z.upper(); k++) {
      requireWidening(k, z);
      upper += step;
      step *= 2;
    }
    return new Interval(lower, upper);
  }

  private static void requireWidening(int k, Interval z) {
    if (k == WIDENINGS) {
      throw new ArithmeticException("the inverse of " + z + " could not be bounded");
    }
  }
}
