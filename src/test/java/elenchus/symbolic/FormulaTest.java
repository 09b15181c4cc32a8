package elenchus.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class FormulaTest {
  /** Velocity under quadratic drag, v(t) = sqrt(k) tanh(sqrt(k) t), with v' = k - v^2. */
  private static <T extends FieldElement<T>> T fall(Elementary<T> f, List<T> x) {
    T root = f.sqrt(x.get(0));
    return root.multiply(f.tanh(root.multiply(x.get(1))));
  }

  private static final Formula FALL = FormulaTest::fall;

  private final DifferentialField field =
      DifferentialField.overRationals()
          .parameters("k")
          .root("w", "k")
          .variable("t")
          .exponential("E", "w*t")
          .build();

  @Test
  void theSymbolicMeaningSolvesTheEquation() {
    Expression v = FALL.in(field, "k", "t");
    assertThat(v.derivative()).isEqualTo(field.get("k").subtract(v.multiply(v)));
  }

  @Property(tries = 100, seed = "20261121")
  void allMeaningsAgree(
      @ForAll @DoubleRange(min = 0.1, max = 9) double k,
      @ForAll @DoubleRange(min = -3, max = 3) double t) {
    double value = FALL.value(k, t);
    double exact = FALL.digits(50, k, t).toDouble();
    assertThat(value).isCloseTo(exact, within(8 * FastMath.ulp(exact)));
    Interval enclosure = FALL.enclosure(k, t);
    assertThat(enclosure.contains(new BigFraction(exact))).isTrue();
    assertThat(enclosure.width()).isLessThan(64 * FastMath.ulp(3.0));
    assertThat(FALL.slope(1, k, t)).isCloseTo(k - exact * exact, within(1e-13 * k));
    double symbolic =
        FALL.in(field, "k", "t")
            .evaluate(
                Elementary.over(Binary64Field.getInstance()),
                Map.of("k", new Binary64(k), "t", new Binary64(t)))
            .getReal();
    assertThat(symbolic).isCloseTo(exact, within(1e-13 * (1 + FastMath.exp(6.0))));
  }

  @Test
  void fractionsStayExact() {
    Elementary<BigFraction> rationals = Elementary.rationals();
    assertThat(rationals.sqrt(new BigFraction(4, 9))).isEqualTo(new BigFraction(2, 3));
    assertThat(FALL.at(rationals, List.of(new BigFraction(4), BigFraction.ZERO)).isZero()).isTrue();
  }
}
