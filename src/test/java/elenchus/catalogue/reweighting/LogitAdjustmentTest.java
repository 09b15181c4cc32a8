package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Logit adjustment on the counts of the worked example, in fractions. */
class LogitAdjustmentTest {
  private static final DiscreteJoint WORKED =
      DiscreteJoint.adjusted(Matrix.ofRowMajor(3, 2, 5, 5, 7, 9, 1, 2));

  @Test
  void workedExample() {
    for (int example = 0; example < 2; example++) {
      Shown shown = Shown.of(new LogitAdjustment(), example);
      assertThat(shown.text("pi")).isEqualTo("[13 / 29, 16 / 29]");
      assertThat(shown.text("P(x|y)"))
          .isEqualTo("[[5 / 13, 5 / 16], [7 / 13, 9 / 16], [1 / 13, 1 / 8]]");
      assertThat(shown.numbers("argmax f")).containsExactly(0, 1, 1);
      assertThat(shown.text("balanced error")).isEqualTo("193/416");
      assertThat(shown.text("least balanced error")).isEqualTo("193/416");
    }
  }

  @Test
  void theBayesRuleOfThePlainErrorFails() {
    Shown shown = Shown.of(new LogitAdjustment(), 2);
    assertThat(shown.text("balanced error")).isEqualTo("103/247");
    assertThat(shown.text("balanced error of the Bayes rule")).isEqualTo("1/2");
  }

  @Test
  void anotherExponentOfTheSharesIsNotStationary() {
    assertThat(vanishes(WORKED.scores(1))).isTrue();
    assertThat(vanishes(WORKED.scores(0))).isFalse();
    assertThat(vanishes(WORKED.scores(2))).isFalse();
    assertThat(vanishes(WORKED.scores(-1))).isFalse();
  }

  private static boolean vanishes(RationalMatrix scores) {
    return IntStream.range(0, 3)
        .allMatch(
            x ->
                LogitAdjustment.vanishes(
                    AdjustedRisk.of(WORKED, x).gradient(LogitAdjustment.row(scores, x))));
  }

  @Test
  void everyOtherClassifierIsCompared() {
    DiscreteJoint tied = DiscreteJoint.weighted(Matrix.of(2, 3, (x, y) -> 1));
    assertThat(tied.leastBalancedError()).isEqualTo(new BigFraction(2, 3));
    assertThat(verdict(0, 0, 1)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(0, 1, 0)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(0, 1, 1)).isEqualTo(Verdict.SUPPORTED);
  }

  private static Verdict verdict(int... classes) {
    return LogitAdjustment.balanced(WORKED, classes).build().verdict();
  }

  @Test
  void manyClassesAreProvedToo() {
    DiscreteJoint eight = DiscreteJoint.weighted(Matrix.of(2, 8, (x, y) -> 1 + x * y));
    assertThat(new LogitAdjustment().examine(eight, Trial.standard()).verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }
}
