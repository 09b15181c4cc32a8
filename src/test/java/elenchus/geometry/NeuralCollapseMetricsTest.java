package elenchus.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuralCollapseMetricsTest {

  /** Each row of a frame repeated. */
  private static LabelledData collapsed(Matrix frame, int copies) {
    List<Integer> y = new ArrayList<>();
    for (int i = 0; i < frame.rows() * copies; i++) {
      y.add(i / copies);
    }
    Matrix X =
        Matrix.of(frame.rows() * copies, frame.columns(), (i, j) -> frame.get(i / copies, j));
    return new LabelledData(X, y, frame.rows());
  }

  @ParameterizedTest
  @CsvSource({"2,1", "3,2", "4,6", "10,9"})
  void aSimplexFrameIsCollapsed(int K, int d) {
    Matrix frame = SimplexEtf.frame(K, d);
    assertThat(frame.times(frame.transpose()).minus(SimplexEtf.gram(K)).maxAbs()).isLessThan(1e-15);
    FeatureCollapse features = FeatureCollapse.of(collapsed(frame, 3));
    assertThat(features.nc1()).isEqualTo(0, within(1e-12));
    assertThat(features.nc2().equinorm()).isEqualTo(0, within(1e-12));
    assertThat(features.nc2().equiangularity()).isEqualTo(0, within(1e-12));
    assertThat(features.nc2().maxAngle()).isEqualTo(0, within(1e-12));
    assertThat(features.simplexDistance()).isEqualTo(0, within(1e-12));
    ClassifierCollapse classifier =
        ClassifierCollapse.of(collapsed(frame, 3), frame.times(2.5), new double[K]);
    assertThat(classifier.nc3()).isEqualTo(0, within(1e-12));
    assertThat(classifier.nc4()).isEqualTo(0);
    assertThat(classifier.simplexDistance()).isEqualTo(0, within(1e-12));
  }

  @Test
  void anOrthogonalFrameIsASimplexAboutItsCentre() {
    Matrix frame = OrthogonalFrame.frame(4, 5);
    FeatureCollapse features = FeatureCollapse.of(collapsed(frame, 2));
    assertThat(features.orthogonalDistance()).isEqualTo(0, within(1e-12));
    assertThat(features.simplexDistance()).isEqualTo(0, within(1e-12));
    ClassifierCollapse classifier =
        ClassifierCollapse.of(collapsed(frame, 2), frame, new double[4]);
    assertThat(classifier.orthogonalDistance()).isEqualTo(0, within(1e-12));
    // Distance of I/2 from P/sqrt 3 in four dimensions: 2 - 2 tr P / (2 sqrt 3) = 2 - sqrt 3.
    assertThat(classifier.simplexDistance()).isEqualTo(Math.sqrt(2 - Math.sqrt(3)), within(1e-12));
    assertThat(classifier.nc2().maxAngle()).isEqualTo(1.0 / 3, within(1e-12));
  }

  @Test
  void uncollapsedFeaturesHaveTheKnownMetrics() {
    LabelledData data =
        new LabelledData(
            Matrix.ofRows(
                new double[] {2, 0},
                new double[] {0, 1},
                new double[] {-1, 1},
                new double[] {-1, -2}),
            List.of(0, 0, 1, 1),
            2);
    FeatureCollapse features = FeatureCollapse.of(data);
    assertThat(features.nc1()).isEqualTo(0.18, within(1e-14));
    assertThat(features.nc2().equinorm()).isEqualTo(0, within(1e-15));
    ClassifierCollapse classifier =
        ClassifierCollapse.of(
            data, Matrix.ofRows(new double[] {1, 0}, new double[] {-1, 1}), new double[] {0, 0.5});
    assertThat(classifier.nc2().equinorm()).isEqualTo(0.17157287525380996, within(1e-15));
    assertThat(classifier.nc2().maxAngle()).isEqualTo(0.29289321881345254, within(1e-15));
    assertThat(classifier.nc3()).isEqualTo(0.9045548849896679, within(1e-15));
    assertThat(classifier.nc4()).isEqualTo(0.25);
  }

  @Test
  void aClassWithoutSamplesOrDirectionIsRefused() {
    Matrix X = Matrix.ofRows(new double[] {1}, new double[] {-1}, new double[] {0});
    assertThatThrownBy(() -> FeatureCollapse.of(new LabelledData(X, List.of(0, 1, 1), 3)))
        .hasMessageContaining("class 2 has no sample");
    assertThatThrownBy(() -> FeatureCollapse.of(new LabelledData(X, List.of(0, 1, 2), 3)))
        .hasMessageContaining("centred mean of class 2 is zero");
    assertThatThrownBy(() -> SimplexEtf.frame(4, 2)).hasMessageContaining("needs 3 dimensions");
  }
}
