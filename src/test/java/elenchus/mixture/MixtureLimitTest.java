package elenchus.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Rationals;
import elenchus.mixture.OptimalWeight.Regime;
import elenchus.statistics.NormalTail;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class MixtureLimitTest {
  private static BigFraction fraction(long numerator, long denominator) {
    return new BigFraction(numerator, denominator);
  }

  private static ExactMixture exact(double piPlus, double delta, double s) {
    return ExactMixture.of(new MixtureLimit(piPlus, delta, s));
  }

  @Test
  void theWorkedFixedPoint() {
    WeightedLimit at = new MixtureLimit(0.2, 0.2, 2).at(4);
    assertThat(at.lam()).isCloseTo(0.6930004681646913, within(1e-15));
    assertThat(at.etaPlus()).isCloseTo(0.40933270911374475, within(1e-15));
    assertThat(at.etaMinus()).isCloseTo(0.14766682272156378, within(1e-15));
    assertThat(at.u()).isCloseTo(-0.18133458177251038, within(1e-15));
    assertThat(at.gamma()).isCloseTo(0.397298352602199, within(1e-15));
    assertThat(at.b()).isCloseTo(-0.03724672055645615, within(1e-15));
    assertThat(at.alpha()).isCloseTo(0.4778677052385427, within(1e-15));
    assertThat(at.errorPlus()).isCloseTo(0.056499888029789475, within(1e-15));
    assertThat(at.errorMinus()).isCloseTo(0.04086458233578528, within(1e-15));
  }

  @Property(tries = 200, seed = "11")
  void theLimitSolvesItsEquations(
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double piPlus,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double delta,
      @ForAll @DoubleRange(min = 0.3, max = 4) double s,
      @ForAll @DoubleRange(min = -4, max = 8) double logRho) {
    MixtureLimit mixture = new MixtureLimit(piPlus, delta, s);
    WeightedLimit at = mixture.at(FastMath.exp(logRho));
    double plus = piPlus * at.etaPlus();
    double minus = (1 - piPlus) * at.etaMinus();
    double gapPlus = 1 - at.gamma() * s - at.b();
    double gapMinus = 1 - at.gamma() * s + at.b();
    assertThat(plus + minus).isCloseTo(delta, within(1e-13));
    assertThat(plus * gapPlus).isCloseTo(minus * gapMinus, within(1e-13));
    assertThat(at.gamma() * delta)
        .isCloseTo(s * (plus * gapPlus + minus * gapMinus), within(1e-13));
    double alpha2 = at.alpha() * at.alpha();
    assertThat(delta * (alpha2 - at.gamma() * at.gamma()))
        .isCloseTo(
            plus * at.etaPlus() * (gapPlus * gapPlus + alpha2)
                + minus * at.etaMinus() * (gapMinus * gapMinus + alpha2),
            within(1e-11 * Math.max(1, alpha2)));
    assertThat(at.errorPlus())
        .isCloseTo(NormalTail.of((at.gamma() * s + at.b()) / at.alpha()), within(1e-12));
  }

  @Property(tries = 100, seed = "12")
  void anExcessAndItsWeightAreOnePoint(
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double piPlus,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double delta,
      @ForAll @DoubleRange(min = 0.01, max = 0.98) double share) {
    MixtureLimit mixture = new MixtureLimit(piPlus, delta, 1.5);
    WeightedLimit at = mixture.atExcess(share * mixture.greatestExcess());
    WeightedLimit again = mixture.at(at.rho());
    assertThat(again.u()).isCloseTo(at.u(), within(1e-12));
    assertThat(again.argumentPlus()).isCloseTo(at.argumentPlus(), within(1e-10));
    assertThat(again.argumentMinus())
        .isCloseTo(at.argumentMinus(), within(1e-10 * (1 + Math.abs(at.argumentMinus()))));
    LeverageAlgebra<BigFraction> f =
        new LeverageAlgebra<>(Rationals.of(piPlus), Rationals.of(delta));
    BigFraction u = Rationals.of(at.u());
    assertThat(f.weight(u).doubleValue()).isCloseTo(at.rho(), within(1e-9 * at.rho()));
    assertThat(f.remainder(u)).isEqualTo(BigFraction.ONE.subtract(f.spread(u)));
  }

  @Test
  void knownOptimalWeights() {
    OptimalWeight figure = OptimalWeight.of(new MixtureLimit(0.2, 0.2, 2));
    assertThat(figure.regime()).isEqualTo(Regime.INTERIOR);
    assertThat(figure.at().u()).isCloseTo(-0.0335605252459, within(1e-12));
    assertThat(figure.at().rho()).isCloseTo(6.3025122863, within(1e-9));
    assertThat(figure.at().worstClassError()).isCloseTo(0.05505359051520544, within(1e-15));
    OptimalWeight wide = OptimalWeight.of(new MixtureLimit(0.2, 0.6, 2));
    assertThat(wide.at().u()).isCloseTo(-0.4111441858636, within(1e-12));
    assertThat(wide.at().rho()).isCloseTo(6.7332059179, within(1e-9));
    assertThat(wide.at().worstClassError()).isCloseTo(0.1697709335797299, within(1e-14));
    MixtureLimit weak = new MixtureLimit(0.2, 0.6, 1.2);
    assertThat(OptimalWeight.of(weak).regime()).isEqualTo(Regime.UNBOUNDED);
    assertThat(OptimalWeight.of(new MixtureLimit(0.2, 0.2, 1.5)).at().rho())
        .isCloseTo(7, within(1e-14));
    OptimalWeight balanced = OptimalWeight.of(new MixtureLimit(0.5, 0.9, 3));
    assertThat(balanced.at().rho()).isEqualTo(1);
    assertThat(OptimalWeight.criticalSignal(new MixtureLimit(0.2, 0.2, 2)))
        .isCloseTo(1.9148542155126762, within(1e-15));
  }

  @Test
  void weightsAreComparedInFractions() {
    ExactMixture wide = exact(0.2, 0.6, 2);
    assertThat(wide.algebra().weight(fraction(-2, 5))).isEqualTo(fraction(57, 7));
    assertThat(wide.worst(fraction(-2, 5))).isEqualTo(fraction(158804, 174195));
    assertThat(wide.highest()).isEqualTo(fraction(-1, 3));
    assertThat(wide.worst(wide.highest())).isEqualTo(fraction(841, 948));
    ExactMixture figure = exact(0.2, 0.2, 2);
    assertThat(figure.algebra().weight(fraction(-1, 30))).isEqualTo(fraction(6061, 961));
    assertThat(figure.worst(fraction(-1, 30))).isEqualTo(fraction(41328157, 16190091));
    assertThat(figure.worst(BigFraction.ZERO)).isEqualTo(fraction(176, 69));
  }

  @Test
  void rootsOfTheSlopesAreCounted() {
    double[][] known = {
      {0.2, 0.2, 2, 2, 0},
      {0.2, 0.2, 1.9, 2, 0},
      {0.2, 0.2, 1, 0, 0},
      {0.2, 0.6, 2, 1, 0},
      {0.2, 0.6, 1.4, 0, 0},
      {0.4, 0.7, 0.6, 0, 1},
      {0.4, 0.7, 0.57, 0, 0},
      {0.4, 0.7, 0.9, 1, 1},
    };
    for (double[] k : known) {
      ExactMixture mixture = exact(k[0], k[1], k[2]);
      assertThat(new double[] {mixture.plusRoots(), mixture.minusRoots()})
          .as("roots at (%s, %s, %s)", k[0], k[1], k[2])
          .containsExactly(k[3], k[4]);
    }
  }

  @Test
  void theBestWeightIsEnclosed() {
    ExactMixture.Bracket bracket = exact(0.2, 0.2, 2).optimum(60);
    assertThat(bracket.low().doubleValue()).isCloseTo(-0.0335605252459, within(1e-13));
    assertThat(bracket.high().subtract(bracket.low()).doubleValue()).isBetween(0.0, 1e-8);
    assertThatThrownBy(() -> exact(0.2, 0.2, 1).optimum(9)).isInstanceOf(ArithmeticException.class);
  }

  @Property(tries = 100, seed = "13")
  void thePolynomialIsTheSlope(
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double piPlus,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double delta,
      @ForAll @DoubleRange(min = -1, max = 1) double at) {
    ExactMixture mixture = exact(piPlus, delta, 1.5);
    BigFraction u = Rationals.of(at);
    assertThat(mixture.plusSlope().at(u)).isEqualTo(mixture.algebra().slopePlus(u, mixture.s2()));
  }
}
