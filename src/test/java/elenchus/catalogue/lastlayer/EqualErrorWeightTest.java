package elenchus.catalogue.lastlayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import org.junit.jupiter.api.Test;

class EqualErrorWeightTest {
  private static final EqualErrorWeight THEOREM = new EqualErrorWeight();

  private static Evidence example(String name) {
    Example<EqualErrorProblem> found =
        THEOREM.examples().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    return THEOREM.examine(found.instance(), Trial.standard());
  }

  private static void assertQuantity(Evidence evidence, String name, double value, double error) {
    assertThat(evidence.quantities().get(name))
        .as(name)
        .isInstanceOfSatisfying(
            Quantity.Scalar.class, q -> assertThat(q.value()).isCloseTo(value, within(error)));
  }

  @Test
  void theWorkedExample() {
    Evidence worked = example("worked");
    assertQuantity(worked, "rho_t", 7, 4e-15);
    assertThat(worked.quantities().get("rho_t as a fraction")).isEqualTo(new Quantity.Text("7"));
    assertQuantity(worked, "Delta", 0.3125, 2e-16);
    assertQuantity(worked, "lam", 1, 1e-15);
    assertQuantity(worked, "gamma", 0.4, 1e-16);
    assertQuantity(worked, "alpha", 0.5009082659620331, 2e-16);
    assertQuantity(worked, "WCE", 0.05512184070390931, 1e-16);
    Evidence weak = example("weak signal");
    assertQuantity(weak, "gamma", 0.5, 1e-16);
    assertQuantity(weak, "alpha", 0.6908492797077574, 2e-16);
    assertQuantity(weak, "WCE", 0.2346105780208697, 1e-16);
    assertQuantity(weak, "R_+ at the prior ratio", 0.2702, 5e-5);
    assertQuantity(weak, "R_- at the prior ratio", 0.1854, 5e-5);
  }

  @Test
  void theNeighbouringConstant() {
    Evidence half = example("half the features");
    assertThat(half.quantities().get("rho_t as a fraction")).isEqualTo(new Quantity.Text("5"));
    assertQuantity(half, "u at (pi_- - delta)/(pi_+ - delta)", 0.13899825191387916, 5e-16);
  }

  @Test
  void freshInstancesSupportAndControlsAreRefuted() {
    CrossExamination.supports(THEOREM, 60, 3);
    CrossExamination.refutesControls(THEOREM, 6, 3);
  }
}
