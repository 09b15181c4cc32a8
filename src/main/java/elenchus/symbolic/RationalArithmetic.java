package elenchus.symbolic;

import java.math.BigInteger;
import org.hipparchus.Field;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;

/** Exact fractions. By Hermite-Lindemann the exponential of a fraction is rational only at 0. */
record RationalArithmetic() implements Elementary<BigFraction> {

  @Override
  public Field<BigFraction> field() {
    return BigFractionField.getInstance();
  }

  @Override
  public BigFraction number(long value) {
    return new BigFraction(value);
  }

  @Override
  public BigFraction number(double value) {
    return new BigFraction(value);
  }

  @Override
  public BigFraction exp(BigFraction x) {
    return atZero("exp", x, BigFraction.ONE);
  }

  @Override
  public BigFraction log(BigFraction x) {
    if (!x.equals(BigFraction.ONE)) {
      throw new ArithmeticException("log(" + x + ") is not rational");
    }
    return BigFraction.ZERO;
  }

  @Override
  public BigFraction sqrt(BigFraction x) {
    BigInteger numerator = squareRoot(x.getNumerator(), x);
    return new BigFraction(numerator, squareRoot(x.getDenominator(), x));
  }

  @Override
  public BigFraction cosh(BigFraction x) {
    return atZero("cosh", x, BigFraction.ONE);
  }

  @Override
  public BigFraction sinh(BigFraction x) {
    return atZero("sinh", x, BigFraction.ZERO);
  }

  @Override
  public BigFraction tanh(BigFraction x) {
    return atZero("tanh", x, BigFraction.ZERO);
  }

  private static BigFraction atZero(String function, BigFraction x, BigFraction value) {
    if (!x.isZero()) {
      throw new ArithmeticException(function + "(" + x + ") is not rational");
    }
    return value;
  }

  private static BigInteger squareRoot(BigInteger n, BigFraction of) {
    if (n.signum() < 0) {
      throw new ArithmeticException("sqrt(" + of + ") is not real");
    }
    BigInteger root = n.sqrt();
    if (!root.multiply(root).equals(n)) {
      throw new ArithmeticException("sqrt(" + of + ") is not rational");
    }
    return root;
  }
}
