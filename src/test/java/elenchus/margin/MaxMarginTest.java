package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxMarginTest {

  private static LabelledData data(double[][] rows, int K, Integer... labels) {
    return new LabelledData(Matrix.ofRows(rows), List.of(labels), K);
  }

  @Test
  void threeSamplesInThePlane() {
    MaxMargin svm =
        MaxMargin.require(data(new double[][] {{-1, 3}, {-2, 0}, {-2, -3}}, 3, 0, 1, 2));
    double[] expected = {1 / 6.0, 5 / 9.0, -1 / 3.0, 1 / 18.0, 1 / 6.0, -11 / 18.0};
    assertThat(svm.weights().toRowMajor()).containsExactly(expected, within(1e-15));
    assertThat(svm.dualVariables())
        .containsExactly(
            new double[] {5 / 27.0, 0, 19 / 108.0, 31 / 108.0, 0, 11 / 54.0}, within(1e-15));
    assertThat(svm.squaredNorm()).isCloseTo(23 / 27.0, within(2e-16));
    assertThat(svm.gamma()).isCloseTo(Math.sqrt(27 / 23.0), within(4e-16));
    assertThat(svm.inactiveGap()).isCloseTo(2.5, within(1e-14));
    assertThat(svm.active()).containsExactly(0, 2, 3, 5);
    assertThat(svm.support()).containsExactly(0, 2, 3, 5);
  }

  /** What = ((K-1)/K on the label, -1/K elsewhere) x / |x|^2. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8})
  void oneSample(int K) {
    double[] x = {3, -4, 12};
    MaxMargin svm = MaxMargin.require(data(new double[][] {x}, K, 1));
    for (int k = 0; k < K; k++) {
      double factor = (k == 1 ? K - 1 : -1) / (K * 169.0);
      assertThat(svm.weights().row(k))
          .containsExactly(new double[] {3 * factor, -4 * factor, 12 * factor}, within(1e-16));
    }
    assertThat(svm.squaredNorm()).isCloseTo((K - 1) / (K * 169.0), within(1e-17));
    assertThat(svm.inactiveGap()).isInfinite();
  }

  /** Orthogonal rows of norms r_i: all pairs support, alpha_ij = 1 / (K r_i^2). */
  @Test
  void orthogonalSamples() {
    double[][] x = {{2, 2, 1, 0}, {-4, 2, 4, 0}, {0, 0, 0, 5}};
    MaxMargin svm = MaxMargin.require(data(x, 4, 2, 2, 0));
    double[] dual = svm.dualVariables();
    for (int p = 0; p < 9; p++) {
      double square = new double[] {9, 36, 25}[p / 3];
      assertThat(dual[p]).isCloseTo(1 / (4 * square), within(1e-17));
    }
    assertThat(svm.support()).hasSize(9);
  }

  /** An empty class is not inert: its row moves away from all samples. */
  @Test
  void twoEmptyClasses() {
    MaxMargin svm = MaxMargin.require(data(new double[][] {{1}, {-0.5}}, 4, 0, 1));
    assertThat(svm.weights().toRowMajor())
        .containsExactly(new double[] {1.25, -1.75, 0.25, 0.25}, within(1e-15));
    assertThat(svm.active()).hasSize(4);
    assertThat(svm.support()).hasSizeLessThanOrEqualTo(3);
    assertThat(svm.squaredNorm()).isCloseTo(4.75, within(1e-15));
  }

  @Test
  void oneSampleWithTwoLabels() {
    Separability outcome =
        Separability.of(data(new double[][] {{1, 2}, {3, -1}, {1, 2}, {0, 5}}, 3, 0, 1, 2, 2));
    assertThat(outcome).isInstanceOf(Inseparable.class);
    Inseparable inseparable = (Inseparable) outcome;
    PairOperator pairs = PairOperator.of(inseparable.data());
    assertThat(inseparable.support()).containsExactly(pairs.pair(0, 2), pairs.pair(2, 0));
    assertThat(inseparable.gordan()[pairs.pair(0, 2)]).isEqualTo(0.5);
    assertThat(inseparable.residual()).isZero();
    assertThatThrownBy(() -> MaxMargin.require(inseparable.data()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not separable");
  }

  @Test
  void zeroSample() {
    Separability outcome = Separability.of(data(new double[][] {{1, 0}, {0, 0}}, 3, 0, 1));
    assertThat(outcome).isInstanceOf(Inseparable.class);
    Inseparable inseparable = (Inseparable) outcome;
    assertThat(inseparable.support()).hasSize(1);
    assertThat(inseparable.support().get(0) / 2).isEqualTo(1);
    assertThat(inseparable.residual()).isZero();
  }

  /** Two classes whose samples differ by epsilon: |What|^2 = (1 + 4 / epsilon^2) / 2. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-8, 1e-10})
  void nearlyInseparable(double epsilon) {
    MaxMargin svm = MaxMargin.require(data(new double[][] {{1, 0}, {1, epsilon}}, 2, 0, 1));
    assertThat(svm.squaredNorm() / ((1 + 4 / (epsilon * epsilon)) / 2)).isCloseTo(1, within(1e-15));
    assertThat(svm.kktResidual()).isLessThan(1e-12 * (1 + Math.sqrt(svm.squaredNorm())));
  }

  /** The references are exact rationals of the files' numbers, rounded to double. */
  @Test
  void realData() {
    MaxMargin digits = MaxMargin.require(DataSets.read("digits"));
    assertThat(digits.squaredNorm()).isEqualTo(1.8441941957924854);
    assertThat(digits.support()).hasSize(267);
    assertThat(digits.kktResidual()).isLessThan(1e-13);
    MaxMargin wine = MaxMargin.require(DataSets.read("wine"));
    assertThat(wine.squaredNorm()).isCloseTo(100.26528361894272, within(1e-12));
    assertThat(wine.support()).hasSize(21);
    assertThat(wine.kktResidual()).isLessThan(1e-13);
    MaxMargin cancer = MaxMargin.require(DataSets.read("breast-cancer"));
    assertThat(cancer.squaredNorm()).isCloseTo(305199180.41932, within(3e-5));
    assertThat(cancer.support()).hasSize(29);
    assertThat(cancer.kktResidual()).isLessThan(1e-13);
    assertThat(Separability.of(DataSets.read("iris"))).isInstanceOf(Inseparable.class);
  }

  @Test
  void theSameDataGiveTheSameBits() {
    LabelledData wine = DataSets.read("wine");
    assertThat(MaxMargin.require(wine).weights()).isEqualTo(MaxMargin.require(wine).weights());
  }
}
