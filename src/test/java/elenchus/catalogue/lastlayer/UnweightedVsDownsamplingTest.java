package elenchus.catalogue.lastlayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.theorem.Evidence;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import org.junit.jupiter.api.Test;

class UnweightedVsDownsamplingTest {
  private static final UnweightedVsDownsampling THEOREM = new UnweightedVsDownsampling();

  @Test
  void freshInstancesSupportAndControlsAreRefuted() {
    CrossExamination.supports(THEOREM, 100, 3);
    CrossExamination.refutesControls(THEOREM, 60, 3);
  }

  @Test
  void theWorkedExample() {
    Evidence worked = THEOREM.examine(THEOREM.examples().get(0).instance(), Trial.standard());
    assertQuantity(worked, "R+(1)", 0.0935785955323416);
    assertQuantity(worked, "R-(1)", 0.01672631228606952);
    assertQuantity(worked, "WCE of downsampling", 0.09121121972586782);
    assertQuantity(worked, "WCE(rho_t)", 0.05512184070390931);
    assertQuantity(worked, "s_c", 3.584247769418252);
  }

  private static void assertQuantity(Evidence evidence, String name, double value) {
    assertThat(evidence.quantities().get(name))
        .as(name)
        .isInstanceOfSatisfying(
            Quantity.Scalar.class,
            q -> assertThat(q.value()).isCloseTo(value, within(2e-15 * value)));
  }
}
