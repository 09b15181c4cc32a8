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

/** Certificates from the command line: written, verified, and refused when they are bad. */
class CertificateCommandsTest {
  private static final String WORKED = "0 1:-1 2:3\n1 1:-2\n2 1:-2 2:-3\n";

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
  void theWorkedExampleIsCertifiedAndVerified() throws Exception {
    Path data = write("worked.libsvm", WORKED);
    Path proof = directory.resolve("proof.json");
    Run margin = run("margin", data, "--certificate", proof);
    assertThat(margin.code()).isZero();
    assertThat(margin.out()).contains("|What|^2 = 23/27", "4 pairs");
    Run verify = run("verify", proof, data);
    assertThat(verify.code()).isZero();
    assertThat(verify.out()).contains("valid", "|What|^2 = 23/27");
    assertThat(run("margin", data, "--certificate", proof, "--json").out())
        .contains("\"squaredNorm\" : \"23/27\"", "\"inactiveGap\" : \"5/2\"");
    assertThat(run("verify", proof, data, "--json").out()).contains("\"valid\" : true");
  }

  @Test
  void inseparableDataHaveACertificateToo() throws Exception {
    Path data = write("no.csv", "0.1,0\n0.1,1\n0.7,1\n");
    Path proof = directory.resolve("proof.json");
    assertThat(run("margin", data, "--certificate", proof).code()).isEqualTo(4);
    Run verify = run("verify", proof, data);
    assertThat(verify.code()).isZero();
    assertThat(verify.out()).contains("not separable", "2 pairs");
  }

  @Test
  void theReadingIsPartOfTheCertificate() throws Exception {
    Path data = write("tenth.csv", "0.1,0\n-0.3,1\n");
    Path decimals = directory.resolve("decimals.json");
    Path doubles = directory.resolve("doubles.json");
    assertThat(run("margin", data, "--certificate", decimals).out())
        .contains("read as decimals", "|What|^2 = 50/1");
    assertThat(run("margin", data, "--certificate", doubles, "--reading", "doubles").out())
        .contains("read as doubles")
        .doesNotContain("50/1");
    assertThat(run("verify", decimals, data).code()).isZero();
    assertThat(run("verify", doubles, data).code()).isZero();
    assertThat(run("margin", data, "--reading", "doubles").code()).isEqualTo(2);
    assertThat(run("margin", data, "--certificate", decimals, "--reading", "guesses").code())
        .isEqualTo(2);
  }

  @Test
  void aWellFormedCertificateThatProvesNothingIsNotValid() throws Exception {
    Path data = write("worked.libsvm", WORKED);
    Path proof = directory.resolve("proof.json");
    run("margin", data, "--certificate", proof);
    Path other = write("other.libsvm", WORKED.replace("-3", "-4"));
    Run elsewhere = run("verify", proof, other);
    assertThat(elsewhere.code()).isEqualTo(5);
    assertThat(elsewhere.out()).contains("other data");
    Path changed = write("changed.json", Files.readString(proof).replaceFirst("23/27", "24/27"));
    assertThat(run("verify", changed, data).code()).isEqualTo(5);
  }

  @Test
  void badCertificatesAreOneLineAndExitCodeTwo() throws Exception {
    Path data = write("worked.libsvm", WORKED);
    Path proof = directory.resolve("proof.json");
    run("margin", data, "--certificate", proof);
    String good = Files.readString(proof);
    assertBad(run("verify", write("half.json", good.substring(0, good.length() / 2)), data));
    assertBad(run("verify", write("zero.json", good.replaceFirst("23/27", "23/0")), data));
    assertBad(
        run("verify", write("range.json", good.replaceFirst("\\[ 0, 1 ]", "[ 3, 1 ]")), data));
    assertBad(
        run(
            "verify",
            write("long.json", good.replaceFirst("23/27", "9".repeat(100_000) + "/27")),
            data));
    assertBad(run("verify", directory.resolve("none.json"), data));
    assertBad(run("verify", directory, data));
    assertBad(run("verify", proof, directory.resolve("none.libsvm")));
    Files.write(directory.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertBad(run("verify", directory.resolve("binary.json"), data));
    assertBad(run("margin", data, "--certificate", directory.resolve("no/such/place.json")));
  }

  private static void assertBad(Run run) {
    assertThat(run.code()).as("%s", run).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("elenchus: ").hasSizeLessThan(400);
  }
}
