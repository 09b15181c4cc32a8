package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import org.junit.jupiter.api.Test;

class UnhingedGdClosedFormTest {
  private final UnhingedGdClosedForm theorem = new UnhingedGdClosedForm();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 40, 1).values()).allMatch(ratio -> ratio <= 1);
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 30, 2)).hasSize(4);
  }

  @Test
  void workedExampleToAllDigits() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    double[][] W = Survey.table(evidence, "W");
    Survey.assertRow(W[0], 1.5104166666666667, -0.2552083333333333, -0.2552083333333333);
    Survey.assertRow(W[1], 0.375, 2.140625, -2.515625);
    double[][] H = Survey.table(evidence, "H");
    assertThat(H[0][0]).isCloseTo(2.5, within(1e-15));
    assertThat(H[1][4]).isCloseTo(-4.760416666666667, within(4e-15));
  }
}
