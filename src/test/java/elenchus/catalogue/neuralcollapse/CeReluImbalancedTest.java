package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import org.junit.jupiter.api.Test;

class CeReluImbalancedTest {
  private final CeReluImbalanced theorem = new CeReluImbalanced();

  @Test
  void everyClaimIsExaminedAndSupported() {
    assertThat(Examined.supports(theorem, 150, 1))
        .containsAll(theorem.claims().stream().map(Claim::name).toList());
  }

  @Test
  void examplesAreSupported() {
    Examined.supportsExamples(theorem);
  }

  @Test
  void controlsAreRefuted() {
    Examined.refutesControls(theorem);
  }

  @Test
  void theWorkedValuesAreReproduced() {
    Evidence evidence = Examined.example(theorem, 0);
    assertThat(Examined.number(evidence, "fStar")).isEqualTo(0.36870683648581143, within(1e-15));
    assertThat(Examined.numbers(evidence, "c"))
        .containsExactly(new double[] {.07155417527999328, .1131370849898476, .16}, within(1e-15));
    assertThat(Examined.numbers(evidence, "m"))
        .containsExactly(
            new double[] {3.256204353536209, 2.7522373769414705, 2.3513752571634776},
            within(1e-14));
    assertThat(Examined.numbers(evidence, "r2"))
        .containsExactly(
            new double[] {1.4562188566275442, 1.94612571267039, 2.3513752571634776}, within(1e-14));
    assertThat(Examined.numbers(evidence, "t2"))
        .containsExactly(
            new double[] {7.281094283137722, 3.8922514253407803, 2.3513752571634776},
            within(1e-14));
    assertThat(Examined.number(evidence, "collapseCount")).isEqualTo(.0576, within(1e-15));
    Evidence second = Examined.example(theorem, 1);
    assertThat(Examined.number(second, "fStar")).isEqualTo(0.2824588163264869, within(1e-15));
    double[][] gram = Examined.table(evidence, "WWt");
    assertThat(gram[0])
        .containsExactly(
            new double[] {3.929778201672795, -2.2217017955326144, -1.7080764061401799},
            within(1e-14));
    assertThat(gram[1][1]).isEqualTo(2.8001639157404803, within(1e-14));
    assertThat(gram[1][2]).isEqualTo(-.5784621202078661, within(1e-14));
    assertThat(gram[2][2]).isEqualTo(2.2865385263480458, within(1e-14));
  }
}
