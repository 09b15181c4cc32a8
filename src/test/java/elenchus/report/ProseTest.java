package elenchus.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Text and Markdown are set for a terminal. */
class ProseTest {
  @Test
  void paragraphsAreWrapped() {
    String text = "word ".repeat(60) + "\n\nsecond";
    String set = Prose.wrapped(text, 4);
    assertThat(set.lines()).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(100));
    assertThat(set.split("word", -1)).hasSize(61);
    assertThat(set).endsWith("\n\n    second\n");
  }

  @Test
  void markdownKeepsWhatHasLinesOfItsOwn() {
    String page =
        """
        # Title

        One
        two.

        - item
          goes on
        - next

        ```
        code   stays
        ```

        | a | b |
        |---|---|

        $$
        x   = y
        $$
        """;
    assertThat(Prose.markdown(page, new Ink(false)))
        .isEqualTo(
            """
            Title

            One two.

            - item goes on
            - next

            ```
            code   stays
            ```

            | a | b |
            |---|---|

            $$
            x   = y
            $$
            """);
  }

  @Test
  void longItemsHang() {
    String set = Prose.markdown("1. " + "word ".repeat(40), new Ink(false));
    assertThat(set.lines().skip(1)).allSatisfy(l -> assertThat(l).startsWith("   word"));
  }
}
