package elenchus.catalogue.unhinged;

import elenchus.exact.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * The real number {@code a + b sqrt(n)} with fractions a, b and one radicand {@code n > 0} per
 * computation, which may be a square.
 */
record Surd(BigFraction a, BigFraction b, BigFraction n) {

  /** A fraction. */
  static Surd of(BigFraction a, BigFraction n) {
    return new Surd(a, BigFraction.ZERO, n);
  }

  Surd plus(Surd other) {
    return new Surd(a.add(other.a), b.add(other.b), n);
  }

  Surd minus(Surd other) {
    return new Surd(a.subtract(other.a), b.subtract(other.b), n);
  }

  Surd times(Surd other) {
    return new Surd(
        a.multiply(other.a).add(b.multiply(other.b).multiply(n)),
        a.multiply(other.b).add(b.multiply(other.a)),
        n);
  }

  Surd times(BigFraction factor) {
    return new Surd(a.multiply(factor), b.multiply(factor), n);
  }

  Surd squared() {
    return times(this);
  }

  /** The sign, decided exactly. */
  int sign() {
    int signA = a.getNumerator().signum();
    int signB = b.getNumerator().signum();
    if (signA * signB >= 0) {
      return signA == 0 ? signB : signA;
    }
    return signA * a.multiply(a).compareTo(b.multiply(b).multiply(n));
  }

  /** The nearest double, up to rounding. */
  double value() {
    return Rationals.toDouble(a) + Rationals.toDouble(b) * FastMath.sqrt(Rationals.toDouble(n));
  }
}
