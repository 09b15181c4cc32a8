package elenchus.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import elenchus.report.refutation.Tool;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Theorem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All formulas of all proof notes in a browser; skipped where there is no Chromium. */
class BrowserTest {
  @Test
  void chromiumSetsEveryFormulaOfTheCatalogue(@TempDir Path directory) throws Exception {
    assumeTrue(Tool.works("chromium", "--version"), "no Chromium");
    Html notes = new Html().leaf("h1", "All proof notes");
    for (Theorem<?> theorem : Catalogue.load().theorems()) {
      notes.markup(Markdown.PLAIN.blocks(theorem.card().statement()));
      notes.markup(ProofNote.of(theorem, place -> Optional.empty()).markup());
    }
    Assets.write(directory.resolve("assets"));
    Path page = directory.resolve("notes.html");
    Files.writeString(page, Page.of("Notes", "", "", notes.done()));
    Tool run =
        Tool.run(
            directory,
            List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--user-data-dir=" + directory.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=20000",
                "--dump-dom",
                page.toUri().toString()));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err().lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
    assertThat(run.out()).doesNotContain("katex-error");
    long formulas = count(run.out(), "class=\"math");
    assertThat(formulas).isGreaterThan(1000);
    assertThat(count(run.out(), "class=\"katex\"")).isEqualTo(formulas);
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }
}
