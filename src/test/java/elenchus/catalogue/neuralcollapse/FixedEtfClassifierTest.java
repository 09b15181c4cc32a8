package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import org.junit.jupiter.api.Test;

class FixedEtfClassifierTest {
  private final FixedEtfClassifier theorem = new FixedEtfClassifier();

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
    assertThat(Examined.number(evidence, "minCE")).isEqualTo(0.36898113540131544, within(2e-16));
    assertThat(Examined.number(evidence, "p")).isEqualTo(.6914384540362276, within(2e-16));
    assertThat(Examined.number(evidence, "rOut")).isEqualTo(.4628423189456586, within(2e-16));
    assertThat(Examined.number(evidence, "rIn")).isEqualTo(.6942634784184879, within(2e-16));
    double[] u = {.5738734444435682, .9478880237966263, .9949497635419561};
    for (int i = 0; i < 3; i++) {
      assertThat(Examined.number(Examined.example(theorem, i), "u")).isEqualTo(u[i], within(2e-16));
    }
  }
}
