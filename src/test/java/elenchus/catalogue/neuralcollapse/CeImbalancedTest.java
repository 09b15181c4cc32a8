package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class CeImbalancedTest {
  private final CeImbalanced theorem = new CeImbalanced();

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
    double[] values = {
      0.7600138617017705,
      1.0315738808813015,
      1.3282471056462588,
      0.2034675870353238,
      0.808801201445071,
      1.2054771273251441
    };
    for (int i = 0; i < values.length; i++) {
      Evidence evidence = Examined.example(theorem, i);
      assertThat(Examined.number(evidence, "fStar"))
          .as("%s", i)
          .isEqualTo(values[i], within(1e-13));
      assertThat(Examined.number(evidence, "gap")).as("%s", i).isLessThan(1e-9);
    }
    Evidence distinct = Examined.example(theorem, 0);
    assertThat(Examined.number(distinct, "alpha2")).isEqualTo(.9934180024920151, within(1e-7));
    assertThat(Examined.table(distinct, "Zbar")[0])
        .containsExactly(
            new double[] {1.278304953675442, -.7288817303131762, -.7288817303131762}, within(1e-7));
    assertThat(Examined.number(Examined.example(theorem, 2), "alpha1"))
        .isEqualTo(1.0192821050039627, within(1e-7));
    assertThat(Examined.number(Examined.example(theorem, 5), "alpha3"))
        .isEqualTo(0.16387074898681903, within(1e-7));
    ImbalancedFeatures collinear =
        new ImbalancedFeatures(
            List.of(12, 2, 1), 3, 1.2 * Math.sqrt(2) / 15, 1.2 * Math.sqrt(2) / 15);
    assertThat(collinear.solve(Trial.standard()).upper().mid())
        .isEqualTo(0.9591506635841026, within(1e-13));
    ImbalancedFeatures small = new ImbalancedFeatures(List.of(8, 4, 2), 3, 1e-4, 1e-4);
    assertThat(small.solve(Trial.standard()).upper().mid())
        .isEqualTo(0.003995877576975876, within(1e-12));
  }
}
