package elenchus.report.site;

import elenchus.theorem.Theorem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * A proof note as markup.
 *
 * @param markup the note, with its pictures in it
 */
record ProofNote(String markup) {

  /**
   * The note of a theorem.
   *
   * @param links where relative links lead
   */
  static ProofNote of(Theorem<?> theorem, Function<String, Optional<String>> links) {
    String place = theorem.card().note();
    String folder = place.substring(0, place.lastIndexOf('/') + 1);
    Markdown markdown = new Markdown(links, name -> text(theorem, folder + name));
    return new ProofNote(
        text(theorem, place)
            .map(markdown::blocks)
            .orElse("<p>There is no proof note for this theorem.</p>\n"));
  }

  private static Optional<String> text(Theorem<?> theorem, String place) {
    try (InputStream stream = theorem.getClass().getResourceAsStream(place)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
