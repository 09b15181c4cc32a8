package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaxMarginTest {

  @Test
  void threeSamplesInThePlane() {
    Matrix X = Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3});
    MaxMargin svm = MaxMargin.require(new LabelledData(X, List.of(0, 1, 2), 3));
    double[] expected = {1 / 6.0, 5 / 9.0, -1 / 3.0, 1 / 18.0, 1 / 6.0, -11 / 18.0};
    assertThat(svm.weights().toRowMajor()).containsExactly(expected, within(1e-15));
    assertThat(svm.dualVariables())
        .containsExactly(
            new double[] {5 / 27.0, 0, 19 / 108.0, 31 / 108.0, 0, 11 / 54.0}, within(1e-15));
    assertThat(svm.squaredNorm()).isCloseTo(23 / 27.0, within(2e-16));
    assertThat(svm.inactiveGap()).isCloseTo(2.5, within(1e-14));
    assertThat(svm.active()).containsExactly(0, 2, 3, 5);
  }

  /** The references are exact rationals rounded to double. */
  @Test
  void realData() {
    MaxMargin digits = MaxMargin.require(DataSets.read("digits", 64, 10));
    assertThat(digits.squaredNorm()).isCloseTo(1.8441941957924854, within(1e-15));
    assertThat(digits.support()).hasSize(267);
    assertThat(digits.kktResidual()).isLessThan(1e-13);
    MaxMargin wine = MaxMargin.require(DataSets.read("wine", 13, 3));
    assertThat(wine.squaredNorm()).isCloseTo(100.26528361894272, within(1e-12));
    MaxMargin cancer = MaxMargin.require(DataSets.read("breast-cancer", 30, 2));
    assertThat(cancer.squaredNorm()).isCloseTo(305199180.41932, within(3e-5));
    assertThat(cancer.kktResidual()).isLessThan(1e-13);
    assertThat(Separability.of(DataSets.read("iris", 4, 3))).isInstanceOf(Inseparable.class);
  }
}
