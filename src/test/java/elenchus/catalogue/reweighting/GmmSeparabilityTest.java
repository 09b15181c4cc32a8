package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.linear.Matrix;
import elenchus.mixture.SeparabilityThreshold;
import elenchus.theorem.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thresholds of separability to every known digit and certificates. */
class GmmSeparabilityTest {

  @Test
  void knownThresholds() {
    double[] known = {
      0.2702678264877,
      0.0482556867234,
      0.2062264868949,
      0.0375458456097,
      0.3748695559637,
      0.2213378700326,
      0.5
    };
    for (int k = 0; k < known.length; k++) {
      assertThat(Shown.of(new GmmSeparability(), k).number("delta*"))
          .isCloseTo(known[k], within(5.1e-14));
    }
  }

  @Test
  void withoutIntercept() {
    GaussianCloud fifth = new GmmSeparability().examples().get(2).instance();
    double[] balanced = new SeparabilityThreshold(0.5, 1).minimiser();
    double value = fifth.limit().at(balanced[0], 0);
    assertThat(value).isCloseTo(0.2702678, within(5e-8));
    assertThat(GmmSeparability.threshold(fifth, value).build().verdict())
        .isEqualTo(Verdict.REFUTED);
    double right = fifth.limit().enclosed().orElseThrow().mid();
    assertThat(GmmSeparability.threshold(fifth, right + 1e-11).build().verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void certificates() {
    Matrix crossing = Matrix.ofRowMajor(4, 2, 1, 1, -1, -1, 1, -1, -1, 1);
    assertThat(cloud(crossing, 1, 1, -1, -1).verdict())
        .isEqualTo(new GaussianCloud.Verdict(false, true));
    assertThat(cloud(crossing, 1, -1, 1, -1).verdict())
        .isEqualTo(new GaussianCloud.Verdict(true, true));
    assertThat(cloud(crossing, 1, 1, 1, 1).verdict())
        .isEqualTo(new GaussianCloud.Verdict(true, true));
  }

  private static GaussianCloud cloud(Matrix X, Integer... y) {
    return new GaussianCloud(0.5, 1, X, List.of(y), 0);
  }
}
