package elenchus.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import elenchus.statistics.NormalTail;
import org.junit.jupiter.api.Test;

class SeparabilityThresholdTest {

  @Test
  void theLogisticLossNeedsFewFeatures() {
    assertThat(new SeparabilityThreshold(0.5, 2).value()).isCloseTo(0.0483, within(5e-5));
    // Cover: without signal, balanced data are separable beyond one half.
    assertThat(new SeparabilityThreshold(0.5, 0).value()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void theMinimiserIsTheLowestOfItsNeighbours() {
    SeparabilityThreshold threshold = new SeparabilityThreshold(0.2, 1.5);
    double[] at = threshold.minimiser();
    for (double step : new double[] {-1e-3, 1e-3}) {
      assertThat(threshold.at(at[0] + step, at[1])).isGreaterThan(threshold.value());
      assertThat(threshold.at(at[0], at[1] + step)).isGreaterThan(threshold.value());
    }
    assertThat(
            threshold.enclosed().orElseThrow().contains(threshold.value())
                || Math.abs(threshold.enclosed().orElseThrow().mid() - threshold.value()) < 1e-15)
        .isTrue();
  }

  @Test
  void normalTailIsEnclosed() {
    for (double x = -5; x <= 5; x += 0.37) {
      Interval tail = NormalSeries.tail(x);
      assertThat(tail.contains(NormalTail.of(x)) || tail.width() < 1e-14).isTrue();
      assertThat(tail.mid()).isCloseTo(NormalTail.of(x), within(1e-14));
      assertThat(tail.width()).isLessThan(1e-13);
    }
    assertThat(NormalSeries.tail(0)).isEqualTo(NormalSeries.tail(-0.0));
    assertThat(NormalSeries.tail(0).contains(0.5)).isTrue();
  }
}
