package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import org.junit.jupiter.api.Test;

class UnhingedAlignmentTest {
  private final UnhingedAlignment theorem = new UnhingedAlignment();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 200, 1).values()).allMatch(ratio -> ratio <= 0.5);
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 50, 2)).hasSize(5);
  }

  @Test
  void workedExamplesToAllDigits() {
    Evidence above = examine(0);
    assertThat(Survey.scalar(above, "err at p=12")).isCloseTo(3.41998693e-05, within(1e-13));
    assertThat(Survey.scalar(above, "coefficient*e^-gap at p=12"))
        .isCloseTo(3.306829424644748e-05, within(1e-18));
    Evidence at = examine(1);
    assertThat(Survey.scalar(at, "err at p=12")).isCloseTo(9.43096680904e-06, within(1e-17));
    assertThat(Survey.scalar(at, "coefficient")).isCloseTo(1.534935035913331, within(1e-15));
    Evidence below = examine(2);
    assertThat(Survey.scalar(below, "err at p=12")).isCloseTo(0.0014241638137, within(1e-13));
    assertThat(Survey.scalar(below, "coefficient*e^-gap at p=12"))
        .isCloseTo(0.00142413817406, within(1e-14));
    assertThat(Survey.scalar(below, "d_ETF")).isCloseTo(0.6051507436449984, within(1e-15));
    double[][] grow = Survey.table(below, "A+");
    Survey.assertRow(grow[0], 2.0 / 3, -1.0 / 3, -1.0 / 3);
    Survey.assertRow(grow[1], 0.23570226039551584, 1.235702260395516, -1.4714045207910318);
  }

  private Evidence examine(int example) {
    return theorem.examine(theorem.examples().get(example).instance(), Trial.standard());
  }
}
