package elenchus.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.data.DataSet;
import elenchus.data.LabelledData;
import elenchus.flow.FlowPath;
import elenchus.flow.GradientFlow;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Real features: handwritten digits before and after one linear layer trained by gradient flow. */
class DigitsCollapseTest {
  private static final int SAMPLES = 400;

  private static LabelledData digits() {
    LabelledData all = DataSet.read(Path.of("examples/data/digits.libsvm")).data();
    return new LabelledData(
        Matrix.of(SAMPLES, all.features(), (i, j) -> all.X().get(i, j) / 16),
        all.y().subList(0, SAMPLES),
        all.K());
  }

  @Test
  void trainingALinearLayerCollapsesItsOutputs() {
    LabelledData pixels = digits();
    TemplateRisk risk = TemplateRisk.of(pixels, ExponentialTailLoss.of("ce").template());
    Matrix start = Matrix.zero(pixels.K(), pixels.features());
    FlowPath path = new GradientFlow(risk).path(start, 0.01, 0.3);
    FeatureCollapse before = FeatureCollapse.of(pixels);
    FeatureCollapse early = FeatureCollapse.of(outputs(pixels, path.points().get(0).state()));
    FeatureCollapse late = FeatureCollapse.of(outputs(pixels, path.points().get(1).state()));
    assertThat(early.nc1()).isLessThan(before.nc1());
    assertThat(late.nc1()).isLessThan(early.nc1());
    assertThat(late.simplexDistance()).isLessThan(early.simplexDistance());
    assertThat(late.nc2().maxAngle()).isLessThan(early.nc2().maxAngle());
  }

  private static LabelledData outputs(LabelledData pixels, Matrix W) {
    return new LabelledData(pixels.X().times(W.transpose()), pixels.y(), pixels.K());
  }
}
