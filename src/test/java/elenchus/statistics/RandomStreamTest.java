package elenchus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void seedsDecideAndDiffer() {
    assertThat(new RandomStream(1).bits()).isEqualTo(new RandomStream(1).bits());
    assertThat(new RandomStream(1).bits()).isNotEqualTo(new RandomStream(2).bits());
    assertThat(RandomStream.seed(1, 2, 3)).isNotEqualTo(RandomStream.seed(1, 3, 2));
    assertThat(RandomStream.seed(1)).isNotEqualTo(RandomStream.seed(1, 0));
  }

  @Test
  void momentsAndTailsOfNormalNumbers() {
    int draws = 1_000_000;
    RandomStream stream = new RandomStream(5);
    double[] sums = new double[5];
    int[] beyond = new int[5];
    for (int i = 0; i < draws; i++) {
      double x = stream.gaussian();
      double power = 1;
      for (int k = 0; k < sums.length; k++, power *= x) {
        sums[k] += power / draws;
      }
      for (int t = 0; t < beyond.length; t++) {
        beyond[t] += x > t ? 1 : 0;
      }
    }
    // Five standard errors of the moments 0, 1, 0, 3, whose variances are 1, 2, 15, 96.
    double standard = 5 / Math.sqrt(draws);
    assertThat(sums[1]).isCloseTo(0, within(standard));
    assertThat(sums[2]).isCloseTo(1, within(standard * Math.sqrt(2)));
    assertThat(sums[3]).isCloseTo(0, within(standard * Math.sqrt(15)));
    assertThat(sums[4]).isCloseTo(3, within(standard * Math.sqrt(96)));
    for (int t = 0; t < beyond.length; t++) {
      double q = NormalTail.of(t);
      assertThat((double) beyond[t] / draws)
          .as("beyond %s", t)
          .isCloseTo(q, within(standard * Math.sqrt(q * (1 - q))));
    }
  }

  @Test
  void theTailIsAccurateInRelativeTerms() {
    assertThat(NormalTail.of(0)).isEqualTo(0.5);
    assertThat(NormalTail.of(1)).isCloseTo(0.15865525393145705, Percentage.withPercentage(1e-12));
    assertThat(NormalTail.of(10)).isCloseTo(7.61985302416053e-24, Percentage.withPercentage(1e-10));
    assertThat(NormalTail.of(37))
        .isCloseTo(5.725571222524577e-300, Percentage.withPercentage(1e-9));
    assertThat(NormalTail.log(37 + 1e-9)).isCloseTo(NormalTail.log(37), within(1e-7));
    assertThat(NormalTail.log(-40)).isZero();
  }
}
