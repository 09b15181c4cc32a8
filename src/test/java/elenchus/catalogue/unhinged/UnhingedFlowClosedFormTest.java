package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import org.junit.jupiter.api.Test;

class UnhingedFlowClosedFormTest {
  private final UnhingedFlowClosedForm theorem = new UnhingedFlowClosedForm();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 40, 1).values()).allMatch(ratio -> ratio <= 0.1);
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 30, 2)).hasSize(6);
  }

  @Test
  void workedExampleToAllDigits() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    Survey.assertRow(
        Survey.table(evidence, "W")[0],
        1.7854557044057138,
        -0.3927278522028568,
        -0.3927278522028568);
    Survey.assertRow(
        Survey.table(evidence, "W")[1],
        0.45609962400286347,
        2.634283180611434,
        -3.0903828046142974);
    Survey.assertRow(
        Survey.table(evidence, "H")[0],
        2.824398496011454,
        1.824398496011454,
        -1.9121992480057268,
        1.0878007519942732,
        -0.9121992480057268,
        0.08780075199427317);
    Survey.assertRow(
        Survey.table(evidence, "H")[1],
        0.39272785220285683,
        1.3927278522028568,
        4.129325596220038,
        3.129325596220038,
        -5.522053448422894,
        -2.522053448422894);
    assertThat(Survey.scalar(evidence, "sigma1")).isCloseTo(0.35355339059327373, within(1e-16));
    assertThat(Survey.scalar(evidence, "sigma2")).isZero();
    assertThat(Survey.scalar(evidence, "L0")).isEqualTo(-0.5);
    assertThat(Survey.scalar(evidence, "L")).isCloseTo(-13.185701916885463, within(2e-14));
    Survey.assertRow(Survey.table(evidence, "HH'-sWW' at z")[0], 3, 0);
    Survey.assertRow(Survey.table(evidence, "HH'-sWW' at z")[1], 0, -1);
  }
}
