package elenchus.catalogue.mirrorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RegimePlotTest {

  @Test
  void thePictureInTheNoteIsTheOneDrawnHere() throws IOException {
    try (InputStream stored =
        Objects.requireNonNull(
            getClass()
                .getResourceAsStream("/proofs-notes/mirrorflow/diagonal-net-l1-l2-limits.svg"))) {
      assertThat(new String(stored.readAllBytes(), StandardCharsets.UTF_8))
          .as("run RegimePlot with the path of the picture to draw it again")
          .isEqualTo(RegimePlot.svg());
    }
  }

  @Test
  void theFirstCoordinateGrowsFromTheSparseToTheFlatInterpolant() {
    for (int depth = 2; depth <= 4; depth++) {
      double[] first = RegimePlot.first(depth);
      assertThat(first).isSorted();
      assertThat(first[0]).isBetween(0.0, 0.02);
      assertThat(first[first.length - 1]).isBetween(0.499, 0.5);
    }
  }
}
