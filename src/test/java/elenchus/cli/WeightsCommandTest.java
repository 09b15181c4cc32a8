package elenchus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.report.Ink;
import elenchus.theorem.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best loss weight from three numbers or from data. */
class WeightsCommandTest {
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

  private static Run weights(double minority, double ratio, double signal, Object... more) {
    Object[] all = new Object[7 + more.length];
    System.arraycopy(
        new Object[] {
          "weights", "--minority", minority, "--overparameterisation", ratio, "--signal", signal
        },
        0,
        all,
        0,
        7);
    System.arraycopy(more, 0, all, 7, more.length);
    return run(all);
  }

  @Test
  void theBestWeightInItsThreeRegimes() {
    Run interior = weights(0.2, 0.6, 2);
    assertThat(interior.code()).isZero();
    assertThat(interior.out()).contains("6.733206      0.169771", "equal errors             none");
    assertThat(weights(0.2, 0.6, 1).out()).contains("infinite", "falls for ever");
    assertThat(weights(0.2, 0.2, 1).out())
        .contains("best                   7.000000", "for every signal up to 1.914854");
    assertThat(weights(0.5, 0.2, 1).out()).contains("no weights are best");
  }

  @Test
  void theDocumentHasAllNumbers() {
    Run figure = weights(0.2, 0.2, 2, "--json");
    assertThat(figure.out())
        .contains("\"regime\" : \"INTERIOR\"", "\"weight\" : 6.30251228", "0.0550535905")
        .contains("0.0551218407", "0.0564998880", "0.0935785955");
    assertThat(weights(0.2, 0.6, 1, "--json").out())
        .contains("\"weight\" : null", "\"attained\" : false", "\"equalErrors\" : null");
  }

  @Test
  void thePictureIsWritten() throws Exception {
    Path picture = directory.resolve("w.svg");
    assertThat(weights(0.2, 0.6, 2, "--plot", picture).code()).isZero();
    assertThat(Files.readString(picture)).startsWith("<svg ").contains("best weight");
    assertThat(weights(0.2, 0.6, 1, "--plot", picture).code()).isZero();
    assertThat(Files.readString(picture)).contains("best weight (infinite)");
    assertBad(weights(0.2, 0.6, 2, "--plot", directory), "cannot be written");
  }

  @Test
  void dataAreEstimated() throws Exception {
    StringBuilder csv = new StringBuilder();
    Random random = new Random(4);
    for (int i = 0; i < 60; i++) {
      boolean rare = i % 4 == 0;
      csv.append(random.nextGaussian() + (rare ? 2 : -2)).append(',');
      csv.append(random.nextGaussian()).append(rare ? ",7\n" : ",3\n");
    }
    Path file = Files.writeString(directory.resolve("two.csv"), csv);
    Run text = run("weights", file);
    assertThat(text.err()).isEmpty();
    assertThat(text.out())
        .contains("15 samples of label 7 (minority), 45 of label 3, 2 features")
        .contains("minority share       0.250000", "signal", "95 %", "in the interval", "Model:");
    assertThat(run("weights", file, "--json").out()).contains("\"minorityLabel\" : 7");
  }

  @Test
  void badInputIsNamed() throws Exception {
    assertBad(run("weights"), "either a file or all of");
    assertBad(run("weights", "--minority", "0.2"), "either a file or all of");
    assertBad(run("weights", "x.csv", "--signal", "2"), "either a file or all of");
    assertBad(run("weights", directory.resolve("none.csv")), "no such file");
    assertBad(weights(0.7, 0.6, 2), "minority's share is 0.7");
    assertBad(weights(Double.NaN, 0.6, 2), "minority's share is NaN");
    assertBad(weights(0.2, 1, 2), "1.0 features per sample");
    assertBad(weights(0.2, 0.5, -1), "signal is -1.0");
    Path three = Files.writeString(directory.resolve("three.csv"), "1,0\n2,1\n3,2\n4,0\n5,1\n");
    assertBad(run("weights", three), "three.csv", "3 classes");
  }

  private static void assertBad(Run run, String... parts) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("elenchus: ").contains(parts);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }
}
