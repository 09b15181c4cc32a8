package elenchus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.report.Ink;
import elenchus.theorem.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neural collapse of a user's own features. */
class CollapseCommandTest {
  private static final String FEATURES = "2,0,0\n0,1,0\n-1,1,1\n-1,-2,1\n";

  @TempDir private Path directory = Path.of("");

  private record Run(int code, String out, String err) {}

  private static Run run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), new Ink(false), false);
    String[] texts = new String[arguments.length];
    for (int k = 0; k < texts.length; k++) {
      texts[k] = arguments[k].toString();
    }
    int code = new Program(console, () -> new Catalogue(List.of())).run(texts);
    return new Run(code, out.toString(), err.toString());
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void knownFeaturesAreMeasured() throws Exception {
    Path features = write("features.csv", FEATURES);
    Path classifier = write("W.csv", "1 0 0\n-1 1 0.5\n");
    Run plain = run("collapse", features);
    assertThat(plain.code()).isZero();
    assertThat(plain.out())
        .contains("4 samples, 2 features, 2 classes", "NC1")
        .doesNotContain("NC4");
    Run full = run("collapse", features, "--classifier", classifier, "--json");
    assertThat(full.code()).isZero();
    assertThat(full.out())
        .contains("\"NC4\" : 0.25", "\"NC3\" : 0.90455488498966", "\"NC1\" : 0.18");
    assertThat(full.err()).isEmpty();
  }

  @Test
  void badInputIsNamed() throws Exception {
    Path features = write("features.csv", FEATURES);
    assertBad(
        run("collapse", features, "--classifier", write("bad.csv", "1,0\nx,1\n")),
        "bad.csv:2",
        "'x' is no finite number");
    assertBad(
        run("collapse", features, "--classifier", write("ragged.csv", "1,0\n1\n")), "ragged.csv:2");
    assertBad(
        run("collapse", features, "--classifier", write("short.csv", "1,0\n")), "1 x 2", "2 x 3");
    assertBad(run("collapse", features, "--classifier", write("empty.csv", "\n")), "no row");
    assertBad(
        run("collapse", features, "--classifier", directory.resolve("none.csv")), "no such file");
    assertBad(run("collapse", write("flat.csv", "1,0\n2,0\n0,1\n3,1\n")), "zero");
  }

  private static void assertBad(Run run, String... parts) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("elenchus: ").contains(parts);
    assertThat(run.out()).isEmpty();
  }
}
