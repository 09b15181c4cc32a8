package elenchus.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.dfp.Dfp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random operations of every kind: the exact value, or the value to 60 digits, lies inside, and the
 * images of points are narrow. The number of operations per kind is the system property {@code
 * elenchus.interval.operations}; kinds whose reference takes 60 digits run a fifth of it.
 */
class IntervalContainmentTest {
  private static final int OPERATIONS = Integer.getInteger("elenchus.interval.operations", 4000);

  /** The 60-digit references are that much dearer. */
  private static final int DEAR = 5;

  /** Relative error granted to the 60-digit reference. */
  private static final double REFERENCE = 1e-40;

  /** Decides exactly whether the value of an operation at points lies in an interval. */
  @FunctionalInterface
  interface Membership {
    boolean test(double x, double y, Interval image);
  }

  /**
   * A kind of operation.
   *
   * @param ulps the width of the image of normal points, in units in the last place
   * @param operations how many to try
   */
  record Kind(
      String name,
      BinaryOperator<Interval> operation,
      Membership membership,
      Draw first,
      Draw second,
      double ulps,
      int operations) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** Draws an end of an operand. */
  @FunctionalInterface
  interface Draw {
    double from(Random random);
  }

  private static double any(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(41) - 20;
      case 1 -> (random.nextInt(4001) - 2000) / 64.0;
      case 2 -> 20 * random.nextDouble() - 10;
      case 3 -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(61) - 30);
      case 4 -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(2080) - 1060);
      default -> {
        double[] special = {0, 1, -1, Double.MIN_VALUE, Double.MAX_VALUE, 0x1p-1022, -0x1p511};
        yield special[random.nextInt(special.length)];
      }
    };
  }

  private static double finite(Random random) {
    double value = any(random);
    return Double.isFinite(value) ? value : 1;
  }

  private static double positive(Random random) {
    double size = Math.abs(finite(random));
    return size == 0 ? 1 : size;
  }

  private static double moderate(Random random) {
    return random.nextInt(4) == 0
        ? Math.max(-740, Math.min(740, finite(random)))
        : 60 * (random.nextDouble() - 0.5);
  }

  private static double angle(Random random) {
    return Math.max(-1e6, Math.min(1e6, finite(random)));
  }

  private static double unit(Random random) {
    double value = finite(random);
    return Math.abs(value) < 1 ? value : 1 / (value * 1.0000000001);
  }

  private static Kind binary(
      String name,
      BinaryOperator<Interval> operation,
      Membership membership,
      Draw second,
      double ulps) {
    return new Kind(
        name, operation, membership, IntervalContainmentTest::finite, second, ulps, OPERATIONS);
  }

  private static Kind unary(
      String name,
      UnaryOperator<Interval> operation,
      UnaryOperator<Dfp> reference,
      Draw draw,
      double ulps) {
    return new Kind(
        name,
        (x, y) -> operation.apply(x),
        (x, y, image) -> inside(reference.apply(ReferenceFunctions.of(x)), image),
        draw,
        draw,
        ulps,
        OPERATIONS / DEAR);
  }

  private static boolean inside(Dfp value, Interval image) {
    Dfp slack = value.abs().multiply(ReferenceFunctions.of(REFERENCE));
    return (Double.isInfinite(image.lower())
            || !ReferenceFunctions.of(image.lower()).greaterThan(value.add(slack)))
        && (Double.isInfinite(image.upper())
            || !ReferenceFunctions.of(image.upper()).lessThan(value.subtract(slack)));
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  private static boolean inside(BigDecimal value, Interval image) {
    return (Double.isInfinite(image.lower()) || exact(image.lower()).compareTo(value) <= 0)
        && (Double.isInfinite(image.upper()) || value.compareTo(exact(image.upper())) <= 0);
  }

  /** Whether x / y is inside, by multiplication. */
  private static boolean quotientInside(double x, double y, Interval image) {
    if (y == 0) {
      return true;
    }
    BigDecimal numerator = y > 0 ? exact(x) : exact(x).negate();
    BigDecimal divisor = exact(Math.abs(y));
    return (Double.isInfinite(image.lower())
            || exact(image.lower()).multiply(divisor).compareTo(numerator) <= 0)
        && (Double.isInfinite(image.upper())
            || numerator.compareTo(exact(image.upper()).multiply(divisor)) <= 0);
  }

  private static boolean powerInside(double x, int n, Interval image) {
    return inside(exact(x).pow(n), image);
  }

  /** Whether the root of order n of a non-negative x is inside. */
  private static boolean rootInside(BigDecimal x, int n, Interval image) {
    return image.lower() >= 0
        && exact(image.lower()).pow(n).compareTo(x) <= 0
        && (Double.isInfinite(image.upper()) || x.compareTo(exact(image.upper()).pow(n)) <= 0);
  }

  static Stream<Kind> kinds() {
    Draw any = IntervalContainmentTest::finite;
    Draw positive = IntervalContainmentTest::positive;
    Draw moderate = IntervalContainmentTest::moderate;
    Draw unit = IntervalContainmentTest::unit;
    Draw angle = IntervalContainmentTest::angle;
    List<Kind> kinds = new ArrayList<>();
    kinds.add(binary("add", Interval::add, (x, y, i) -> inside(exact(x).add(exact(y)), i), any, 1));
    kinds.add(
        binary(
            "subtract",
            Interval::subtract,
            (x, y, i) -> inside(exact(x).subtract(exact(y)), i),
            any,
            1));
    kinds.add(
        binary(
            "multiply",
            Interval::multiply,
            (x, y, i) -> inside(exact(x).multiply(exact(y)), i),
            any,
            1));
    kinds.add(
        binary(
            "divide",
            (x, y) -> y.isZero() ? Interval.WHOLE : x.divide(y),
            IntervalContainmentTest::quotientInside,
            any,
            2));
    kinds.add(binary("min", Interval::min, (x, y, i) -> i.contains(Math.min(x, y)), any, 1));
    kinds.add(binary("max", Interval::max, (x, y, i) -> i.contains(Math.max(x, y)), any, 1));
    kinds.add(binary("hull", Interval::hull, (x, y, i) -> i.contains(x) && i.contains(y), any, 1));
    kinds.add(
        new Kind(
            "sqrt",
            (x, y) -> x.sqrt(),
            (x, y, i) -> rootInside(exact(x), 2, i),
            positive,
            positive,
            1,
            OPERATIONS));
    kinds.add(
        new Kind(
            "cbrt",
            (x, y) -> x.cbrt(),
            (x, y, i) -> rootInside(exact(x), 3, i),
            positive,
            positive,
            2,
            OPERATIONS));
    kinds.add(
        new Kind(
            "root of order 5",
            (x, y) -> x.rootN(5),
            (x, y, i) -> rootInside(exact(x), 5, i),
            positive,
            positive,
            4,
            OPERATIONS));
    kinds.add(
        new Kind(
            "square",
            (x, y) -> x.square(),
            (x, y, i) -> powerInside(x, 2, i),
            any,
            any,
            1,
            OPERATIONS));
    kinds.add(
        new Kind(
            "cube",
            (x, y) -> x.pow(3),
            (x, y, i) -> powerInside(x, 3, i),
            any,
            any,
            2,
            OPERATIONS));
    kinds.add(
        new Kind(
            "power 8",
            (x, y) -> x.pow(8),
            (x, y, i) -> powerInside(x, 8, i),
            any,
            any,
            2,
            OPERATIONS));
    kinds.add(
        new Kind(
            "power -3",
            (x, y) -> x.isZero() ? Interval.WHOLE : x.pow(-3),
            (x, y, i) ->
                x == 0 || i.isInfinite() || inside(ReferenceFunctions.of(x).pow(3).reciprocal(), i),
            any,
            any,
            8,
            OPERATIONS / DEAR));
    kinds.add(
        new Kind(
            "hypot",
            Interval::hypot,
            (x, y, i) -> rootInside(exact(x).pow(2).add(exact(y).pow(2)), 2, i),
            any,
            any,
            2,
            OPERATIONS));
    kinds.add(
        new Kind(
            "pow",
            Interval::pow,
            (x, y, i) ->
                inside(ReferenceFunctions.of(x).log().multiply(ReferenceFunctions.of(y)).exp(), i),
            r -> Math.abs(r.nextGaussian()) + 0.01,
            r -> 20 * r.nextDouble() - 10,
            2,
            OPERATIONS / DEAR));
    kinds.add(unary("exp", Interval::exp, Dfp::exp, moderate, 2));
    kinds.add(unary("expm1", Interval::expm1, ReferenceFunctions::expm1, moderate, 2));
    kinds.add(unary("log", Interval::log, Dfp::log, positive, 2));
    kinds.add(
        unary(
            "log10",
            Interval::log10,
            x -> x.log().divide(ReferenceFunctions.of(10).log()),
            positive,
            8));
    kinds.add(unary("log1p", Interval::log1p, ReferenceFunctions::log1p, positive, 2));
    kinds.add(unary("log1p near 0", Interval::log1p, ReferenceFunctions::log1p, unit, 2));
    kinds.add(unary("sinh", Interval::sinh, ReferenceFunctions::sinh, moderate, 6));
    kinds.add(unary("cosh", Interval::cosh, ReferenceFunctions::cosh, moderate, 6));
    kinds.add(unary("tanh", Interval::tanh, ReferenceFunctions::tanh, moderate, 6));
    kinds.add(unary("asinh", Interval::asinh, ReferenceFunctions::asinh, any, 8));
    kinds.add(unary("acosh", Interval::acosh, ReferenceFunctions::acosh, r -> 1 + positive(r), 8));
    kinds.add(unary("atanh", Interval::atanh, ReferenceFunctions::atanh, unit, 8));
    kinds.add(unary("sin", Interval::sin, ReferenceFunctions::sin, angle, 2));
    kinds.add(unary("cos", Interval::cos, Dfp::cos, angle, 2));
    kinds.add(unary("tan", Interval::tan, ReferenceFunctions::tan, r -> 1.5 * unit(r), 2));
    kinds.add(unary("asin", Interval::asin, ReferenceFunctions::asin, unit, 2));
    kinds.add(unary("acos", Interval::acos, Dfp::acos, unit, 2));
    kinds.add(unary("atan", Interval::atan, ReferenceFunctions::atan, any, 2));
    return kinds.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theValueLiesInside(Kind kind) {
    Random random = new Random(kind.name().hashCode());
    double widest = 0;
    for (int k = 0; k < kind.operations(); k++) {
      boolean points = random.nextInt(3) > 0;
      Interval x = operand(kind.first(), points, random);
      Interval y = operand(kind.second(), points, random);
      Interval image = kind.operation().apply(x, y);
      double px = inside(x, random);
      double py = inside(y, random);
      assertThat(kind.membership().test(px, py, image))
          .as("%s of %s in %s and %s in %s gives %s", kind, px, x, py, y, image)
          .isTrue();
      if (points && !kind.name().equals("hull") && isNormal(image)) {
        widest = Math.max(widest, (image.upper() - image.lower()) / Math.ulp(image.magnitude()));
      }
    }
    System.out.printf(
        Locale.ROOT, "%-16s %8d operations, widest %.0f ulp%n", kind, kind.operations(), widest);
    assertThat(widest)
        .as("width of %s in units in the last place", kind)
        .isLessThanOrEqualTo(kind.ulps());
  }

  private static boolean isNormal(Interval image) {
    return image.isFinite() && image.mignitude() > 0x1p-950 && image.magnitude() < 0x1p1023;
  }

  private static Interval operand(Draw draw, boolean point, Random random) {
    double a = draw.from(random);
    double b = point ? a : draw.from(random);
    return new Interval(Math.min(a, b), Math.max(a, b));
  }

  private static double inside(Interval x, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> x.lower();
      case 1 -> x.upper();
      default ->
          Math.min(
              x.upper(),
              Math.max(
                  x.lower(),
                  x.lower() * (1 - random.nextDouble()) + x.upper() * random.nextDouble()));
    };
  }
}
