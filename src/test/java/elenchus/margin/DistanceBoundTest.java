package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DistanceBoundTest {
  private static final LabelledData PLANE =
      new LabelledData(
          Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3}),
          List.of(0, 1, 2),
          3);

  /** The same vector added to all rows changes no margin: the bound is attained. */
  @Test
  void tightCandidate() {
    MaxMargin svm = MaxMargin.require(PLANE);
    Matrix shift = Matrix.of(3, 2, (k, f) -> f == 0 ? 0.5 : -0.25);
    DistanceBound bound = DistanceBound.of(PLANE, svm.weights().plus(shift), svm.dualVariables());
    assertThat(bound.scale()).isCloseTo(1, within(1e-15));
    assertThat(bound.distance()).isCloseTo(shift.norm(), within(1e-14));
  }

  /** With no dual variables the gap is half the squared norm: What = 0 cannot be excluded. */
  @Test
  void noDualVariables() {
    MaxMargin svm = MaxMargin.require(PLANE);
    DistanceBound bound = DistanceBound.of(PLANE, svm.weights(), new double[6]);
    assertThat(bound.gap()).isCloseTo(svm.squaredNorm() / 2, within(1e-15));
    assertThat(bound.mostGamma()).isInfinite();
    assertThat(bound.leastGamma()).isCloseTo(svm.gamma(), within(1e-15));
  }

  @Test
  void infeasibleCandidate() {
    DistanceBound bound =
        DistanceBound.of(PLANE, Matrix.zero(3, 2), new double[] {1, 0, 0, 0, 0, 0});
    assertThat(bound.distance()).isInfinite();
    assertThat(bound.leastGamma()).isNaN();
    assertThat(bound.mostGamma()).isCloseTo(Math.sqrt(20), within(1e-15));
  }

  @Test
  void malformedCandidates() {
    assertThatThrownBy(() -> DistanceBound.of(PLANE, Matrix.zero(2, 3), new double[6]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DistanceBound.of(PLANE, Matrix.zero(3, 2), new double[5]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> DistanceBound.of(PLANE, Matrix.zero(3, 2), new double[] {0, 0, -1, 0, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dual variable 2 is -1");
    assertThatThrownBy(
            () ->
                DistanceBound.of(
                    PLANE, Matrix.zero(3, 2), new double[] {Double.NaN, 0, 0, 0, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Far below the square root of rounding, where a difference of objectives would show noise. */
  @Property(tries = 100, seed = "20261121")
  void boundsTheDistance(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    MaxMargin svm = MaxMargin.require(data);
    Draw draw = Drawn.stream(seed + 1);
    double spread = draw.logUniform(1e-9, 1);
    Matrix What = svm.weights();
    Matrix noise = Matrix.ofRows(draw.gaussianRows(data.K(), data.features()));
    Matrix W = What.plus(noise.times(spread * What.norm() / noise.norm()));
    double[] alpha = svm.dualVariables();
    for (int p = 0; p < alpha.length; p++) {
      alpha[p] *= Math.abs(1 + spread * draw.gaussian());
    }
    DistanceBound bound = DistanceBound.of(data, W, alpha);
    double rounding = 1e-13 * (1 + What.norm() * data.X().maxAbs());
    assertThat(bound.leastGamma()).isLessThanOrEqualTo(svm.gamma() * (1 + rounding));
    assertThat(bound.mostGamma()).isGreaterThanOrEqualTo(svm.gamma() * (1 - rounding));
    if (bound.gap() < Double.POSITIVE_INFINITY) {
      double distance = W.times(bound.scale()).minus(What).norm();
      assertThat(distance).isLessThanOrEqualTo(bound.distance() + rounding * What.norm());
    }
  }
}
