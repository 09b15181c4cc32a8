package elenchus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

  @Test
  void theWealthIsTheAverageOverTheBets() {
    ConfidenceSequence many = new ConfidenceSequence(0.5);
    for (int i = 0; i < 12; i++) {
      many.add(1);
    }
    double expected = 0;
    for (int j = 0; j < 8; j++) {
      expected += FastMath.pow(1 + 0.49 * FastMath.pow(2, -j) * (1 - many.bounds().lower()), 12);
    }
    assertThat(expected / 8).isCloseTo(4, within(1e-10));
  }

  @Test
  void knowsNothingAtFirstAndMuchLater() {
    ConfidenceSequence sequence = new ConfidenceSequence(1e-11);
    assertThat(sequence.bounds()).isEqualTo(new ConfidenceBounds(-1, 1, 0));
    RandomStream stream = new RandomStream(1);
    for (int i = 0; i < 4000; i++) {
      sequence.add(Laws.clip(stream.gaussian() / 3));
    }
    // Half width 0.042 for a standard deviation of 1/3 after 4000 observations.
    assertThat(sequence.bounds().radius()).isCloseTo(0.042, within(0.002));
    assertThat(sequence.excludes(0)).isFalse();
    assertThat(sequence.excludes(0.1)).isTrue();
  }

  @Property(tries = 40, seed = "1")
  void mirrorsItsObservations(
      @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = -1, max = 1) Double> values) {
    ConfidenceSequence sequence = new ConfidenceSequence(0.3);
    ConfidenceSequence mirrored = new ConfidenceSequence(0.3);
    for (double value : values) {
      sequence.add(value);
      mirrored.add(-value);
    }
    ConfidenceBounds bounds = sequence.bounds();
    assertThat(mirrored.bounds().lower()).isEqualTo(-bounds.upper());
    assertThat(bounds.lower()).isLessThanOrEqualTo(sequence.mean() + 1e-12);
    assertThat(bounds.upper()).isGreaterThanOrEqualTo(sequence.mean() - 1e-12);
  }

  @Test
  void excludesTheTrueMeanNoMoreOftenThanStated() {
    int runs = 400;
    for (Map.Entry<String, Laws.Law> entry : Laws.bounded().entrySet()) {
      for (double error : new double[] {0.05, 0.2}) {
        double rate = Rates.exclusion(entry.getValue(), error, runs, 600);
        assertThat(rate).as("%s at %s", entry.getKey(), error).isLessThanOrEqualTo(error);
      }
    }
  }

  @Test
  void refusesWhatIsOutsideItsRange() {
    ConfidenceSequence sequence = new ConfidenceSequence(0.1);
    assertThatThrownBy(() -> sequence.add(1.5)).hasMessageContaining("1.5 is outside [-1, 1]");
    assertThatThrownBy(() -> sequence.add(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new ConfidenceSequence(0)).hasMessageContaining("error probability");
  }
}
