package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import org.junit.jupiter.api.Test;

class NeuralCollapseMetricsTest {
  private final NeuralCollapseMetrics theorem = new NeuralCollapseMetrics();

  @Test
  void everyClaimIsExaminedAndSupported() {
    assertThat(Examined.supports(theorem, 200, 1))
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
    assertThat(Examined.number(evidence, "NC1")).isEqualTo(0.18, within(1e-14));
    assertThat(Examined.number(evidence, "equinormH")).isEqualTo(0, within(1e-15));
    assertThat(Examined.number(evidence, "equinormW"))
        .isEqualTo(0.17157287525380996, within(1e-15));
    assertThat(Examined.number(evidence, "maxAngleW"))
        .isEqualTo(0.29289321881345254, within(1e-15));
    assertThat(Examined.number(evidence, "NC3")).isEqualTo(0.9045548849896679, within(1e-15));
    assertThat(Examined.number(evidence, "NC4")).isEqualTo(0.25);
  }
}
