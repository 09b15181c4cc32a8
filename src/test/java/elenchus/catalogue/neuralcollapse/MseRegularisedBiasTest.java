package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import org.junit.jupiter.api.Test;

class MseRegularisedBiasTest {
  private final MseRegularisedBias theorem = new MseRegularisedBias();

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
    Evidence below = Examined.example(theorem, 0);
    assertThat(Examined.number(below, "lamBcrit")).isEqualTo(3.0 / 7, within(1e-15));
    assertThat(Examined.number(below, "zPerp")).isEqualTo(0.9899494936611666, within(1e-15));
    assertThat(Examined.number(below, "zOne")).isEqualTo(0);
    assertThat(Examined.number(below, "beta")).isEqualTo(0.2777777777777778, within(1e-16));
    assertThat(Examined.number(below, "fStar")).isEqualTo(0.19777777777777783, within(2e-16));
    assertThat(Examined.table(below, "gram")[0])
        .containsExactly(
            new double[] {.46666666666666673, -.23333333333333336, -.23333333333333336},
            within(1e-15));
    Evidence above = Examined.example(theorem, 1);
    assertThat(Examined.number(above, "zOne")).isEqualTo(0.565685424949238, within(1e-15));
    assertThat(Examined.number(above, "beta")).isEqualTo(0.1, within(1e-16));
    assertThat(Examined.number(above, "fStar")).isEqualTo(0.24, within(1e-16));
    assertThat(Examined.table(above, "gram")[0])
        .containsExactly(new double[] {.6, -.1, -.1}, within(1e-15));
  }
}
