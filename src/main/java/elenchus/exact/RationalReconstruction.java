package elenchus.exact;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Fractions from their residues, by the extended Euclidean algorithm stopped half-way. */
final class RationalReconstruction {
  private RationalReconstruction() {}

  /** The value of digits in base p, lowest first, by binary splitting. */
  static BigInteger horner(List<BigInteger> digits, long p) {
    BigInteger[] values = digits.toArray(BigInteger[]::new);
    BigInteger power = BigInteger.valueOf(p);
    int length = values.length;
    while (length > 1) {
      int half = (length + 1) / 2;
      for (int i = 0; i < half; i++) {
        values[i] =
            2 * i + 1 < length
                ? values[2 * i].add(values[2 * i + 1].multiply(power))
                : values[2 * i];
      }
      length = half;
      if (length > 1) {
        power = power.multiply(power);
      }
    }
    return length == 0 ? BigInteger.ZERO : values[0];
  }

  /** The residue of least absolute value. */
  static BigInteger centred(BigInteger residue, BigInteger modulus) {
    return residue.shiftLeft(1).compareTo(modulus) > 0 ? residue.subtract(modulus) : residue;
  }

  /** Whether numerator and denominator together are shorter than the modulus by the margin. */
  static boolean isShort(
      BigInteger numerator, BigInteger denominator, BigInteger modulus, int marginBits) {
    return centred(numerator, modulus).abs().bitLength() + denominator.bitLength() + marginBits
        <= modulus.bitLength();
  }

  /**
   * The denominator of the fraction n/d with n = d residue modulo the modulus and both of about
   * half the length; empty if no fraction is shorter than the modulus by the margin.
   */
  static Optional<BigInteger> denominator(BigInteger residue, BigInteger modulus, int marginBits) {
    int half = modulus.bitLength() / 2;
    BigInteger r0 = modulus;
    BigInteger r1 = residue;
    BigInteger t0 = BigInteger.ZERO;
    BigInteger t1 = BigInteger.ONE;
    while (r1.bitLength() > half) {
      BigInteger[] division = r0.divideAndRemainder(r1);
      BigInteger t = t0.subtract(division[0].multiply(t1));
      r0 = r1;
      r1 = division[1];
      t0 = t1;
      t1 = t;
    }
    int best = r1.bitLength() + t1.abs().bitLength();
    return best + marginBits <= modulus.bitLength() ? Optional.of(t1.abs()) : Optional.empty();
  }
}
