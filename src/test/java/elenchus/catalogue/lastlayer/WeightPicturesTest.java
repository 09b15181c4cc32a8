package elenchus.catalogue.lastlayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WeightPicturesTest {

  @Test
  void thePicturesInTheNoteAreThoseDrawnHere() throws IOException {
    assertThat(stored("llr-optimal-weight-sharp.svg"))
        .as("run WeightPictures with the paths of both pictures to draw them again")
        .isEqualTo(WeightPictures.errors());
    assertThat(stored("llr-optimal-weight-sharp.borders.svg")).isEqualTo(WeightPictures.borders());
  }

  private String stored(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/proofs-notes/lastlayer/" + name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
