package elenchus.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.hipparchus.util.FastMath;

class PotentialTest {
  private static final String SEED = "20261122";

  /** A potential and three points of its domain. */
  record Case(Potential phi, double x, double y, double v) {}

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Double> scale = Arbitraries.doubles().between(0.05, 3);
    Arbitrary<Double> weight = Arbitraries.of(0.0, 0.01, 0.5, 2.0);
    Arbitrary<Potential> potentials =
        Arbitraries.oneOf(
            Arbitraries.of(new Quadratic(), new Entropy()),
            Combinators.combine(Arbitraries.integers().between(2, 6), weight).as(Power::new),
            Combinators.combine(scale, weight).as(Hypentropy::new),
            weight.map(Cosh::new),
            Combinators.combine(Arbitraries.integers().between(2, 6), scale)
                .as(Potential::ofDiagonalNetwork));
    Arbitrary<Double> points = Arbitraries.doubles().between(-3, 3).ofScale(3);
    return Combinators.combine(potentials, points, points, points)
        .as((phi, x, y, v) -> new Case(phi, in(phi, x), in(phi, y), in(phi, v)));
  }

  private static double in(Potential phi, double x) {
    return phi instanceof Entropy ? 0.01 + Math.abs(x) : x;
  }

  @Property(tries = 500, seed = SEED)
  void theInverseGradientUndoesTheGradient(@ForAll("cases") Case c) {
    double z = c.phi().gradient(c.x());
    Assume.that(c.phi().curvature(c.x()) > 0);
    // One rounding of z moves x by z/phi''; flat potentials lose digits near 0.
    double slack =
        1e-13 * (1 + Math.abs(c.x())) + 1e-15 * Math.abs(z) * c.phi().conjugateCurvature(z);
    assertThat(c.phi().inverseGradient(z)).as("%s", c).isCloseTo(c.x(), within(slack));
  }

  @Property(tries = 500, seed = SEED)
  void valueAndConjugateAddUpToTheProduct(@ForAll("cases") Case c) {
    double z = c.phi().gradient(c.x());
    assertThat(c.phi().value(c.x()) + c.phi().conjugate(z))
        .as("Fenchel: %s", c)
        .isCloseTo(c.x() * z, within(1e-12 * (1 + Math.abs(c.x() * z) + size(c))));
  }

  private static double size(Case c) {
    return Math.abs(c.phi().value(c.x())) + Math.abs(c.phi().value(c.y()));
  }

  @Property(tries = 500, seed = SEED)
  void theConjugateIsTheLargestOfItsKind(@ForAll("cases") Case c) {
    double z = c.phi().gradient(c.x());
    assertThat(c.phi().conjugate(z) + c.phi().value(c.y()))
        .as("Fenchel-Young: %s", c)
        .isGreaterThanOrEqualTo(c.y() * z - 1e-12 * (1 + size(c) + Math.abs(c.y() * z)));
  }

  @Property(tries = 500, seed = SEED)
  void divergencesAreNotNegative(@ForAll("cases") Case c) {
    double z = Math.abs(c.phi().gradient(c.y())) * (Math.abs(c.x()) + Math.abs(c.y()));
    assertThat(c.phi().divergence(c.x(), c.y()))
        .as("%s", c)
        .isGreaterThanOrEqualTo(-1e-13 * (1 + size(c) + z));
    assertThat(c.phi().divergence(c.x(), c.x())).isEqualTo(0);
  }

  @Property(tries = 500, seed = SEED)
  void divergencesObeyTheThreePointIdentity(@ForAll("cases") Case c) {
    Potential phi = c.phi();
    double left =
        phi.divergence(c.x(), c.y()) + phi.divergence(c.y(), c.v()) - phi.divergence(c.x(), c.v());
    double right = (phi.gradient(c.v()) - phi.gradient(c.y())) * (c.x() - c.y());
    double scale = 1 + size(c) + Math.abs(phi.value(c.v())) + 8 * Math.abs(phi.gradient(c.v()));
    assertThat(left).as("%s", c).isCloseTo(right, within(1e-12 * (scale + Math.abs(right))));
  }

  @Property(tries = 500, seed = SEED)
  void divergencesOfPointsAreThoseOfTheirGradientsTurnedRound(@ForAll("cases") Case c) {
    Potential phi = c.phi();
    double z = phi.gradient(c.x());
    double t = phi.gradient(c.y());
    double dual = phi.conjugate(t) - phi.conjugate(z) - c.x() * (t - z);
    double scale = 1 + size(c) + (Math.abs(z) + Math.abs(t)) * (Math.abs(c.x()) + Math.abs(c.y()));
    assertThat(dual).as("%s", c).isCloseTo(phi.divergence(c.x(), c.y()), within(1e-11 * scale));
  }

  @Property(tries = 500, seed = SEED)
  void gradientAndCurvatureAreTheDerivatives(@ForAll("cases") Case c) {
    if (c.phi() instanceof ExplicitPotential phi) {
      UnivariateDerivative2 value = phi.valueOf(new UnivariateDerivative2(c.x(), 1, 0));
      assertClose(value.getFirstDerivative(), phi.gradient(c.x()), c);
      assertClose(
          phi.gradientOf(new UnivariateDerivative1(c.x(), 1)).getFirstDerivative(),
          phi.curvature(c.x()),
          c);
    } else if (c.phi() instanceof DeepDiagonal phi) {
      double z = phi.gradient(c.x());
      UnivariateDerivative1 seeded = new UnivariateDerivative1(z, 1);
      assertClose(phi.conjugateOf(seeded).getFirstDerivative(), phi.inverseGradient(z), c);
      assertClose(phi.inverseGradientOf(seeded).getFirstDerivative(), phi.conjugateCurvature(z), c);
    } else {
      throw new AssertionError("a potential without formulas: " + c);
    }
  }

  private static void assertClose(double derivative, double formula, Case c) {
    assertThat(derivative)
        .as("%s", c)
        .isCloseTo(formula, within(1e-11 * (1 + Math.abs(formula)) * (1 + 1 / smallest(c))));
  }

  /** Derivatives of |x|^p by way of |x| need x away from the kink of the absolute value. */
  private static double smallest(Case c) {
    return Math.max(1e-3, Math.abs(c.x()));
  }

  @Property(tries = 500, seed = SEED)
  void intervalsContainThePoints(@ForAll("cases") Case c) {
    double z = c.phi().gradient(c.x());
    Interval point = Interval.of(c.x());
    assertThat(c.phi().gradient(point).contains(z) || wide(c.phi().gradient(point), z))
        .as("%s: %s", c, c.phi().gradient(point))
        .isTrue();
    Interval preimage = c.phi().inverseGradient(c.phi().gradient(point));
    assertThat(preimage.contains(c.x())).as("%s: %s", c, preimage).isTrue();
    Assume.that(c.phi().curvature(c.x()) > 0);
    Interval curvature = c.phi().conjugateCurvature(Interval.of(z));
    assertThat(c.phi().conjugateCurvature(z))
        .as("%s: %s", c, curvature)
        .isBetween(curvature.lower() * (1 - 1e-9) - 1e-300, curvature.upper() * (1 + 1e-9));
  }

  /** The double itself carries rounding errors; it may lie just beside the proved bounds. */
  private static boolean wide(Interval bounds, double z) {
    return Math.abs(bounds.mid() - z) <= 1e-13 * (1 + Math.abs(z));
  }

  @Property(tries = 300, seed = SEED)
  void positiveFactorsOfADiagonalStartRescale(@ForAll("cases") Case c) {
    if (c.phi() instanceof DeepDiagonal phi) {
      DeepDiagonal doubled = new DeepDiagonal(phi.depth(), 2 * phi.a());
      double z = phi.gradient(c.x());
      double stretch = FastMath.pow(2.0, phi.depth());
      assertThat(doubled.inverseGradient(z / FastMath.pow(2.0, phi.depth() - 2)))
          .isCloseTo(
              stretch * phi.inverseGradient(z), within(1e-10 * (1 + Math.abs(c.x()) * stretch)));
    }
  }

  @Example
  void aDualVariableOutsideTheRangeHasNoPoint() {
    DeepDiagonal phi = new DeepDiagonal(3, 0.5);
    assertThat(phi.inverseGradient(2.0)).isNaN();
    assertThat(phi.conjugate(-2.5)).isNaN();
    assertThatThrownBy(() -> phi.inverseGradient(Interval.of(1.9, 2.1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(new Entropy().admits(0)).isFalse();
    assertThatThrownBy(() -> new Power(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Hypentropy(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void theDeepPotentialIsTheFormulaOfWoodworth() {
    double z = 1.7;
    DeepDiagonal phi = new DeepDiagonal(3, 1);
    double s = phi.gradient(z);
    assertThat(phi.value(z))
        .isCloseTo(
            z * s - 0.5 * (1 / ((1 - s) * (1 - s)) + 1 / ((1 + s) * (1 + s)) - 2), within(1e-14));
    assertThat(FastMath.pow(1 - s, -3.0) - FastMath.pow(1 + s, -3.0)).isCloseTo(z, within(1e-14));
  }
}
