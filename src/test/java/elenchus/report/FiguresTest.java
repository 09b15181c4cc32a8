package elenchus.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers for reading. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 3, 0",
    "-0.0, 3, 0",
    "1, 3, 1",
    "0.1, 17, 0.10000000000000001",
    "123456.7, 6, 123457",
    "1234567, 6, 1.23457e6",
    "-1234567, 2, -1.2e6",
    "0.00012345, 3, 0.000123",
    "0.000012345, 3, 1.23e-5",
    "1e-300, 3, 1e-300",
    "NaN, 3, not a number",
    "Infinity, 3, infinity",
    "-Infinity, 3, -infinity",
  })
  void theyAreRoundedInDecimal(double value, int digits, String text) {
    assertThat(Figures.rounded(value, digits)).isEqualTo(text);
  }

  @Test
  void upperBoundsAreRoundedUp() {
    assertThat(Figures.roundedUp(0.02951, 2)).isEqualTo("0.03");
    assertThat(Figures.roundedUp(0.0211, 2)).isEqualTo("0.022");
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertThat(Figures.count(1, "control")).isEqualTo("1 control");
    assertThat(Figures.count(0, "control")).isEqualTo("0 controls");
  }
}
