package elenchus.data;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.linear.Matrix;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LabelledDrawsTest {

  @Property(tries = 300, seed = "20261121")
  void theSameSeedGivesTheSameData(@ForAll long seed) {
    assertThat(LabelledDraws.mixed(new Random(seed)))
        .isEqualTo(LabelledDraws.mixed(new Random(seed)));
  }

  @Property(tries = 300, seed = "20261121")
  void entriesAreMultiplesOfAnEighth(@ForAll long seed) {
    LabelledData data = LabelledDraws.mixed(new Random(seed));
    assertThat(data.X().map(x -> 8 * x - Math.rint(8 * x)).maxAbs()).isZero();
    assertThat(data.K()).isBetween(2, 6);
    assertThat(data.features()).isBetween(1, 10);
    assertThat(data.samples()).isBetween(1, 21);
  }

  /** The perceptron stops within (R / gamma)^2 steps on separable data (Novikoff 1962). */
  @Property(tries = 50, seed = "20261121")
  void aTeacherMakesSeparableData(@ForAll long seed) {
    LabelledData data = LabelledDraws.teacherLabelled(new Random(seed), 8, 4, 3);
    PairOperator pairs = PairOperator.of(data);
    double[] w = new double[pairs.dimension()];
    double[] u = new double[pairs.pairs()];
    double[] update = new double[pairs.dimension()];
    for (int step = 0; step < 2_000_000; step++) {
      pairs.margins(w, u);
      int worst = 0;
      for (int p = 1; p < u.length; p++) {
        worst = u[p] < u[worst] ? p : worst;
      }
      if (u[worst] > 0) {
        return;
      }
      double[] one = new double[pairs.pairs()];
      one[worst] = 1;
      pairs.adjoint(one, update);
      for (int k = 0; k < w.length; k++) {
        w[k] += update[k];
      }
    }
    throw new AssertionError("the perceptron found no separating weights for " + data);
  }

  @Test
  void additionsDoWhatTheySay() {
    LabelledData data = LabelledDraws.uniformlyLabelled(new Random(3), 4, 5, 3);
    LabelledData repeated = LabelledDraws.withRepeatedSample(new Random(1), data);
    int copy = repeated.samples() - 1;
    int original = indexOf(data.X(), repeated.X().row(copy));
    assertThat(repeated.y().get(copy)).isEqualTo(data.y().get(original));

    LabelledData contradicting = LabelledDraws.withContradiction(new Random(1), data);
    original = indexOf(data.X(), contradicting.X().row(copy));
    assertThat(contradicting.y().get(copy)).isNotEqualTo(data.y().get(original));

    LabelledData emptied = LabelledDraws.withEmptyClasses(new Random(1), data, 2);
    assertThat(emptied.K()).isEqualTo(5);
    assertThat(emptied.y().stream().distinct())
        .hasSameSizeAs(data.y().stream().distinct().toList());
    assertThat(LabelledDraws.integerGrid(new Random(1), 9, 2, 3, 2).X().maxAbs())
        .isLessThanOrEqualTo(2);
  }

  @Property(tries = 100, seed = "20261121")
  void simplificationsAreSimplerAndEnd(@ForAll long seed) {
    LabelledData data = LabelledDraws.mixed(new Random(seed));
    int steps = 0;
    for (LabelledData current = data; ; steps++) {
      List<Restriction> next = Restriction.simplifications(current).toList();
      if (next.isEmpty()) {
        assertThat(current.samples()).isEqualTo(1);
        assertThat(current.features()).isEqualTo(1);
        assertThat(current.K()).isEqualTo(2);
        break;
      }
      Restriction chosen = next.get(new Random(seed + steps).nextInt(next.size()));
      assertThat(chosen.data()).isNotEqualTo(current);
      assertThat(size(chosen.data())).isLessThan(size(current));
      current = chosen.data();
    }
    assertThat(steps).isLessThan(1000);
  }

  @Test
  void weightsFollowTheirRowsAndColumns() {
    LabelledData data =
        new LabelledData(Matrix.ofRows(new double[][] {{1, 2, 3}, {4, 5, 6}}), List.of(0, 2), 4);
    Matrix W = Matrix.of(4, 3, (k, f) -> 10 * k + f);
    Restriction withoutClass1 =
        Restriction.simplifications(data)
            .filter(r -> r.classes().equals(List.of(0, 2, 3)))
            .findFirst()
            .orElseThrow();
    assertThat(withoutClass1.data().y()).containsExactly(0, 1);
    assertThat(withoutClass1.weights(W).column(0)).containsExactly(0, 20, 30);
    Restriction withoutFeature1 =
        Restriction.simplifications(data)
            .filter(r -> r.features().equals(List.of(0, 2)))
            .findFirst()
            .orElseThrow();
    assertThat(withoutFeature1.data().X().row(1)).containsExactly(4, 6);
    assertThat(withoutFeature1.weights(W).row(3)).containsExactly(30, 32);
  }

  private static int indexOf(Matrix X, double[] row) {
    for (int i = 0; i < X.rows(); i++) {
      if (java.util.Arrays.equals(X.row(i), row)) {
        return i;
      }
    }
    throw new AssertionError("no such sample");
  }

  /** Shape first, then how far the entries are from zeros and integers. */
  private static double size(LabelledData data) {
    double roughness = 0;
    for (double x : data.X().toRowMajor()) {
      roughness += (x == 0 ? 0 : 1) + (x == Math.rint(x) ? 0 : 1);
    }
    return 1e6 * (data.samples() + data.features() + data.K()) + roughness;
  }
}
