package elenchus.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RationalPolynomialTest {

  private static RationalPolynomial polynomial(int... coefficients) {
    BigFraction[] fractions = new BigFraction[coefficients.length];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = new BigFraction(coefficients[i]);
    }
    return RationalPolynomial.of(fractions);
  }

  @Test
  void positiveRootsAreCountedOnce() {
    // (x - 1)(x - 2)(x + 3), (x - 1)^2, x^2 + 1, x (x - 1)
    assertThat(polynomial(6, -7, 0, 1).positiveRoots()).isEqualTo(2);
    assertThat(polynomial(1, -2, 1).positiveRoots()).isEqualTo(1);
    assertThat(polynomial(1, 0, 1).positiveRoots()).isZero();
    assertThat(polynomial(0, -1, 1).positiveRoots()).isEqualTo(1);
    assertThat(polynomial(5).positiveRoots()).isZero();
  }

  @Test
  void rootsInAnOpenIntervalAreCountedOnce() {
    // x^2 (x - 1)^2 (x - 2): bounds that are roots, even double ones, do not count.
    RationalPolynomial p = polynomial(0, 0, -2, 5, -4, 1);
    BigFraction half = new BigFraction(1, 2);
    assertThat(p.rootsBetween(BigFraction.ZERO, new BigFraction(2))).isEqualTo(1);
    assertThat(p.rootsBetween(BigFraction.MINUS_ONE, half)).isEqualTo(1);
    assertThat(p.rootsBetween(half, new BigFraction(3))).isEqualTo(2);
    assertThat(p.rootsBetween(BigFraction.ZERO, BigFraction.ONE)).isZero();
    assertThat(polynomial(3).rootsBetween(BigFraction.ZERO, BigFraction.ONE)).isZero();
  }

  @Test
  void positivityOnTheHalfLineIsDecidedBeyondFloatingPoint() {
    // (x - 1)^2 + 10^-30 is positive, (x - 1)^2 - 10^-30 is not.
    BigFraction tiny = new BigFraction(1).divide(new BigFraction(10).pow(30));
    BigFraction one = BigFraction.ONE;
    BigFraction minusTwo = new BigFraction(-2);
    assertThat(RationalPolynomial.of(one.add(tiny), minusTwo, one).isPositiveOnHalfLine()).isTrue();
    assertThat(RationalPolynomial.of(one.subtract(tiny), minusTwo, one).isPositiveOnHalfLine())
        .isFalse();
    assertThat(polynomial(1, 0, -1).isPositiveOnHalfLine()).isFalse();
    assertThat(polynomial(-1, 1).isPositiveOnHalfLine()).isFalse();
  }

  @Test
  void valuesAndDerivatives() {
    RationalPolynomial p = polynomial(6, -7, 0, 1);
    assertThat(p.at(new BigFraction(2))).isEqualTo(BigFraction.ZERO);
    assertThat(p.derivative().at(new BigFraction(1))).isEqualTo(new BigFraction(-4));
    assertThat(p.degree()).isEqualTo(3);
    assertThat(polynomial(0, 0).degree()).isEqualTo(-1);
  }
}
