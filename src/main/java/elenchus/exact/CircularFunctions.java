package elenchus.exact;

/** Sine, cosine, tangent and their inverses over intervals. */
final class CircularFunctions {
  /** Around the number pi; Math.PI is below it. */
  static final Interval PI = new Interval(Math.PI, Math.nextUp(Math.PI));

  private static final Interval HALF_PI = PI.multiply(Interval.of(0.5));
  private static final Interval FULL_TURN = PI.multiply(Interval.of(2));
  private static final Interval UNIT = new Interval(-1, 1);
  private static final Interval QUARTER = Interval.of(0.25);
  private static final Interval HALF = Interval.of(0.5);
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private CircularFunctions() {}

  static Interval cos(Interval x) {
    if (x.isInfinite()) {
      return UNIT;
    }
    if (x.isZero()) {
      return Interval.ONE;
    }
    Interval turns = x.divide(FULL_TURN);
    return between(
        StrictMath.cos(x.lower()),
        StrictMath.cos(x.upper()),
        mayHoldInteger(turns),
        mayHoldInteger(turns.subtract(HALF)));
  }

  static Interval sin(Interval x) {
    if (x.isInfinite()) {
      return UNIT;
    }
    if (x.isZero()) {
      return x;
    }
    Interval turns = x.divide(FULL_TURN);
    return between(
        StrictMath.sin(x.lower()),
        StrictMath.sin(x.upper()),
        mayHoldInteger(turns.subtract(QUARTER)),
        mayHoldInteger(turns.add(QUARTER)));
  }

  static Interval tan(Interval x) {
    if (x.isInfinite() || mayHoldInteger(x.divide(PI).subtract(HALF))) {
      throw new ArithmeticException("tangent of " + x + ", which may hold a pole");
    }
    return ElementaryFunctions.increasing(x, StrictMath::tan, 1, -INFINITY, INFINITY, 0, 0);
  }

  static Interval asin(Interval x) {
    requireUnit(x, "inverse sine");
    return ElementaryFunctions.increasing(
        x, StrictMath::asin, 1, -HALF_PI.upper(), HALF_PI.upper(), 0, 0);
  }

  static Interval acos(Interval x) {
    requireUnit(x, "inverse cosine");
    return new Interval(
        x.upper() == 1 ? 0 : Rounding.down(StrictMath.acos(x.upper()), 1, 0),
        x.lower() == 1 ? 0 : Rounding.up(StrictMath.acos(x.lower()), 1, PI.upper()));
  }

  static Interval atan(Interval x) {
    return ElementaryFunctions.increasing(
        x, StrictMath::atan, 1, -HALF_PI.upper(), HALF_PI.upper(), 0, 0);
  }

  /** The angle of (x, y), where the box does not touch the negative half-axis or the origin. */
  static Interval atan2(Interval y, Interval x) {
    if (x.certainlyPositive()) {
      return atan(y.divide(x));
    }
    if (y.certainlyPositive()) {
      return HALF_PI.subtract(atan(x.divide(y)));
    }
    if (y.certainlyNegative()) {
      return HALF_PI.negate().subtract(atan(x.divide(y)));
    }
    throw new ArithmeticException("angle of x = " + x + ", y = " + y + " may jump");
  }

  /** Whether an integer may lie in the interval; false is certain. */
  private static boolean mayHoldInteger(Interval x) {
    return Math.ceil(x.lower()) <= x.upper();
  }

  /** The range of a wave between two end values, with or without its crest and trough. */
  private static Interval between(double first, double second, boolean crest, boolean trough) {
    return new Interval(
        trough ? -1 : Rounding.down(Math.min(first, second), 1, -1),
        crest ? 1 : Rounding.up(Math.max(first, second), 1, 1));
  }

  private static void requireUnit(Interval x, String function) {
    if (!UNIT.contains(x)) {
      throw new ArithmeticException(function + " of " + x);
    }
  }
}
