package elenchus.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MixtureEstimateTest {

  /** Classes N(+-s e_1, I), the first n+ samples of class 1. */
  private static LabelledData drawn(long seed, int nPlus, int nMinus, int d, double s) {
    Random random = new Random(seed);
    List<Integer> y = new ArrayList<>();
    for (int i = 0; i < nPlus + nMinus; i++) {
      y.add(i < nPlus ? 1 : 0);
    }
    Matrix X =
        Matrix.of(
            nPlus + nMinus,
            d,
            (i, j) -> random.nextGaussian() + (j == 0 ? (i < nPlus ? s : -s) : 0));
    return new LabelledData(X, y, 2);
  }

  @Test
  void theNoncentralFLawAgreesWithAnIndependentImplementation() {
    // scipy.stats.ncf.cdf
    assertThat(new NoncentralF(5, 20).cumulative(3, 7.5))
        .isCloseTo(0.647409575482462, within(1e-12));
    assertThat(new NoncentralF(20, 500).cumulative(40, 800))
        .isCloseTo(0.396717099228377, within(1e-11));
    assertThat(new NoncentralF(5, 20).noncentrality(2.3852635697647044, 0.5))
        .isCloseTo(7.5, within(1e-7));
    assertThat(new NoncentralF(5, 20).noncentrality(0.1, 0.975)).isZero();
  }

  @Test
  void estimatesAreUnbiasedAndIntervalsCover() {
    int covered = 0;
    double sum = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      MixtureEstimate e = MixtureEstimate.of(drawn(run, 10, 30, 4, 1));
      covered += e.signalInterval().low() <= 1 && 1 <= e.signalInterval().high() ? 1 : 0;
      sum += e.signal() * e.signal();
    }
    // 190 expected, standard deviation 3.1; the mean square 1 has a standard error of 0.03.
    assertThat(covered).isBetween(177, 200);
    assertThat(sum / runs).isCloseTo(1, within(0.12));
  }

  @Test
  void anInvertibleMapChangesNothing() {
    LabelledData data = drawn(3, 12, 20, 3, 1);
    Matrix map = Matrix.ofRows(new double[][] {{1e6, 2, 0}, {0, 1e-3, 5}, {0, 0, 3}});
    MixtureEstimate plain = MixtureEstimate.of(data);
    MixtureEstimate mapped = MixtureEstimate.of(new LabelledData(data.X().times(map), data.y(), 2));
    assertThat(plain.minority()).isEqualTo(1);
    assertThat(mapped.signal()).isCloseTo(plain.signal(), within(1e-6));
    assertThat(plain.share().low()).isLessThan(12.0 / 32).isGreaterThan(0.2);
  }

  @Test
  void unusableDataAreNamed() {
    assertThatThrownBy(() -> MixtureEstimate.of(drawn(1, 3, 5, 5, 1)))
        .hasMessageContaining("at least 9 samples");
    Matrix twins = drawn(1, 5, 9, 1, 1).X().times(Matrix.ofRows(new double[][] {{1, 2}}));
    assertThatThrownBy(
            () -> MixtureEstimate.of(new LabelledData(twins, drawn(1, 5, 9, 1, 1).y(), 2)))
        .hasMessageContaining("linearly dependent");
    Matrix flat = Matrix.of(14, 1, (i, j) -> i < 5 ? 1 : 0);
    assertThatThrownBy(
            () -> MixtureEstimate.of(new LabelledData(flat, drawn(1, 5, 9, 1, 1).y(), 2)))
        .hasMessageContaining("does not vary");
    assertThatThrownBy(
            () -> MixtureEstimate.of(new LabelledData(flat, drawn(1, 5, 9, 1, 1).y(), 3)))
        .hasMessageContaining("3 classes");
  }
}
