package elenchus.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound of Clopper and Pearson against its defining equation. */
class ViolationBoundTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 25, 100, 3000, 1_000_000})
  void withoutViolationsItIsTheRuleOfThreeMadeExact(int trials) {
    double exact = -StrictMath.expm1(StrictMath.log(0.05) / trials);
    assertThat(ViolationBound.of(trials, 0).upper()).isCloseTo(exact, within(1e-9 * exact));
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "10, 5", "10, 9", "40, 3"})
  void soFewViolationsHaveProbabilityFivePerCentThere(int trials, int violations) {
    double p = ViolationBound.of(trials, violations).upper();
    double tail = 0;
    double term = StrictMath.pow(1 - p, trials);
    for (int k = 0; k <= violations; k++) {
      tail += term;
      term *= (double) (trials - k) / (k + 1) * p / (1 - p);
    }
    assertThat(tail).isCloseTo(0.05, within(1e-8));
  }

  @Test
  void allViolatedBoundsNothing() {
    assertThat(ViolationBound.of(7, 7).upper()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 6", "5, -1"})
  void nonsenseIsRefused(int trials, int violations) {
    assertThatIllegalArgumentException().isThrownBy(() -> ViolationBound.of(trials, violations));
  }
}
