package elenchus.catalogue.lastlayer;

import static elenchus.catalogue.CrossExamination.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.theorem.Evidence;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import org.junit.jupiter.api.Test;

class FiniteSampleIdentitiesTest {
  private static final FiniteSampleIdentities THEOREM = new FiniteSampleIdentities();

  @Test
  void freshInstancesSupportAndControlsAreRefuted() {
    CrossExamination.supports(THEOREM, 40, 5);
    CrossExamination.refutesControls(THEOREM, 20, 5);
  }

  @Test
  void theWorkedExample() {
    Evidence worked = THEOREM.examine(LabelledSample.WORKED, Trial.standard());
    assertTuple(
        worked, "theta and b", 0.5640312573913681, 0.023721381129152338, 0.05114151320885104);
    assertTuple(
        worked,
        "h",
        0.5045304299910717,
        0.23355679833415455,
        0.3429937734588754,
        0.32912409155877614,
        0.3896210515804225,
        0.5572977336457365,
        0.5001218235734124,
        0.14275429785755095);
    assertTuple(
        worked,
        "z left out",
        1.4943060829158692,
        0.4640396889407369,
        0.7891659146996557,
        0.1080688973639492,
        1.4359217616982975,
        1.6095181492234472,
        0.8300425950651341,
        0.4618146379145929);
    assertScalar(worked, "R+", 0.0560001184780502);
    assertScalar(worked, "R-", 0.07955312296770212);
  }

  private static void assertTuple(Evidence evidence, String name, double... values) {
    assertThat(tuple(evidence, name)).as(name).containsExactly(values, within(2e-15));
  }

  private static void assertScalar(Evidence evidence, String name, double value) {
    assertThat(evidence.quantities().get(name))
        .as(name)
        .isInstanceOfSatisfying(
            Quantity.Scalar.class, q -> assertThat(q.value()).isCloseTo(value, within(2e-16)));
  }
}
