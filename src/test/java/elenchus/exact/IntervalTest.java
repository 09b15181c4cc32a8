package elenchus.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void integersAndDyadicNumbersStayExact() {
    Interval sum = Interval.ZERO;
    for (int k = 1; k <= 1000; k++) {
      sum = sum.add(Interval.of(k / 8.0).square());
    }
    assertThat(sum).isEqualTo(Interval.of(333833500 / 64.0));
    assertThat(Interval.of(3).pow(20)).isEqualTo(Interval.of(3486784401.0));
    assertThat(Interval.of(1e-310).sqrt().width()).isPositive();
    assertThat(Interval.of(0x1p-1074).sqrt()).isEqualTo(Interval.of(0x1p-537));
  }

  @Test
  void aTenthIsEnclosedAndNotEqualToItsDouble() {
    Interval tenth = Interval.ofDecimal("0.1");
    assertThat(tenth.contains(new BigFraction(1, 10))).isTrue();
    assertThat(tenth).isEqualTo(Interval.of(Math.nextDown(0.1), 0.1));
    assertThat(Interval.ONE.divide(Interval.of(10))).isEqualTo(tenth);
    assertThat(Interval.of(new BigFraction(3, 8))).isEqualTo(Interval.of(0.375));
  }

  @Test
  void overflowLeavesAFiniteLowerEnd() {
    Interval huge = Interval.of(Double.MAX_VALUE);
    assertThat(huge.add(huge)).isEqualTo(Interval.of(Double.MAX_VALUE, INFINITY));
    assertThat(huge.multiply(huge.negate())).isEqualTo(Interval.of(-INFINITY, -Double.MAX_VALUE));
    assertThat(Interval.of(1000).exp()).isEqualTo(Interval.of(Double.MAX_VALUE, INFINITY));
    assertThat(huge.divide(Interval.of(0.5)).upper()).isInfinite();
  }

  @Test
  void underflowIsNotZero() {
    Interval tiny = Interval.of(Double.MIN_VALUE);
    assertThat(tiny.multiply(tiny)).isEqualTo(Interval.of(0, Double.MIN_VALUE));
    assertThat(tiny.multiply(tiny.negate())).isEqualTo(Interval.of(-Double.MIN_VALUE, 0));
    assertThat(Interval.of(-1000).exp().lower()).isZero();
    assertThat(Interval.of(-1000).exp().upper()).isPositive();
  }

  @Test
  void zeroTimesInfinityIsZero() {
    assertThat(Interval.ZERO.multiply(Interval.WHOLE)).isEqualTo(Interval.ZERO);
    assertThat(Interval.of(0, 1).multiply(Interval.of(1, INFINITY)))
        .isEqualTo(Interval.of(0, INFINITY));
  }

  @Test
  void divisionByZeroIsNeverSilent() {
    assertThat(Interval.ONE.divide(Interval.of(-1, 2))).isEqualTo(Interval.WHOLE);
    assertThat(Interval.ONE.divide(Interval.of(0, 2))).isEqualTo(Interval.of(0.5, INFINITY));
    assertThat(Interval.ONE.divide(Interval.of(-2, 0))).isEqualTo(Interval.of(-INFINITY, -0.5));
    assertThatThrownBy(() -> Interval.ONE.divide(Interval.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void functionsOutsideTheirDomainAreRefused() {
    Interval across = Interval.of(-1, 2);
    assertThatThrownBy(across::sqrt).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(across::log).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(across::acosh).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(across::asin).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Interval.of(1, 2).tan()).isInstanceOf(ArithmeticException.class);
    assertThat(Interval.of(0, 1).log()).isEqualTo(Interval.of(-INFINITY, 0));
    assertThat(Interval.of(0.5, 1).atanh().upper()).isInfinite();
    assertThat(Interval.of(1, 8).sin().upper()).isEqualTo(1);
    assertThat(Interval.of(1, 8).sin().lower()).isEqualTo(-1);
    assertThat(Interval.of(3, 3.5).cos().lower()).isEqualTo(-1);
  }

  @Test
  void whatNeedsOneNumberIsRefused() {
    Interval x = Interval.of(1, 2);
    assertThatThrownBy(x::floor).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(x::round).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(x::sign).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> x.copySign(-1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> x.remainder(3)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(x::ulp).isInstanceOf(UnsupportedOperationException.class);
    assertThat(x).isNotInstanceOf(Comparable.class);
  }

  /** A formula that decides by one number out of many. */
  private static <T extends CalculusFieldElement<T>> T absoluteByBranch(T x) {
    return x.getReal() >= 0 ? x : x.negate();
  }

  @Test
  void aBranchOnTheRealPartIsNotRigorous() {
    Interval mostlyPositive = Interval.of(-3, 4);
    assertThat(absoluteByBranch(mostlyPositive).certainlyNonNegative())
        .as("an absolute value by branching is not even known to be non-negative")
        .isFalse();
    // The step function shows the harm: 0 is taken on [-3, 0) and yet missing.
    Interval step = mostlyPositive.getReal() >= 0 ? Interval.ONE : Interval.ZERO;
    assertThat(step.contains(0)).isFalse();
    assertThat(mostlyPositive.abs()).isEqualTo(Interval.of(0, 4));
    assertThat(mostlyPositive.certainlyPositive()).isFalse();
    assertThat(mostlyPositive.certainlyNegative()).isFalse();
  }

  @Test
  void genericPivotingOverIntervalsProvesNothing() {
    Interval unknown = Interval.of(-1e-3, 1e-3);
    FieldMatrix<Interval> matrix =
        MatrixUtils.createFieldMatrix(
            new Interval[][] {{unknown, Interval.ONE}, {unknown, Interval.of(2)}});
    // No pivot is certainly different from zero, and the elimination divides by one all the same.
    FieldLUDecomposition<Interval> lu = new FieldLUDecomposition<>(matrix);
    Interval entry = lu.getL().getEntry(1, 0);
    assertThat(entry).as("sound, and useless").isEqualTo(Interval.WHOLE);
  }

  @Test
  void decisionsHoldForAllNumbersAtOnce() {
    assertThat(Interval.of(1, 2).certainlyLessThan(Interval.of(3, 4))).isTrue();
    assertThat(Interval.of(1, 3).certainlyLessThan(Interval.of(3, 4))).isFalse();
    assertThat(Interval.of(1, 3).intersection(Interval.of(2, 5))).contains(Interval.of(2, 3));
    assertThat(Interval.of(1, 3).intersection(Interval.of(4, 5))).isEmpty();
    assertThat(Interval.WHOLE.mid()).isZero();
    assertThat(Interval.of(Double.MAX_VALUE / 2, Double.MAX_VALUE).mid()).isFinite();
    assertThatThrownBy(() -> Interval.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interval.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interval.of(INFINITY)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Interval.of(-0.0)).isEqualTo(Interval.ZERO);
  }

  @Test
  void anglesKnowTheirQuadrant() {
    Interval one = Interval.ONE;
    assertThat(one.atan2(one).contains(Math.PI / 4)).isTrue();
    assertThat(one.atan2(one.negate()).contains(3 * Math.PI / 4)).isTrue();
    assertThat(one.negate().atan2(Interval.ZERO).contains(-Math.PI / 2)).isTrue();
    assertThatThrownBy(() -> Interval.of(-1, 1).atan2(one.negate()))
        .isInstanceOf(ArithmeticException.class);
    assertThat(one.getPi().toDegrees().contains(180)).isTrue();
    assertThat(Interval.of(180).toRadians().contains(Math.PI)).isTrue();
  }

  @Property(tries = 300, seed = "20261121")
  void imagesGrowWithTheirArguments(@ForAll long seed) {
    Random random = new Random(seed);
    double a = 0.01 + 3 * random.nextDouble();
    double b = a + random.nextDouble();
    double c = a + (b - a) * random.nextDouble();
    double d = c + (b - c) * random.nextDouble();
    Interval outer = Interval.of(a, b);
    Interval inner = Interval.of(c, d);
    for (UnaryOperator<Interval> function : FUNCTIONS) {
      Interval small = function.apply(inner);
      Interval large = function.apply(outer);
      assertThat(large.contains(small)).as("%s in %s", small, large).isTrue();
    }
    Interval shift = Interval.of(-random.nextDouble(), random.nextDouble());
    assertThat(outer.multiply(shift).contains(inner.multiply(shift))).isTrue();
    assertThat(shift.divide(outer).contains(shift.divide(inner))).isTrue();
    assertThat(outer.subtract(shift).contains(inner.subtract(shift))).isTrue();
    assertThat(shift.multiply(outer).hull(Interval.ZERO).contains(shift.multiply(inner))).isTrue();
  }

  private static final List<UnaryOperator<Interval>> FUNCTIONS =
      List.of(
          Interval::exp,
          Interval::expm1,
          Interval::log,
          Interval::log10,
          Interval::log1p,
          Interval::sqrt,
          Interval::square,
          Interval::cbrt,
          Interval::sinh,
          Interval::cosh,
          Interval::tanh,
          Interval::asinh,
          Interval::atan,
          Interval::sin,
          Interval::cos,
          Interval::reciprocal,
          x -> x.pow(7),
          x -> x.pow(-2),
          x -> x.rootN(7),
          x -> x.pow(Interval.of(-0.3, 1.7)),
          x -> x.scalb(-1070),
          x -> x.add(Interval.ONE).acosh(),
          x -> x.hypot(Interval.of(-1, 2)));
}
