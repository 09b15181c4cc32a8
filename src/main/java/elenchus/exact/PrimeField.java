package elenchus.exact;

import java.math.BigInteger;

/** The integers modulo a prime just below 2^31, held in longs. */
final class PrimeField {
  private static final int BITS = 31;
  private static final long MASK = (1L << BITS) - 1;

  /** 2^31 - p for the largest primes p below 2^31; the first is the Mersenne prime. */
  private static final int[] GAPS = {1, 19, 61, 69, 85, 99};

  private final long p;
  private final int gap;

  private PrimeField(int gap) {
    this.gap = gap;
    this.p = (1L << BITS) - gap;
  }

  /** How many primes there are to choose from. */
  static int count() {
    return GAPS.length;
  }

  /** The field of the prime with the given index. */
  static PrimeField number(int index) {
    return new PrimeField(GAPS[index]);
  }

  long prime() {
    return p;
  }

  /** The residue of a non-negative long. */
  long reduce(long value) {
    // 2^31 = gap modulo p; after two folds less than 2p is left.
    long folded = (value & MASK) + (value >>> BITS) * gap;
    folded = (folded & MASK) + (folded >>> BITS) * gap;
    return folded >= p ? folded - p : folded;
  }

  long of(BigInteger value) {
    return value.mod(BigInteger.valueOf(p)).longValue();
  }

  long negate(long value) {
    return value == 0 ? 0 : p - value;
  }

  long inverse(long value) {
    long power = value;
    long result = 1;
    for (long e = p - 2; e > 0; e >>= 1) {
      if ((e & 1) == 1) {
        result = reduce(result * power);
      }
      power = reduce(power * power);
    }
    return result;
  }

  /** The sum of a_j b_j over from <= j < to, for entries in 0..p-1. */
  long dot(long[] a, long[] b, int from, int to) {
    // Four products fill 64 bits without a sign; low and high parts are summed apart, so that one
    // reduction at the end suffices.
    long low = 0;
    long high = 0;
    int j = from;
    for (; j <= to - 4; j += 4) {
      long products = a[j] * b[j] + a[j + 1] * b[j + 1] + a[j + 2] * b[j + 2] + a[j + 3] * b[j + 3];
      low += products & MASK;
      high += products >>> BITS;
    }
    for (; j < to; j++) {
      long product = a[j] * b[j];
      low += product & MASK;
      high += product >>> BITS;
    }
    return reduce(reduce(low) + reduce(high) * gap);
  }
}
