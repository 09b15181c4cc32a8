package elenchus.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  @Test
  void aSplineOfCurvatureIsIntegratedTwiceAndGoesOnStraight() {
    PiecewisePolynomial f =
        PiecewisePolynomial.ofCurvature(new double[] {0, 1, 3}, new double[] {0, 6, 0}, 2, -1);
    assertThat(f.at(1)).isEqualTo(2 - 1 + 1);
    assertThat(f.slope(1)).isEqualTo(-1 + 3);
    assertThat(f.curvature(2)).isEqualTo(3);
    assertThat(f.slope(7)).isEqualTo(f.slope(3)).isEqualTo(2 + 6);
    assertThat(f.at(5)).isEqualTo(f.at(3) + 16);
    assertThat(f.at(-2)).isEqualTo(4);
    assertThat(f.curvature(-1)).isZero();
    assertThat(f.knots()).containsExactly(0, 1, 3);
    assertThatThrownBy(() -> PiecewisePolynomial.of(new double[] {1, 0}, new double[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gridsAreSymmetricAndDistancesNoticeNoNumbers() {
    assertThat(LineFunction.grid(-0.7, 0.7, 7)[3]).isZero();
    LineFunction square = t -> t * t;
    assertThat(square.distance(t -> 0, 1, -3, 2)).isEqualTo(9);
    assertThat(square.distance(t -> Double.NaN, 1, 2)).isNaN();
    assertThatThrownBy(() -> LineFunction.grid(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secondMoments() {
    assertThat(new PolynomialBias<>(new BigFraction(3), false).secondMoment())
        .isEqualTo(new BigFraction(3));
    assertThat(new PolynomialBias<>(new BigFraction(3), true).secondMoment())
        .isEqualTo(new BigFraction(3, 2));
    double pi = FastMath.PI;
    assertThat(new CosineBias(new Binary64(2)).secondMoment().getReal())
        .isCloseTo(4 * (1.0 / 3 - 1 / (pi * pi)), within(1e-15));
  }

  @Property(tries = 60, seed = "7")
  void closedKernelsAreTheIntegrals(
      @ForAll @IntRange(min = -8, max = 8) int a, @ForAll @IntRange(min = -8, max = 8) int b) {
    BigFraction radius = new BigFraction(9, 4);
    BigFraction x = new BigFraction(a, 4);
    BigFraction z = new BigFraction(b, 4);
    UniformKernels<BigFraction> closed = new UniformKernels<>(radius);
    BiasKernels<BigFraction> integrals = new BiasKernels<>(new PolynomialBias<>(radius, false));
    assertThat(closed.relu(x, z)).isEqualTo(integrals.relu(x, z));
    assertThat(closed.abs(x, z)).isEqualTo(integrals.abs(x, z));
    Lattice lattice = Lattice.through(radius, List.of(x, z), 100).orElseThrow().refined(3);
    BigFraction square = lattice.width().multiply(lattice.width());
    assertThat(lattice.relu(x, z))
        .isEqualTo(closed.relu(x, z).subtract(square.multiply(closed.reluDefect(x, z))));
    assertThat(lattice.abs(x, z))
        .isEqualTo(closed.abs(x, z).subtract(square.multiply(closed.absDefect(x, z))));
  }

  @Test
  void pointsInsideCellsAreRejected() {
    Lattice lattice = new Lattice(BigFraction.ONE, 4);
    assertThat(lattice.relu(BigFraction.ONE_HALF, BigFraction.ZERO)).isNotNull();
    assertThatThrownBy(() -> lattice.abs(BigFraction.ONE_QUARTER, BigFraction.ZERO))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Lattice.through(BigFraction.ONE, List.of(new BigFraction(1, 1001)), 500)).isEmpty();
  }

  @Test
  void aSingularKernelIsNoticed() {
    BinaryOperator<BigFraction> rankOne = BigFraction::multiply;
    List<BigFraction> x = List.of(BigFraction.ONE, BigFraction.TWO);
    assertThat(KernelInterpolant.of(rankOne, x, x)).isEmpty();
    assertThat(KernelInterpolant.of(rankOne, List.of(t -> BigFraction.ONE), x, x)).isPresent();
  }

  @Property(tries = 40, seed = "11")
  void theDualAndThePrimalSystemAgreeForEachDensity(
      @ForAll @DoubleRange(min = -0.9, max = -0.2) double a,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double b) {
    List<Binary64> x = List.of(new Binary64(a), new Binary64(b));
    List<Binary64> y = List.of(new Binary64(1), new Binary64(-2));
    Binary64 one = new Binary64(1);
    for (BiasLaw<Binary64> law :
        List.of(
            new PolynomialBias<>(one, false),
            new PolynomialBias<>(one, true),
            new CosineBias(one))) {
      CurvatureSpline<Binary64> dual = CurvatureSpline.through(law, x, y).orElseThrow();
      PrimalCurvature primal =
          PrimalCurvature.solve(
              1,
              u -> law.density(new Binary64(u)).getReal(),
              law.secondMoment().getReal(),
              new double[] {0.05},
              new double[] {a, b},
              new double[] {1, -2});
      assertThat(primal.value()).isCloseTo(dual.dualValue(y).getReal(), within(1e-9));
      assertThat(primal.c1()).isCloseTo(dual.c1().getReal(), within(1e-9));
      assertThat(primal.curvature(0.5))
          .isCloseTo(dual.curvature(new Binary64(0.5)).getReal(), within(1e-9));
      assertThat(primal.at(2)).as("outside").isFinite();
    }
  }
}
