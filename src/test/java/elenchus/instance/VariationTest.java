package elenchus.instance;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.fake.Numbers;
import elenchus.linear.Matrix;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariationTest {
  /** A bit of everything. */
  record Mixed(double a, int n, boolean flag, Matrix X, List<Double> y) {
    Mixed {
      if (n < 0) {
        throw new IllegalArgumentException("n below 0");
      }
    }
  }

  private static final Mixed START =
      new Mixed(
          1.5, 2, true, Matrix.ofRows(new double[][] {{1, 2}, {3, 4}}), List.of(0.5, 1.0, 2.0));

  @Test
  void everyPartIsVariedAndTheTypeIsAsked() {
    Variation<Mixed> variation = Variation.of(Mixed.class);
    Random random = new Random(1);
    Set<String> changed = new HashSet<>();
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      Optional<Mixed> varied = variation.vary(START, random);
      if (varied.isEmpty()) {
        refused++;
        continue;
      }
      Mixed m = varied.get();
      assertThat(m.n()).isNotNegative();
      if (m.a() != START.a()) {
        changed.add("a");
      }
      if (m.n() != START.n()) {
        changed.add("n");
      }
      if (m.flag() != START.flag()) {
        changed.add("flag");
      }
      if (!m.X().equals(START.X())) {
        changed.add("X");
      }
      if (!m.y().equals(START.y())) {
        changed.add("y");
      }
    }
    assertThat(changed).containsExactlyInAnyOrder("a", "n", "flag", "X", "y");
    assertThat(refused).as("negative n and ragged matrices are refused").isPositive();
  }

  @Test
  void sameSeedSameVariation() {
    Variation<Numbers> variation = Variation.of(Numbers.class);
    Numbers start = new Numbers(List.of(1.0, 2.0, 3.0), 4);
    for (int seed = 0; seed < 50; seed++) {
      assertThat(variation.vary(start, new Random(seed)))
          .isEqualTo(variation.vary(start, new Random(seed)));
    }
  }

  @Test
  void theLineBetweenTwoInstances() {
    Variation<Numbers> variation = Variation.of(Numbers.class);
    Numbers from = new Numbers(List.of(0.0, 2.0), 4);
    Numbers to = new Numbers(List.of(1.0, -2.0), 4);
    assertThat(variation.between(from, to, 0)).contains(from);
    assertThat(variation.between(from, to, 1)).contains(to);
    assertThat(variation.between(from, to, 0.25)).contains(new Numbers(List.of(0.25, 1.0), 4));
    assertThat(variation.between(from, new Numbers(List.of(1.0, 1.0), 5), 0.5)).isEmpty();
    assertThat(variation.between(from, new Numbers(List.of(1.0), 4), 0.5)).isEmpty();
  }
}
