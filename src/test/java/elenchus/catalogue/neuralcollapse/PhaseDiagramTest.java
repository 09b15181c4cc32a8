package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PhaseDiagramTest {

  @Test
  void thePictureInTheNoteIsTheOneDrawnHere() throws IOException {
    try (InputStream stored =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/proofs-notes/neuralcollapse/ce-deep-linear.svg"))) {
      assertThat(new String(stored.readAllBytes(), StandardCharsets.UTF_8))
          .as("run PhaseDiagram with the path of the picture to draw it again")
          .isEqualTo(PhaseDiagram.svg());
    }
  }

  @Test
  void oneLayerHasSimplexLogitsOrNone() {
    for (int K = 3; K <= 6; K++) {
      for (int column = 0; column < 40; column++) {
        assertThat(PhaseDiagram.winner(K, 1, column)).isIn("SIMPLEX", "ZERO");
      }
    }
  }
}
