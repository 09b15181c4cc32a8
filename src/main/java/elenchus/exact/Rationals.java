package elenchus.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** Exact conversions between texts, floating-point numbers and fractions. */
public final class Rationals {
  /** The largest power of ten, up or down, that a decimal text may carry. */
  public static final int MAX_DECIMAL_EXPONENT = 5000;

  private static final int MANTISSA_BITS = 52;
  private static final int EXPONENT_BIAS = 1075;
  private static final int SPARE_BITS = 66;

  private Rationals() {}

  /**
   * A floating-point number as the dyadic fraction it is, subnormal numbers included.
   *
   * @throws IllegalArgumentException if the value is infinite or no number
   */
  public static BigFraction of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " is no rational number");
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >> MANTISSA_BITS) & 0x7ff;
    long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
    if (exponent == 0) {
      exponent = 1;
    } else {
      mantissa |= 1L << MANTISSA_BITS;
    }
    BigInteger signed = BigInteger.valueOf(bits < 0 ? -mantissa : mantissa);
    int shift = exponent - EXPONENT_BIAS;
    return shift >= 0
        ? new BigFraction(signed.shiftLeft(shift))
        : new BigFraction(signed, BigInteger.ONE.shiftLeft(-shift));
  }

  /**
   * A decimal text as the fraction that is written there: {@code 0.1} is one tenth.
   *
   * @throws NumberFormatException if the text is no decimal number, or its exponent exceeds {@link
   *     #MAX_DECIMAL_EXPONENT}
   */
  public static BigFraction ofDecimal(String text) {
    BigDecimal decimal = new BigDecimal(text.trim());
    if (Math.abs((long) decimal.scale()) > MAX_DECIMAL_EXPONENT) {
      throw new NumberFormatException("the exponent of " + text + " is out of range");
    }
    return decimal.scale() <= 0
        ? new BigFraction(decimal.toBigIntegerExact())
        : new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  /**
   * The fraction of least denominator that rounds to a floating-point number: one fifth for 0.2.
   *
   * @throws IllegalArgumentException if the value is infinite or no number
   */
  public static BigFraction simplest(double value) {
    if (value == 0 || Math.abs(value) == Double.MAX_VALUE) {
      return of(value);
    }
    double size = Math.abs(value);
    BigFraction own = of(size);
    BigFraction low = own.add(of(Math.nextDown(size))).divide(2);
    BigFraction high = own.add(of(Math.nextUp(size))).divide(2);
    BigFraction fraction = simplestBetween(low, high);
    return value < 0 ? fraction.negate() : fraction;
  }

  /** The fraction of least denominator strictly between two, by continued fractions. */
  private static BigFraction simplestBetween(BigFraction low, BigFraction high) {
    BigInteger floor = low.getNumerator().divide(low.getDenominator());
    BigFraction next = new BigFraction(floor.add(BigInteger.ONE));
    if (next.compareTo(high) < 0) {
      return next;
    }
    BigFraction whole = new BigFraction(floor);
    BigFraction above = low.subtract(whole);
    BigFraction reciprocal = high.subtract(whole).reciprocal();
    BigFraction rest =
        above.signum() == 0
            ? new BigFraction(
                reciprocal.getNumerator().divide(reciprocal.getDenominator()).add(BigInteger.ONE))
            : simplestBetween(reciprocal, above.reciprocal());
    return whole.add(rest.reciprocal());
  }

  /** The nearest double, ties to even; infinite beyond the range. */
  public static double toDouble(BigFraction fraction) {
    return quotient(fraction.getNumerator(), fraction.getDenominator());
  }

  /**
   * The double nearest to the quotient of two integers, ties to even; infinite beyond the range.
   *
   * @throws ArithmeticException if the denominator is not positive
   */
  public static double quotient(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() <= 0) {
      throw new ArithmeticException("the denominator is not positive");
    }
    int sign = numerator.signum();
    if (sign == 0) {
      return 0;
    }
    BigInteger size = numerator.abs();
    int shift =
        Math.min(SPARE_BITS - (size.bitLength() - denominator.bitLength()), EXPONENT_BIAS + 1);
    BigInteger[] parts =
        shift >= 0
            ? size.shiftLeft(shift).divideAndRemainder(denominator)
            : size.divideAndRemainder(denominator.shiftLeft(-shift));
    // One sticky bit below the quotient keeps the single rounding that follows correct.
    BigInteger sticky = parts[0].shiftLeft(1);
    if (parts[1].signum() != 0) {
      sticky = sticky.setBit(0);
    }
    return sign * scaled(sticky, shift + 1);
  }

  /** Rounds q 2^-shift once. */
  private static double scaled(BigInteger q, int shift) {
    if (q.bitLength() - shift > -1021) {
      // The scaling may overflow in one step although its result does not.
      double rounded = q.doubleValue();
      return Math.scalb(rounded, -shift);
    }
    // Subnormal or close to it: count units of the smallest double; here shift = 1077.
    long units = q.shiftRight(shift - 1074).longValueExact();
    long rest = q.subtract(BigInteger.valueOf(units).shiftLeft(shift - 1074)).longValueExact();
    long half = 1L << (shift - 1075);
    if (rest > half || (rest == half && (units & 1) == 1)) {
      units++;
    }
    return Double.longBitsToDouble(units);
  }
}
