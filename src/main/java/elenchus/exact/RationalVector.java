package elenchus.exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * A vector of rational numbers over one common denominator, in lowest terms: an immutable value.
 */
public final class RationalVector {
  private final BigInteger[] numerators;
  private final BigInteger denominator;

  private RationalVector(BigInteger[] numerators, BigInteger denominator) {
    this.numerators = numerators;
    this.denominator = denominator;
  }

  /**
   * Numerators over a common denominator.
   *
   * @throws ArithmeticException if the denominator is zero
   */
  public static RationalVector of(BigInteger[] numerators, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("zero denominator");
    }
    BigInteger divisor = denominator.abs();
    for (BigInteger numerator : numerators) {
      if (divisor.equals(BigInteger.ONE)) {
        break;
      }
      divisor = divisor.gcd(numerator);
    }
    BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;
    BigInteger[] reduced = numerators.clone();
    if (!signed.equals(BigInteger.ONE)) {
      Arrays.setAll(reduced, k -> numerators[k].divide(signed));
    }
    return new RationalVector(reduced, denominator.divide(signed));
  }

  /** The given entries. */
  public static RationalVector of(BigFraction... entries) {
    BigInteger common = BigInteger.ONE;
    for (BigFraction entry : entries) {
      BigInteger d = entry.getDenominator();
      common = common.divide(common.gcd(d)).multiply(d);
    }
    BigInteger[] numerators = new BigInteger[entries.length];
    for (int k = 0; k < entries.length; k++) {
      numerators[k] =
          entries[k].getNumerator().multiply(common.divide(entries[k].getDenominator()));
    }
    return of(numerators, common);
  }

  /** The exact values of floating-point numbers. */
  public static RationalVector of(double... entries) {
    return of(Arrays.stream(entries).mapToObj(Rationals::of).toArray(BigFraction[]::new));
  }

  /** Number of entries. */
  public int size() {
    return numerators.length;
  }

  /** Entry k, 0-based. */
  public BigFraction get(int k) {
    return new BigFraction(numerators[k], denominator);
  }

  /** The numerator of entry k over the common denominator. */
  public BigInteger numerator(int k) {
    return numerators[k];
  }

  /** The common denominator, positive. */
  public BigInteger denominator() {
    return denominator;
  }

  /** The sign of entry k: -1, 0 or 1. */
  public int signum(int k) {
    return numerators[k].signum();
  }

  /** All entries. */
  public List<BigFraction> toList() {
    return IntStream.range(0, size()).mapToObj(this::get).toList();
  }

  /** The nearest doubles. */
  public double[] toDoubles() {
    return Arrays.stream(numerators).mapToDouble(n -> Rationals.quotient(n, denominator)).toArray();
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public RationalVector plus(RationalVector other) {
    requireSameSize(other);
    BigInteger[] sum = new BigInteger[size()];
    Arrays.setAll(
        sum,
        k ->
            numerators[k]
                .multiply(other.denominator)
                .add(other.numerators[k].multiply(denominator)));
    return of(sum, denominator.multiply(other.denominator));
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public RationalVector minus(RationalVector other) {
    return plus(other.times(BigFraction.MINUS_ONE));
  }

  /** The multiple by a number. */
  public RationalVector times(BigFraction factor) {
    BigInteger[] multiple = new BigInteger[size()];
    Arrays.setAll(multiple, k -> numerators[k].multiply(factor.getNumerator()));
    return of(multiple, denominator.multiply(factor.getDenominator()));
  }

  /**
   * The inner product.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public BigFraction dot(RationalVector other) {
    requireSameSize(other);
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; k < size(); k++) {
      sum = sum.add(numerators[k].multiply(other.numerators[k]));
    }
    return new BigFraction(sum, denominator.multiply(other.denominator));
  }

  /** The sum of the entries. */
  public BigFraction sum() {
    BigInteger sum = BigInteger.ZERO;
    for (BigInteger numerator : numerators) {
      sum = sum.add(numerator);
    }
    return new BigFraction(sum, denominator);
  }

  private void requireSameSize(RationalVector other) {
    if (size() != other.size()) {
      throw new IllegalArgumentException(size() + " entries against " + other.size());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RationalVector that
        && denominator.equals(that.denominator)
        && Arrays.equals(numerators, that.numerators);
  }

  @Override
  public int hashCode() {
    return 31 * denominator.hashCode() + Arrays.hashCode(numerators);
  }

  @Override
  public String toString() {
    return toList().toString();
  }
}
