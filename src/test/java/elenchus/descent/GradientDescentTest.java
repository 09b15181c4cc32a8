package elenchus.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.loss.CrossEntropy;
import elenchus.loss.MulticlassExponential;
import elenchus.loss.PairLogLoss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradient descent against numbers known to all printed digits. */
class GradientDescentTest {
  private static final LabelledData THREE =
      new LabelledData(
          Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3}),
          List.of(0, 1, 2),
          3);

  private static StepSize stepOf(LabelledData data) {
    return StepSize.of(data, new CrossEntropy()).orElseThrow();
  }

  @Test
  void theFirstAndThousandthIterateToAllPrintedDigits() {
    double eta = stepOf(THREE).best();
    assertThat(eta).isCloseTo(0.10577350440266689, within(1e-16));
    Descent run =
        new GradientDescent(THREE, new CrossEntropy(), eta)
            .run(Matrix.zero(3, 2), stepOf(THREE).decrease(eta), 1, 1000);
    assertThat(run.iterates().get(0).W().toRowMajor())
        .containsExactly(
            new double[] {
              0.070515669602, 0.317320513208, -0.035257834801, 0, -0.035257834801, -0.317320513208
            },
            within(1e-12));
    assertThat(run.last().W().toRowMajor())
        .containsExactly(
            new double[] {
              1.144525082295, 3.466152260693, -2.046560947839,
              0.290097511619, 0.902035865545, -3.756249772313
            },
            within(1e-12));
    assertThat(run.ledger().firstRise()).isEqualTo(-1);
    assertThat(run.ledger().worstExcess()).as("promised decrease").isLessThan(0);
  }

  @Test
  void belowTheLimitTheRiskFallsAndAboveItMayRise() {
    LabelledData six =
        new LabelledData(
            Matrix.ofRows(
                new double[] {-2, 2},
                new double[] {3, 1},
                new double[] {-1, 3},
                new double[] {3, 2},
                new double[] {2, 0},
                new double[] {1, 3}),
            List.of(0, 1, 2, 3, 4, 5),
            6);
    double sigma = StepSize.spectralNorm(six.X());
    double template = 1.99 / (0.25 * sigma * sigma);
    Descent tooLong =
        new GradientDescent(six, new PairLogLoss(), template).run(Matrix.zero(6, 2), 0, 0, 1, 2, 3);
    assertThat(tooLong.iterates().stream().mapToDouble(Descent.Iterate::risk).toArray())
        .containsExactly(
            new double[] {20.7944154168, 6.9019111061, 6.7217088426, 12.8904841152}, within(1e-10));
    assertThat(tooLong.ledger().firstRise()).isEqualTo(2);
    StepSize step = StepSize.of(six, new PairLogLoss()).orElseThrow();
    assertThat(template / step.limit()).isCloseTo(5.97, within(1e-12));
    double eta = 0.995 * step.limit();
    Descent withinLimit =
        new GradientDescent(six, new PairLogLoss(), eta)
            .run(Matrix.zero(6, 2), step.decrease(eta), 3000);
    assertThat(withinLimit.ledger().worstRise()).isLessThan(0);
    assertThat(withinLimit.ledger().worstExcess()).isLessThan(1e-14);
  }

  @Test
  void theExponentialLossHasNoStepSize() {
    assertThat(StepSize.of(THREE, new MulticlassExponential())).isEmpty();
  }

  @Test
  void divergenceIsReportedAsItIs() {
    Descent run =
        new GradientDescent(THREE, new MulticlassExponential(), 1e4)
            .run(Matrix.ofRowMajor(3, 2, 1, -3, 2, 0, -1, 5), 0, 50);
    assertThat(run.ledger().firstRise()).isNotNegative();
  }

  @Test
  void stepsMustIncrease() {
    GradientDescent descent = new GradientDescent(THREE, new CrossEntropy(), 0.1);
    assertThatThrownBy(() -> descent.run(Matrix.zero(3, 2), 0, 5, 5))
        .hasMessageContaining("step 5 after 5");
    assertThatThrownBy(() -> descent.run(Matrix.zero(2, 2), 0, 5))
        .hasMessageContaining("W0 is 2 x 2");
    assertThatThrownBy(() -> new GradientDescent(THREE, new CrossEntropy(), 0))
        .hasMessageContaining("learning rate 0");
  }
}
