package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import org.junit.jupiter.api.Test;

class TwoLayerReluTest {
  private final TwoLayerRelu theorem = new TwoLayerRelu();

  @Test
  void everyClaimIsExaminedAndSupported() {
    assertThat(Examined.supports(theorem, 40, 1))
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
    for (int i = 0; i < 3; i++) {
      Evidence evidence = Examined.example(theorem, i);
      assertThat(Examined.number(evidence, "f")).isEqualTo(0.1167088629849792, within(1e-15));
      assertThat(Examined.number(evidence, "cosine"))
          .isEqualTo(-theorem.examples().get(i).instance().a(), within(1e-13));
    }
    RectifiedFeatures beyond = new RectifiedFeatures(4, 1, .02, .02, .02, .4);
    assertThat(elenchus.features.Enclosure.value(beyond.model(), beyond.factors()).mid())
        .isEqualTo(0.1242635453908337, within(1e-14));
  }
}
