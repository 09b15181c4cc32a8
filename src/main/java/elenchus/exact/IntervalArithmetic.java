package elenchus.exact;

/** Products, quotients and roots of intervals. */
final class IntervalArithmetic {
  private IntervalArithmetic() {}

  static Interval multiply(Interval a, Interval b) {
    if (a.upper() < 0 || (a.upper() == 0 && a.lower() < 0)) {
      return multiply(a.negate(), b).negate();
    }
    if (a.lower() >= 0) {
      double lowerFactor = b.lower() >= 0 ? a.lower() : a.upper();
      double upperFactor = b.upper() >= 0 ? a.upper() : a.lower();
      return new Interval(
          Rounding.multiplyDown(lowerFactor, b.lower()),
          Rounding.multiplyUp(upperFactor, b.upper()));
    }
    if (b.lower() >= 0 || b.upper() <= 0) {
      return multiply(b, a);
    }
    return new Interval(
        Math.min(
            Rounding.multiplyDown(a.lower(), b.upper()),
            Rounding.multiplyDown(a.upper(), b.lower())),
        Math.max(
            Rounding.multiplyUp(a.lower(), b.lower()), Rounding.multiplyUp(a.upper(), b.upper())));
  }

  static Interval divide(Interval a, Interval b) {
    if (b.isZero()) {
      throw new ArithmeticException("division of " + a + " by zero");
    }
    if (b.upper() <= 0) {
      return divide(a.negate(), b.negate());
    }
    if (b.lower() < 0) {
      return a.isZero() ? a : Interval.WHOLE;
    }
    if (b.lower() == 0) {
      return divideBySemipositive(a, b.upper());
    }
    return new Interval(
        Rounding.divideDown(a.lower(), a.lower() >= 0 ? b.upper() : b.lower()),
        Rounding.divideUp(a.upper(), a.upper() >= 0 ? b.lower() : b.upper()));
  }

  private static Interval divideBySemipositive(Interval a, double upper) {
    if (a.isZero()) {
      return a;
    }
    if (a.lower() >= 0) {
      return new Interval(Rounding.divideDown(a.lower(), upper), Double.POSITIVE_INFINITY);
    }
    if (a.upper() <= 0) {
      return new Interval(Double.NEGATIVE_INFINITY, Rounding.divideUp(a.upper(), upper));
    }
    return Interval.WHOLE;
  }

  static Interval square(Interval a) {
    double small = a.mignitude();
    double large = a.magnitude();
    return new Interval(Rounding.multiplyDown(small, small), Rounding.multiplyUp(large, large));
  }

  static Interval sqrt(Interval a) {
    if (a.lower() < 0) {
      throw new ArithmeticException("square root of " + a);
    }
    return new Interval(Rounding.sqrtDown(a.lower()), Rounding.sqrtUp(a.upper()));
  }

  static Interval scalb(Interval a, int n) {
    // Powers of two beyond the range are applied in pieces.
    int step = Math.max(-1000, Math.min(1000, n));
    Interval scaled = multiply(a, Interval.of(Math.scalb(1.0, step)));
    return step == n || scaled.isZero() ? scaled : scalb(scaled, n - step);
  }

  static Interval hypot(Interval a, Interval b) {
    double lower = StrictMath.hypot(a.mignitude(), b.mignitude());
    double upper = StrictMath.hypot(a.magnitude(), b.magnitude());
    double floor = Math.max(a.mignitude(), b.mignitude());
    boolean aligned = a.isZero() || b.isZero();
    return new Interval(
        aligned ? lower : Rounding.down(lower, 1, floor),
        aligned ? upper : Rounding.up(upper, 1, Double.POSITIVE_INFINITY));
  }
}
