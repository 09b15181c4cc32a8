package elenchus.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/** Laws of differential fields on random elements. */
class ExpressionProperties {
  private static final DifferentialField FIELD =
      DifferentialField.overRationals()
          .parameters("a b")
          .variable("t")
          .exponential("E", "a*t")
          .root("r", "1+b^2")
          .build();
  private static final String[] NAMES = {"a", "b", "t", "E", "r"};

  @Property(tries = 60, seed = "20261121")
  void fieldLaws(@ForAll("elements") Expression x, @ForAll("elements") Expression y) {
    Expression z = FIELD.parse("a+E*r/(1+t^2)");
    assertThat(x.add(y)).isEqualTo(y.add(x));
    assertThat(x.multiply(y)).isEqualTo(y.multiply(x));
    assertThat(x.multiply(y.add(z))).isEqualTo(x.multiply(y).add(x.multiply(z)));
    assertThat(x.add(y).add(z)).isEqualTo(x.add(y.add(z)));
    assertThat(x.subtract(x).isZero()).isTrue();
    if (!x.isZero()) {
      assertThat(x.multiply(x.reciprocal())).isEqualTo(FIELD.getOne());
      assertThat(y.divide(x).multiply(x)).isEqualTo(y);
      assertThat(x.divide(y.add(x).add(x)).hashCode())
          .isEqualTo(x.divide(x.multiply(2).add(y)).hashCode());
    }
  }

  @Property(tries = 60, seed = "20261121")
  void derivationLaws(@ForAll("elements") Expression x, @ForAll("elements") Expression y) {
    assertThat(x.add(y).derivative()).isEqualTo(x.derivative().add(y.derivative()));
    assertThat(x.multiply(y).derivative())
        .isEqualTo(x.multiply(y.derivative()).add(y.multiply(x.derivative())));
    if (!y.isZero()) {
      assertThat(x.divide(y).derivative().multiply(y).multiply(y))
          .isEqualTo(y.multiply(x.derivative()).subtract(x.multiply(y.derivative())));
    }
  }

  @Property(tries = 60, seed = "20261121")
  void evaluationIsAHomomorphism(
      @ForAll("elements") Expression x, @ForAll("elements") Expression y, @ForAll Random random) {
    Map<String, Binary64> point =
        Map.of(
            "a", new Binary64(random.nextDouble() + 0.5),
            "b", new Binary64(random.nextDouble() + 0.5),
            "t", new Binary64(random.nextDouble() + 0.5));
    Elementary<Binary64> doubles = Elementary.over(Binary64Field.getInstance());
    double product = x.multiply(y).evaluate(doubles, point).getReal();
    double expected = x.evaluate(doubles, point).multiply(y.evaluate(doubles, point)).getReal();
    double scale = magnitude(x, point) * magnitude(y, point);
    assertThat(product).isCloseTo(expected, within(1e-10 * (1 + scale)));
  }

  @Property(tries = 40, seed = "20261121")
  void textsAreReadBack(@ForAll("elements") Expression x) {
    assertThat(FIELD.parse(x.toString())).isEqualTo(x);
  }

  /** Size of the terms before they cancel: evaluates with absolute values. */
  private static double magnitude(Expression x, Map<String, Binary64> point) {
    double value =
        Math.abs(x.evaluate(Elementary.over(Binary64Field.getInstance()), point).getReal());
    return Double.isFinite(value) ? 1e3 * (1 + value) : 1e3;
  }

  @Provide
  Arbitrary<Expression> elements() {
    return Arbitraries.longs().map(ExpressionProperties::random);
  }

  private static Expression random(long seed) {
    Random random = new Random(seed);
    Expression denominator =
        FIELD.parse("1+t^2").add(monomial(random).multiply(monomial(random)).pow(2));
    return monomial(random)
        .add(monomial(random).multiply(monomial(random)))
        .add(
            FIELD.number(
                new org.hipparchus.fraction.BigFraction(
                    random.nextInt(7) - 3, 1 + random.nextInt(3))))
        .divide(random.nextBoolean() ? denominator : FIELD.getOne());
  }

  private static Expression monomial(Random random) {
    return FIELD.get(NAMES[random.nextInt(NAMES.length)]).multiply(random.nextInt(5) - 2);
  }
}
