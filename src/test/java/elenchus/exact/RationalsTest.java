package elenchus.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RationalsTest {

  @Test
  void aDecimalTextIsTheFractionWrittenThere() {
    assertThat(Rationals.ofDecimal("0.1")).isEqualTo(new BigFraction(1, 10));
    assertThat(Rationals.ofDecimal("-1.25e-3")).isEqualTo(new BigFraction(-1, 800));
    assertThat(Rationals.ofDecimal(" 12E2 ")).isEqualTo(new BigFraction(1200));
    assertThat(Rationals.ofDecimal("0.1")).isNotEqualTo(Rationals.of(0.1));
  }

  @Test
  void aTextWithAnExcessiveExponentIsRefusedAtOnce() {
    assertThatThrownBy(() -> Rationals.ofDecimal("1e999999999"))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Rationals.ofDecimal("1e-999999999"))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Rationals.ofDecimal("one")).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void subnormalNumbersKeepTheirValue() {
    assertThat(Rationals.of(Double.MIN_VALUE))
        .isEqualTo(new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(1074)));
    assertThat(Rationals.of(-0.0)).isEqualTo(BigFraction.ZERO);
    assertThatThrownBy(() -> Rationals.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quotientsOfHugeIntegersAreRoundedCorrectly() {
    BigInteger huge = BigInteger.TEN.pow(800);
    assertThat(Rationals.quotient(huge, huge.multiply(BigInteger.valueOf(3)))).isEqualTo(1.0 / 3);
    assertThat(Rationals.quotient(huge, BigInteger.ONE)).isInfinite();
    assertThat(Rationals.quotient(BigInteger.ONE.negate(), huge)).isEqualTo(-0.0);
    // Half-way between two subnormals, and just above it.
    BigInteger unit = BigInteger.ONE.shiftLeft(1075);
    assertThat(Rationals.quotient(BigInteger.ONE, unit)).isEqualTo(0.0);
    assertThat(Rationals.quotient(BigInteger.valueOf(3), unit)).isEqualTo(2 * Double.MIN_VALUE);
    assertThat(Rationals.quotient(huge.add(BigInteger.ONE), unit.multiply(huge)))
        .isEqualTo(Double.MIN_VALUE);
  }

  @Property(tries = 2000, seed = "20261121")
  void doublesSurviveTheRoundTrip(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      assertThat(Rationals.toDouble(Rationals.of(value))).isEqualTo(value + 0.0);
      assertThat(Rationals.of(value).getNumerator().multiply(BigInteger.ONE.shiftLeft(1074)))
          .isEqualTo(
              new BigDecimal(value)
                  .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(1074)))
                  .toBigIntegerExact()
                  .multiply(Rationals.of(value).getDenominator()));
    }
  }

  @Property(tries = 1000, seed = "20261121")
  void theNearestDoubleOfAFractionAgreesWithTheDecimalLibrary(@ForAll long seed) {
    Random random = new Random(seed);
    BigInteger numerator = new BigInteger(1 + random.nextInt(1200), random);
    BigInteger denominator = BigInteger.ONE.shiftLeft(random.nextInt(1100));
    double expected = new BigDecimal(numerator).divide(new BigDecimal(denominator)).doubleValue();
    assertThat(Rationals.quotient(numerator, denominator)).isEqualTo(expected);
  }

  @Test
  void theSimplestFractionOfANumber() {
    assertThat(Rationals.simplest(0.2)).isEqualTo(new BigFraction(1, 5));
    assertThat(Rationals.simplest(-1.0 / 3)).isEqualTo(new BigFraction(-1, 3));
    assertThat(Rationals.simplest(2)).isEqualTo(new BigFraction(2));
    assertThat(Rationals.simplest(0)).isEqualTo(BigFraction.ZERO);
    for (double value : new double[] {Math.PI, 1e-300, 1e300, Double.MIN_VALUE, 0.61}) {
      assertThat(Rationals.toDouble(Rationals.simplest(value))).isEqualTo(value);
    }
  }
}
