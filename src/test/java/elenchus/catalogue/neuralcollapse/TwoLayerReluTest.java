package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
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

  @Test
  @SuppressWarnings("unchecked")
  void beyondTheSemidefiniteRangeTheExcessIsTheKnownOne() {
    Control<RectifiedFeatures> control = (Control<RectifiedFeatures>) theorem.controls().get(0);
    RectifiedFeatures three = new RectifiedFeatures(3, 5, .01, .02, .005, .7);
    RectifiedFeatures six = new RectifiedFeatures(6, 2, .005, .01, .01, .3);
    assertThat(Examined.number(control.examination().examine(three, Trial.standard()), "excess"))
        .isEqualTo(.0132, within(5e-5));
    assertThat(Examined.number(control.examination().examine(six, Trial.standard()), "excess"))
        .isEqualTo(.0096, within(5e-5));
  }

  @Test
  @SuppressWarnings("unchecked")
  void theRectifierEnlargesTheNuclearNormOfCosineCirculants() {
    Control<Integer> control = (Control<Integer>) theorem.controls().get(2);
    double[][] known = {
      {8, 1.103553390593}, {12, 1.122008467928}, {64, 1.136108363281}, {4, 1}, {5, 1}, {6, 1}
    };
    for (double[] row : known) {
      Evidence evidence = control.examination().examine((int) row[0], Trial.standard());
      assertThat(Examined.number(evidence, "ratio"))
          .as("K = %s", row[0])
          .isEqualTo(row[1], within(1e-12));
    }
  }
}
