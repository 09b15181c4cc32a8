package elenchus.catalogue.mirrorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Fractions of many digits in forty. */
class FineNetworkTest {

  @Test
  void longFractionsKeepTheirMagnitude() {
    DfpField field = new DfpField(40);
    BigInteger power = BigInteger.TEN.pow(150);
    for (BigInteger factor : new BigInteger[] {BigInteger.ONE, BigInteger.ONE.negate()}) {
      BigFraction close =
          new BigFraction(
              power.add(BigInteger.ONE).multiply(factor), power.multiply(BigInteger.valueOf(3)));
      Dfp expected = field.newDfp(factor.longValue()).divide(3);
      Dfp error = FineNetwork.of(field, close).subtract(expected).abs();
      assertThat(error.toDouble()).as("distance of %s from %s", close, expected).isLessThan(1e-36);
    }
  }
}
