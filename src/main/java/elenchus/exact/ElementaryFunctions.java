package elenchus.exact;

import java.util.function.DoubleUnaryOperator;

/**
 * Exponentials, logarithms, hyperbolic functions and their inverses over intervals. All are
 * monotone (the hyperbolic cosine on either side of zero), so the ends decide.
 */
final class ElementaryFunctions {
  /** Documented error of the library, in units in the last place, rounded up. */
  private static final int STEPS = 1;

  /** The same for hyperbolic functions: documented as 2.5. */
  private static final int HYPERBOLIC_STEPS = 3;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Beyond this the square of a number may overflow. */
  private static final double LARGE = 0x1p500;

  /** Around the natural logarithm of 2. */
  private static final Interval LOG_2 =
      Interval.ofDecimal("0.6931471805599453094172321214")
          .hull(Interval.ofDecimal("0.6931471805599453094172321215"));

  /** Around the natural logarithm of 10. */
  private static final Interval LOG_10 =
      Interval.ofDecimal("2.302585092994045684017991454684364")
          .hull(Interval.ofDecimal("2.302585092994045684017991454684365"));

  private ElementaryFunctions() {}

  static Interval exp(Interval x) {
    return increasing(x, StrictMath::exp, STEPS, 0, INFINITY, 0, 1);
  }

  static Interval expm1(Interval x) {
    return increasing(x, StrictMath::expm1, STEPS, -1, INFINITY, 0, 0);
  }

  static Interval log(Interval x) {
    requireDomain(x.lower() >= 0 && x.upper() > 0, "logarithm", x);
    return increasing(x, StrictMath::log, STEPS, -INFINITY, INFINITY, 1, 0);
  }

  static Interval log1p(Interval x) {
    requireDomain(x.lower() >= -1 && x.upper() > -1, "log1p", x);
    return increasing(x, StrictMath::log1p, STEPS, -INFINITY, INFINITY, 0, 0);
  }

  static Interval log10(Interval x) {
    requireDomain(x.lower() >= 0 && x.upper() > 0, "decimal logarithm", x);
    // StrictMath.log10 misses its documented bound of one unit, so the quotient is taken.
    return log(x).divide(LOG_10);
  }

  static Interval sinh(Interval x) {
    return increasing(x, StrictMath::sinh, HYPERBOLIC_STEPS, -INFINITY, INFINITY, 0, 0);
  }

  static Interval cosh(Interval x) {
    return increasing(x.abs(), StrictMath::cosh, HYPERBOLIC_STEPS, 1, INFINITY, 0, 1);
  }

  static Interval tanh(Interval x) {
    return increasing(x, StrictMath::tanh, HYPERBOLIC_STEPS, -1, 1, 0, 0);
  }

  static Interval asinh(Interval x) {
    return new Interval(asinh(x.lower()).lower(), asinh(x.upper()).upper());
  }

  static Interval acosh(Interval x) {
    requireDomain(x.lower() >= 1, "inverse hyperbolic cosine", x);
    return new Interval(acosh(x.lower()).lower(), acosh(x.upper()).upper());
  }

  static Interval atanh(Interval x) {
    requireDomain(
        x.lower() >= -1 && x.upper() <= 1 && x.lower() < 1 && x.upper() > -1,
        "inverse hyperbolic tangent",
        x);
    return new Interval(atanh(x.lower()).lower(), atanh(x.upper()).upper());
  }

  /**
   * The image under an increasing function.
   *
   * @param floor no value is below
   * @param ceiling no value is above
   * @param exactAt an argument with the exactly known value that follows
   */
  static Interval increasing(
      Interval x,
      DoubleUnaryOperator function,
      int steps,
      double floor,
      double ceiling,
      double exactAt,
      double exactValue) {
    double lower =
        x.lower() == exactAt
            ? exactValue
            : Rounding.down(function.applyAsDouble(x.lower()), steps, floor);
    double upper =
        x.upper() == exactAt
            ? exactValue
            : Rounding.up(function.applyAsDouble(x.upper()), steps, ceiling);
    return new Interval(pole(x.lower(), function, lower), upper);
  }

  /** Minus infinity stays minus infinity, also where a step would leave it. */
  private static double pole(double x, DoubleUnaryOperator function, double stepped) {
    return function.applyAsDouble(x) == -INFINITY ? -INFINITY : stepped;
  }

  private static Interval asinh(double x) {
    if (x < 0) {
      return asinh(-x).negate();
    }
    if (x == 0) {
      return Interval.ZERO;
    }
    if (x > LARGE) {
      return logOfTwice(x);
    }
    // asinh x = log(1 + x + x^2/(1 + sqrt(1 + x^2))), without cancellation.
    Interval point = Interval.of(x);
    Interval square = point.square();
    Interval root = square.add(Interval.ONE).sqrt();
    Interval wide = point.add(square.divide(root.add(Interval.ONE))).log1p();
    return new Interval(wide.lower(), Math.min(wide.upper(), x));
  }

  private static Interval acosh(double x) {
    if (x > LARGE) {
      return logOfTwice(x);
    }
    Interval above = Interval.of(x).subtract(Interval.ONE);
    return above.add(above.multiply(above.add(Interval.of(2))).sqrt()).log1p();
  }

  private static Interval atanh(double x) {
    if (x < 0) {
      return atanh(-x).negate();
    }
    if (x == 1) {
      return new Interval(Double.MAX_VALUE, INFINITY);
    }
    Interval ratio = Interval.of(2 * x).divide(Interval.ONE.subtract(Interval.of(x)));
    Interval wide = ratio.log1p().multiply(Interval.of(0.5));
    return new Interval(Math.max(wide.lower(), x), wide.upper());
  }

  /** Both asinh and acosh differ from log(2x) by less than 1/x^2. */
  private static Interval logOfTwice(double x) {
    Interval doubled = Interval.of(x).log().add(LOG_2);
    return new Interval(Math.nextDown(doubled.lower()), Math.nextUp(doubled.upper()));
  }

  private static void requireDomain(boolean inside, String function, Interval x) {
    if (!inside) {
      throw new ArithmeticException(function + " of " + x);
    }
  }
}
