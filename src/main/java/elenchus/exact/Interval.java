package elenchus.exact;

import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * A closed interval of real numbers with floating-point ends, rounded outwards: the image of each
 * operation contains every value that the operation takes on the operands. Formulas written once
 * over {@link CalculusFieldElement} therefore yield rigorous bounds.
 *
 * <p><b>Only straight-line formulas are rigorous.</b> An algorithm that branches on {@link
 * #getReal()}, which is one number out of many, follows one branch where the operands may call for
 * several. Decide by {@link #certainlyPositive()} and its kin instead, which answer {@code true}
 * only for all numbers of the interval at once. There is no order among intervals, so the class is
 * not comparable; operations that only make sense for single numbers (rounding to integers, {@code
 * sign}, {@code copySign}, {@code remainder}, {@code ulp}) throw {@link
 * UnsupportedOperationException}.
 *
 * <p>Ends may be infinite: an infinite end says that nothing is known on that side. A function
 * applied to an interval that its domain does not contain throws {@link ArithmeticException}; ends
 * at poles are allowed, as in the logarithm of [0, 1]. Division by an interval around zero gives
 * the whole line.
 *
 * <p>Sums, products, quotients and square roots are the tightest intervals possible away from the
 * limits of the range. Elementary functions take {@link StrictMath}, whose errors are documented to
 * be at most one unit in the last place (two and a half for hyperbolic functions), and are widened
 * by that much.
 *
 * @param lower the lower end, not plus infinity
 * @param upper the upper end, at least the lower one and not minus infinity
 */
public record Interval(double lower, double upper) implements StraightLineElement {
  /** The number 0. */
  public static final Interval ZERO = new Interval(0, 0);

  /** The number 1. */
  public static final Interval ONE = new Interval(1, 1);

  /** All real numbers. */
  public static final Interval WHOLE =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if an end is no number, the ends are in the wrong order, or
   *     both are the same infinity
   */
  public Interval {
    if (!(lower <= upper)
        || lower == Double.POSITIVE_INFINITY
        || upper == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("[" + lower + ", " + upper + "] is no interval");
    }
    // No negative zeros, so that equal intervals are equal records.
    lower += 0.0;
    upper += 0.0;
  }

  /** The one number given, exactly. */
  public static Interval of(double value) {
    return new Interval(value, value);
  }

  /** All numbers from the lower to the upper end. */
  public static Interval of(double lower, double upper) {
    return new Interval(lower, upper);
  }

  /** The tightest interval around a fraction. */
  public static Interval of(BigFraction fraction) {
    double nearest = Rationals.toDouble(fraction);
    if (Double.isInfinite(nearest)) {
      return nearest > 0
          ? new Interval(Double.MAX_VALUE, nearest)
          : new Interval(nearest, -Double.MAX_VALUE);
    }
    int side = Rationals.of(nearest).compareTo(fraction);
    return new Interval(
        side > 0 ? Math.nextDown(nearest) : nearest, side < 0 ? Math.nextUp(nearest) : nearest);
  }

  /**
   * The tightest interval around the fraction that a decimal text denotes.
   *
   * @throws NumberFormatException if the text is no decimal number
   */
  public static Interval ofDecimal(String text) {
    return of(Rationals.ofDecimal(text));
  }

  /**
   * All numbers within a distance of a centre.
   *
   * @throws IllegalArgumentException if the radius is negative or no number
   */
  public static Interval around(double centre, double radius) {
    return new Interval(Rounding.addDown(centre, -radius), Rounding.addUp(centre, radius));
  }

  /** Whether the number lies in the interval. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Whether the fraction lies in the interval. */
  public boolean contains(BigFraction value) {
    return (lower == Double.NEGATIVE_INFINITY || Rationals.of(lower).compareTo(value) <= 0)
        && (upper == Double.POSITIVE_INFINITY || value.compareTo(Rationals.of(upper)) <= 0);
  }

  /** Whether the other interval is a subset. */
  public boolean contains(Interval other) {
    return lower <= other.lower && other.upper <= upper;
  }

  /** Whether the other interval is a subset and touches no end. */
  public boolean containsInInterior(Interval other) {
    return lower < other.lower && other.upper < upper;
  }

  /** Whether all numbers of the interval are positive. */
  public boolean certainlyPositive() {
    return lower > 0;
  }

  /** Whether all numbers of the interval are negative. */
  public boolean certainlyNegative() {
    return upper < 0;
  }

  /** Whether no number of the interval is negative. */
  public boolean certainlyNonNegative() {
    return lower >= 0;
  }

  /** Whether all numbers of this interval are below all of the other. */
  public boolean certainlyLessThan(Interval other) {
    return upper < other.lower;
  }

  /** Whether the interval is one number. */
  public boolean isPoint() {
    return lower == upper;
  }

  /** An upper bound of the distance of the ends. */
  public double width() {
    return Rounding.addUp(upper, -lower);
  }

  /** A number in the middle, as nearly as floating point allows, and always inside. */
  public double mid() {
    if (lower == Double.NEGATIVE_INFINITY) {
      return upper == Double.POSITIVE_INFINITY ? 0 : -Double.MAX_VALUE;
    }
    if (upper == Double.POSITIVE_INFINITY) {
      return Double.MAX_VALUE;
    }
    return isPoint() ? lower : Math.min(Math.max(lower / 2 + upper / 2, lower), upper);
  }

  /** The largest absolute value. */
  public double magnitude() {
    return Math.max(Math.abs(lower), Math.abs(upper));
  }

  /** The smallest absolute value. */
  public double mignitude() {
    return contains(0) ? 0 : Math.min(Math.abs(lower), Math.abs(upper));
  }

  /** The smallest interval around both. */
  public Interval hull(Interval other) {
    return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
  }

  /** The common numbers, or empty if there are none. */
  public Optional<Interval> intersection(Interval other) {
    double from = Math.max(lower, other.lower);
    double to = Math.min(upper, other.upper);
    return from <= to ? Optional.of(new Interval(from, to)) : Optional.empty();
  }

  /** The smaller of two numbers, one from each. */
  public Interval min(Interval other) {
    return new Interval(Math.min(lower, other.lower), Math.min(upper, other.upper));
  }

  /** The larger of two numbers, one from each. */
  public Interval max(Interval other) {
    return new Interval(Math.max(lower, other.lower), Math.max(upper, other.upper));
  }

  /** The midpoint: one number out of many. A branch on it is not rigorous. */
  @Override
  public double getReal() {
    return mid();
  }

  @Override
  public Interval getAddendum() {
    return subtract(of(mid()));
  }

  @Override
  public Interval newInstance(double value) {
    return of(value);
  }

  @Override
  public IntervalField getField() {
    return IntervalField.INSTANCE;
  }

  /** The {@link #magnitude()}. */
  @Override
  public double norm() {
    return magnitude();
  }

  @Override
  public boolean isZero() {
    return lower == 0 && upper == 0;
  }

  @Override
  public boolean isInfinite() {
    return Double.isInfinite(lower) || Double.isInfinite(upper);
  }

  @Override
  public boolean isFinite() {
    return !isInfinite();
  }

  @Override
  public boolean isNaN() {
    return false;
  }

  @Override
  public Interval add(Interval other) {
    return new Interval(Rounding.addDown(lower, other.lower), Rounding.addUp(upper, other.upper));
  }

  @Override
  public Interval subtract(Interval other) {
    return new Interval(Rounding.addDown(lower, -other.upper), Rounding.addUp(upper, -other.lower));
  }

  @Override
  public Interval negate() {
    return new Interval(-upper, -lower);
  }

  @Override
  public Interval multiply(int factor) {
    return multiply(of(factor));
  }

  @Override
  public Interval multiply(Interval other) {
    return IntervalArithmetic.multiply(this, other);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ArithmeticException if the divisor is the number 0
   */
  @Override
  public Interval divide(Interval other) {
    return IntervalArithmetic.divide(this, other);
  }

  @Override
  public Interval reciprocal() {
    return ONE.divide(this);
  }

  @Override
  public Interval abs() {
    return new Interval(mignitude(), magnitude());
  }

  @Override
  public Interval square() {
    return IntervalArithmetic.square(this);
  }

  @Override
  public Interval sqrt() {
    return IntervalArithmetic.sqrt(this);
  }

  @Override
  public Interval scalb(int n) {
    return IntervalArithmetic.scalb(this, n);
  }

  @Override
  public Interval hypot(Interval other) {
    return IntervalArithmetic.hypot(this, other);
  }

  @Override
  public Interval pow(int n) {
    return IntervalPowers.pow(this, n);
  }

  @Override
  public Interval pow(double exponent) {
    return pow(of(exponent));
  }

  @Override
  public Interval pow(Interval exponent) {
    return IntervalPowers.pow(this, exponent);
  }

  @Override
  public Interval cbrt() {
    return IntervalPowers.cbrt(this);
  }

  @Override
  public Interval rootN(int n) {
    return IntervalPowers.root(this, n);
  }

  @Override
  public Interval exp() {
    return ElementaryFunctions.exp(this);
  }

  @Override
  public Interval expm1() {
    return ElementaryFunctions.expm1(this);
  }

  @Override
  public Interval log() {
    return ElementaryFunctions.log(this);
  }

  @Override
  public Interval log1p() {
    return ElementaryFunctions.log1p(this);
  }

  @Override
  public Interval log10() {
    return ElementaryFunctions.log10(this);
  }

  @Override
  public Interval sinh() {
    return ElementaryFunctions.sinh(this);
  }

  @Override
  public Interval cosh() {
    return ElementaryFunctions.cosh(this);
  }

  @Override
  public Interval tanh() {
    return ElementaryFunctions.tanh(this);
  }

  @Override
  public Interval asinh() {
    return ElementaryFunctions.asinh(this);
  }

  @Override
  public Interval acosh() {
    return ElementaryFunctions.acosh(this);
  }

  @Override
  public Interval atanh() {
    return ElementaryFunctions.atanh(this);
  }

  @Override
  public Interval sin() {
    return CircularFunctions.sin(this);
  }

  @Override
  public Interval cos() {
    return CircularFunctions.cos(this);
  }

  @Override
  public Interval tan() {
    return CircularFunctions.tan(this);
  }

  @Override
  public Interval asin() {
    return CircularFunctions.asin(this);
  }

  @Override
  public Interval acos() {
    return CircularFunctions.acos(this);
  }

  @Override
  public Interval atan() {
    return CircularFunctions.atan(this);
  }

  @Override
  public Interval atan2(Interval x) {
    return CircularFunctions.atan2(this, x);
  }

  @Override
  public Interval getPi() {
    return CircularFunctions.PI;
  }

  @Override
  public String toString() {
    return "[" + lower + ", " + upper + "]";
  }
}
