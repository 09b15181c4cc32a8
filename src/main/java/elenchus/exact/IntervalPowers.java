package elenchus.exact;

/** Powers and roots of intervals. */
final class IntervalPowers {
  /** Beyond this exponent repeated products are wider than the library function. */
  private static final int LAST_PRODUCT = 64;

  /** Brings tiny and huge numbers into the range where powers keep their digits. */
  private static final int LIFT_BITS = 1000;

  private static final double CREDIBLE_CORRECTION = 1e-6;

  private IntervalPowers() {}

  static Interval pow(Interval x, int n) {
    if (n == 0) {
      return Interval.ONE;
    }
    if (n < 0) {
      return n == Integer.MIN_VALUE ? pow(x.square(), n / 2) : pow(x, -n).reciprocal();
    }
    if (n % 2 == 0) {
      return new Interval(
          powerOfSize(x.mignitude(), n).lower(), powerOfSize(x.magnitude(), n).upper());
    }
    return new Interval(signedPower(x.lower(), n).lower(), signedPower(x.upper(), n).upper());
  }

  private static Interval signedPower(double x, int n) {
    return x < 0 ? powerOfSize(-x, n).negate() : powerOfSize(x, n);
  }

  /** The power of one non-negative number, which may be infinite. */
  private static Interval powerOfSize(double x, int n) {
    if (x == 0) {
      return Interval.ZERO;
    }
    Interval library = widened(StrictMath.pow(x, n));
    if (n > LAST_PRODUCT) {
      return library;
    }
    double lower = 1;
    double upper = 1;
    for (int bit = Integer.highestOneBit(n); bit > 0; bit >>= 1) {
      lower = Rounding.multiplyDown(lower, lower);
      upper = Rounding.multiplyUp(upper, upper);
      if ((n & bit) != 0) {
        lower = Rounding.multiplyDown(lower, x);
        upper = Rounding.multiplyUp(upper, x);
      }
    }
    // Products are exact on small integers, the library is narrower elsewhere.
    return new Interval(
        Math.min(Math.max(lower, library.lower()), Double.MAX_VALUE),
        Math.min(upper, library.upper()));
  }

  /** Powers of positive bases: monotone in base and exponent, so the corners decide. */
  static Interval pow(Interval x, Interval y) {
    boolean zeroBase = x.lower() == 0 && y.lower() > 0;
    if (x.lower() <= 0 && !zeroBase) {
      if (y.isPoint() && y.lower() == Math.rint(y.lower()) && Math.abs(y.lower()) <= 1e9) {
        return pow(x, (int) y.lower());
      }
      throw new ArithmeticException("power " + y + " of " + x);
    }
    Interval corners = corner(x.lower(), y.lower());
    corners = corners.hull(corner(x.lower(), y.upper()));
    corners = corners.hull(corner(x.upper(), y.lower()));
    return corners.hull(corner(x.upper(), y.upper()));
  }

  private static Interval corner(double x, double y) {
    if (x == 1 || y == 0) {
      return Double.isInfinite(x) || Double.isInfinite(y)
          ? Interval.of(0, Double.POSITIVE_INFINITY)
          : Interval.ONE;
    }
    return x == 0 ? Interval.ZERO : widened(StrictMath.pow(x, y));
  }

  static Interval cbrt(Interval x) {
    return new Interval(cubeRoot(x.lower()).lower(), cubeRoot(x.upper()).upper());
  }

  private static Interval cubeRoot(double x) {
    return x < 0 ? widened(StrictMath.cbrt(-x)).negate() : widened(StrictMath.cbrt(x));
  }

  static Interval root(Interval x, int n) {
    if (n <= 0) {
      throw new ArithmeticException("root of order " + n);
    }
    if (n == 1) {
      return x;
    }
    if (n == 2) {
      return x.sqrt();
    }
    if (n == 3) {
      return cbrt(x);
    }
    if (x.lower() < 0 && n % 2 == 0) {
      throw new ArithmeticException("root of order " + n + " of " + x);
    }
    return new Interval(signedRoot(x.lower(), n).lower(), signedRoot(x.upper(), n).upper());
  }

  private static Interval signedRoot(double x, int n) {
    if (x == 0) {
      return Interval.ZERO;
    }
    if (x < 0) {
      return signedRoot(-x, n).negate();
    }
    if (Double.isInfinite(x)) {
      return Interval.of(Double.MAX_VALUE, x);
    }
    int lift = x < 0x1p-900 ? LIFT_BITS / n : x > 0x1p900 ? -LIFT_BITS / n : 0;
    if (lift != 0) {
      return signedRoot(x * Math.scalb(1.0, lift * n), n)
          .multiply(Interval.of(Math.scalb(1.0, -lift)));
    }
    double root = StrictMath.pow(x, 1.0 / n);
    double correction = (StrictMath.pow(root, n) / x - 1) / n;
    if (Math.abs(correction) < CREDIBLE_CORRECTION) {
      root -= root * correction;
    }
    // Whatever the quality of the estimate, the powers of the ends prove the enclosure.
    double lower = root;
    for (double step = Math.ulp(root); powerOfSize(lower, n).upper() > x; step *= 2) {
      lower = Math.max(0, lower - step);
    }
    double upper = root;
    for (double step = Math.ulp(root); powerOfSize(upper, n).lower() < x; step *= 2) {
      upper += step;
    }
    return new Interval(lower, upper);
  }

  private static Interval widened(double value) {
    return new Interval(
        Rounding.down(value, 1, 0), Rounding.up(value, 1, Double.POSITIVE_INFINITY));
  }
}
