package elenchus.catalogue.lastlayer;

import static elenchus.catalogue.CrossExamination.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import org.junit.jupiter.api.Test;

class FiniteSampleBiasTest {
  private static final FiniteSampleBias THEOREM = new FiniteSampleBias();

  @Test
  void freshInstancesSupportAndControlsAreRefuted() {
    CrossExamination.supports(THEOREM, 10, 5);
    CrossExamination.refutesControls(THEOREM, 3, 5);
  }

  @Test
  void theBiasAgreesWithTwoMillionDraws() {
    Evidence worked = THEOREM.examine(THEOREM.examples().get(0).instance(), Trial.standard());
    assertThat(tuple(worked, "n")).containsExactly(50, 100, 200, 400, 800);
    // Means of two million draws each; their standard errors grow from 0.001 to 0.004.
    assertThat(tuple(worked, "n bias of R-"))
        .containsExactly(new double[] {0.0661, 0.0662, 0.0678, 0.0674, 0.0665}, within(0.003));
    assertThat(tuple(worked, "n bias of R+"))
        .containsExactly(new double[] {0.0188, 0.0256, 0.0315, 0.032, 0.029}, within(0.006));
  }

  @Test
  void gaussRulesHaveTheMomentsOfTheirLaws() {
    GaussRule normal = GaussRule.normal(4);
    GaussRule chiSquare = GaussRule.chiSquare(4, 7);
    double fourth = 0;
    double third = 0;
    for (int k = 0; k < 4; k++) {
      double x = normal.node(k);
      fourth += normal.weight(k) * x * x * x * x;
      double y = chiSquare.node(k);
      third += chiSquare.weight(k) * y * y * y;
    }
    assertThat(fourth).isCloseTo(3, within(1e-13));
    assertThat(third).isCloseTo(7 * 9 * 11, within(1e-10));
  }
}
