package elenchus.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Slips are recognised, strangers are not. */
class SpellingTest {
  private static final List<String> KNOWN = List.of("list", "show", "check", "examine", "replay");

  @Test
  void slipsAreRecognised() {
    assertThat(Spelling.closest("chekc", KNOWN)).contains("check");
    assertThat(Spelling.closest("lsit", KNOWN)).contains("list");
    assertThat(Spelling.closest("lst", KNOWN)).contains("list");
    assertThat(Spelling.closest("exam", KNOWN)).contains("examine");
    assertThat(Spelling.question("shw", KNOWN)).isEqualTo("; did you mean 'show'?");
  }

  @Test
  void strangersAreNot() {
    assertThat(Spelling.closest("baseline", KNOWN)).isEmpty();
    assertThat(Spelling.question("xyz", KNOWN)).isEmpty();
    assertThat(Spelling.closest("check", List.of())).isEmpty();
  }

  @Test
  void theDistanceCountsSlips() {
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Spelling.distance("chekc", "check")).isEqualTo(1);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("same", "same")).isZero();
  }
}
