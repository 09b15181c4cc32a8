package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** How the solution moves with the data. */
class MaxMarginRelationsTest {
  /** Rounding of transformed data is amplified by the conditioning of the problem. */
  private static final double CLOSE = 1e-9;

  private static void assertClose(Matrix observed, Matrix expected) {
    assertThat(observed.minus(expected).maxAbs()).isLessThan(CLOSE * (1 + expected.norm()));
  }

  @Property(tries = 150, seed = "20261121")
  void optimalityConditions(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    MaxMargin svm = MaxMargin.require(data);
    PairOperator pairs = PairOperator.of(data);
    double[] alpha = svm.dualVariables();
    double[] w = new double[pairs.dimension()];
    pairs.adjoint(alpha, w);
    double scale = 1 + svm.weights().norm() * data.X().maxAbs();
    assertThat(svm.weights().toRowMajor())
        .as("What = A^T alpha")
        .containsExactly(w, within(1e-12 * scale));
    double[] u = new double[pairs.pairs()];
    pairs.margins(svm.weights().toRowMajor(), u);
    double total = 0;
    for (int p = 0; p < u.length; p++) {
      assertThat(u[p]).as("margin %d", p).isGreaterThan(1 - 1e-12 * scale);
      assertThat(alpha[p]).isNotNegative();
      assertThat(alpha[p] * (u[p] - 1)).isCloseTo(0, within(1e-12 * scale * (1 + alpha[p])));
      assertThat(svm.margins()[p]).isCloseTo(u[p], within(1e-12 * scale * (1 + u[p])));
      total += alpha[p];
    }
    assertThat(total).isCloseTo(svm.squaredNorm(), within(1e-13 * total));
    assertThat(svm.kktResidual()).isLessThan(1e-13);
    DistanceBound bound = DistanceBound.of(data, svm.weights(), alpha);
    assertThat(bound.gap()).isBetween(0.0, 1e-14 * svm.squaredNorm() * scale);
  }

  @Property(tries = 60, seed = "20261121")
  void scaling(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    MaxMargin svm = MaxMargin.require(data);
    MaxMargin scaled = MaxMargin.require(Drawn.with(data, data.X().times(4)));
    assertThat(scaled.weights()).isEqualTo(svm.weights().times(0.25));
    assertThat(scaled.support()).isEqualTo(svm.support());
    double[] alpha = svm.dualVariables();
    for (int p = 0; p < alpha.length; p++) {
      assertThat(scaled.dualVariables()[p]).isEqualTo(alpha[p] / 16);
    }
    Matrix third = MaxMargin.require(Drawn.with(data, data.X().times(3))).weights();
    assertClose(third.times(3), svm.weights());
  }

  @Property(tries = 60, seed = "20261121")
  void rotation(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    Matrix Q = Drawn.orthogonal(Drawn.stream(seed + 1), data.features());
    MaxMargin rotated = MaxMargin.require(Drawn.with(data, data.X().times(Q)));
    assertClose(rotated.weights(), MaxMargin.require(data).weights().times(Q));
  }

  @Property(tries = 60, seed = "20261121")
  void permutedClasses(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    List<Integer> names = new ArrayList<>(IntStream.range(0, data.K()).boxed().toList());
    Collections.shuffle(names, new Random(seed));
    LabelledData renamed =
        new LabelledData(data.X(), data.y().stream().map(names::get).toList(), data.K());
    Matrix What = MaxMargin.require(data).weights();
    Matrix moved = MaxMargin.require(renamed).weights();
    assertClose(Matrix.of(data.K(), data.features(), (k, f) -> moved.get(names.get(k), f)), What);
  }

  @Property(tries = 60, seed = "20261121")
  void permutedSamples(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    List<Integer> order = new ArrayList<>(IntStream.range(0, data.samples()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    assertClose(
        MaxMargin.require(Drawn.pick(data, order)).weights(), MaxMargin.require(data).weights());
  }

  @Property(tries = 60, seed = "20261121")
  void duplicatedSamples(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    List<Integer> twice = new ArrayList<>();
    for (int i = 0; i < data.samples(); i++) {
      twice.add(i);
      twice.add(i);
    }
    MaxMargin svm = MaxMargin.require(data);
    MaxMargin doubled = MaxMargin.require(Drawn.pick(data, twice));
    assertClose(doubled.weights(), svm.weights());
    if (svm.support().size() < svm.active().size()) {
      return; // the dual variables need not be unique
    }
    double[] alpha = svm.dualVariables();
    double[] split = doubled.dualVariables();
    int rivals = data.K() - 1;
    for (int i = 0; i < data.samples(); i++) {
      for (int j = 0; j < rivals; j++) {
        double sum = split[2 * i * rivals + j] + split[(2 * i + 1) * rivals + j];
        assertThat(sum).isCloseTo(alpha[i * rivals + j], within(CLOSE * svm.squaredNorm()));
      }
    }
  }

  @Property(tries = 60, seed = "20261121")
  void appendedZeroFeatures(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    int d = data.features();
    Matrix X = Matrix.of(data.samples(), d + 2, (i, f) -> f < d ? data.X().get(i, f) : 0);
    Matrix What = MaxMargin.require(data).weights();
    assertClose(
        MaxMargin.require(Drawn.with(data, X)).weights(),
        Matrix.of(data.K(), d + 2, (k, f) -> f < d ? What.get(k, f) : 0));
  }

  @Property(tries = 60, seed = "20261121")
  void sampleFarInsideItsClass(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    MaxMargin svm = MaxMargin.require(data);
    Draw draw = Drawn.stream(seed + 2);
    double[] x = draw.gaussianRows(1, data.features())[0];
    double[] scores = svm.weights().times(x);
    int label =
        IntStream.range(0, data.K()).reduce(0, (best, k) -> scores[k] > scores[best] ? k : best);
    double lead = Double.POSITIVE_INFINITY;
    for (int k = 0; k < data.K(); k++) {
      lead = k == label ? lead : Math.min(lead, scores[label] - scores[k]);
    }
    Assume.that(lead > 0.01); // empty classes may tie
    double far = 2 / lead;
    double[][] rows = Arrays.copyOf(data.X().toRows(), data.samples() + 1);
    rows[data.samples()] = Matrix.column(x).times(far).toRowMajor();
    List<Integer> y = new ArrayList<>(data.y());
    y.add(label);
    MaxMargin extended = MaxMargin.require(new LabelledData(Matrix.ofRows(rows), y, data.K()));
    assertClose(extended.weights(), svm.weights());
  }
}
