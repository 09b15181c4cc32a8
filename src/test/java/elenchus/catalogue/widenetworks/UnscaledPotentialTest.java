package elenchus.catalogue.widenetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import org.junit.jupiter.api.Test;

/** The rate at which an unscaled potential is forgotten: worked numbers and broken coefficients. */
class UnscaledPotentialTest {
  private static final UnscaledPotentialEqualsGradientFlow THEOREM =
      new UnscaledPotentialEqualsGradientFlow();

  @Test
  void theCubeIsForgottenAtRateOne() {
    Evidence cube = Examined.example(THEOREM, "four points, cube");
    assertThat(Examined.number(cube, "sup coefficient")).isCloseTo(3.740, within(5e-4));
    assertThat(Examined.numbers(cube, "remainders"))
        .containsExactly(new double[] {0.343, 0.182, 0.0938}, within(5e-4));
    assertThat(Examined.numbers(cube, "slopes"))
        .containsExactly(new double[] {0.93, 0.965}, within(5e-3));
    assertThat(Examined.numbers(cube, "gaps of the pure power"))
        .containsExactly(new double[] {0.8585, 0.8585}, within(4e-3));
  }

  @Test
  void theFourthPowerIsForgottenAtRateTwo() {
    Evidence fourth = Examined.example(THEOREM, "four points, fourth power");
    assertThat(Examined.numbers(fourth, "slopes"))
        .containsExactly(new double[] {1.986, 1.996}, within(5e-4));
    assertThat(Examined.numbers(fourth, "gaps of the pure power"))
        .containsExactly(new double[] {2.18, 2.18}, within(2e-2));
  }

  @Test
  void theHyperbolicEntropyIsForgottenAtRateTwo() {
    assertThat(entropySlopes(0.3)).containsExactly(new double[] {1.978, 1.995}, within(1e-3));
    assertThat(entropySlopes(1)).containsExactly(new double[] {1.999, 2.000}, within(1e-3));
  }

  private static double[] entropySlopes(double scale) {
    WideNetwork network = UnscaledPotentialEqualsGradientFlow.fourPoints(Mirror.HYPENTROPY, scale);
    return Examined.numbers(THEOREM.examine(network, Trial.standard()), "slopes");
  }

  @Test
  void randomNetworksAndExamplesSupportEveryClaim() {
    CrossExamination.supports(THEOREM, 12, 5);
  }

  @Test
  void everyLiveControlIsRefuted() {
    CrossExamination.refutesControls(THEOREM, 4, 5);
  }

  @Test
  void aCoefficientOffByATenthIsCaught() {
    WideNetwork network = UnscaledPotentialEqualsGradientFlow.fourPoints(Mirror.FOURTH, 1);
    for (double factor : new double[] {0.9, 1.1, 0.5, -1}) {
      assertThat(UnscaledEvidence.rates(network, factor, Trial.standard()).findings())
          .as("factor %s", factor)
          .filteredOn(f -> f.verdict() == Verdict.REFUTED)
          .extracting(Finding::claim)
          .isNotEmpty();
    }
  }
}
