package elenchus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.fake.Catalogued;
import elenchus.fake.Fake;
import elenchus.report.Ink;
import elenchus.theorem.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line inside this process: exit codes, output, one line per error. */
class ProgramTest {
  @TempDir private Path directory = Path.of("");

  private record Run(int code, String out, String err) {}

  private Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), new Ink(false), false);
    Catalogue catalogue =
        new Catalogue(
            List.of(
                Fake.named("small-sum"),
                new Catalogued.FalseOne(),
                new Catalogued.BlindOne(),
                new Catalogued.OpenOne()));
    int code = new Program(console, () -> catalogue).run(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  private Run check(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--counterexamples", directory.resolve("found").toString()));
    return run(all.toArray(String[]::new));
  }

  private Path write(String text) throws Exception {
    return Files.writeString(directory.resolve("instance.json"), text);
  }

  @ParameterizedTest(name = "check {0} exits with {1}")
  @CsvSource({"small-sum, 0", "false-sum, 1", "blind-sum, 1", "open-sum, 3"})
  void checkTellsTheOutcomeByItsExitCode(String id, int code) {
    Run run = check(id, "--tries", "20");
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).contains(id);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void checkWithoutIdsTakesAll() {
    Run run = check("--tries", "5", "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(ids(run.out())).containsExactly("blind-sum", "false-sum", "open-sum", "small-sum");
  }

  @Test
  void aCounterexampleIsReplayed() {
    assertThat(check("false-sum", "--tries", "20").code()).isEqualTo(1);
    Path file = directory.resolve("found/false-sum-seed1-trial2.json");
    assertThat(file).exists();
    Run replay = run("replay", file.toString());
    assertThat(replay.code()).isEqualTo(1);
    assertThat(replay.out()).contains("REFUTED at high precision");
    assertThat(run("replay", file.toString(), "--precision", "standard").out())
        .contains("REFUTED at standard precision");
  }

  @Test
  void aControlIsExaminedAsATheoremOfItsOwn() throws Exception {
    Run found = run("examine", "small-sum", "--control", "bound 3", "--json");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("\"small-sum-control-bound-3\"");
    Run replay = run("replay", write(found.out()).toString());
    assertThat(replay.code()).isEqualTo(1);
    assertThat(replay.out()).contains("small-sum-control-bound-3");
    Run unknown = run("examine", "small-sum", "--control", "bound 4");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .isEqualToIgnoringNewLines(
            "elenchus: 'small-sum' has no control 'bound 4'; did you mean 'bound 3'?"
                + " (controls: bound 3)");
  }

  @Test
  void ablateTellsWhichHypothesesAreNeeded() {
    Path picture = directory.resolve("map.svg");
    Run run =
        run(
            "ablate",
            "small-sum",
            "--tries",
            "10",
            "--plot",
            picture.toString(),
            "--witnesses",
            directory.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("nonnegative", "not shown necessary");
    assertThat(picture).content().startsWith("<svg");
    assertThat(run("ablate", "small-sum", "--tries", "5", "--json").out())
        .contains("\"need\" : \"NOT_SHOWN_NECESSARY\"");
  }

  @Test
  void attackFindsAndWritesAViolation() {
    Run run =
        run("attack", "false-sum", "--generations", "5", "--counterexamples", directory.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("REFUTED", "certified");
    Path file = directory.resolve("false-sum-attack-seed1.json");
    assertThat(run("replay", file.toString()).code()).isEqualTo(1);
  }

  @Test
  void attackGoesOnFromItsState() {
    Path file = directory.resolve("attack.json");
    String[] first = {"attack", "small-sum", "--generations", "3", "--state", file.toString()};
    assertThat(run(first).code()).isZero();
    Run second = run("attack", "small-sum", "--generations", "5", "--state", file.toString());
    assertThat(second.out()).contains("in 5 generations");
    Run other =
        run("attack", "small-sum", "--seed", "2", "--generations", "5", "--state", file.toString());
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("'seed' is '1', but this attack has '2'");
  }

  @Test
  void checkWritesAReportAndSaysWhere() throws Exception {
    Path out = directory.resolve("out");
    String index = out.resolve("index.html").toString();
    Run first = check("small-sum", "--tries", "5", "--report", out.toString());
    assertThat(first.code()).isZero();
    assertThat(first.out()).endsWith("\nreport: " + index + "\n");
    assertThat(out.resolve("theorems/small-sum.html")).exists();
    Run again = check("false-sum", "--tries", "5", "--json", "--report", out.toString());
    assertThat(again.out()).contains("\"report\" : \"" + index + "\"");
    assertThat(out.resolve("theorems/small-sum.html")).doesNotExist();
    Files.writeString(Path.of(index), "my own page");
    Run refused = check("small-sum", "--tries", "5", "--report", out.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(Path.of(index)).hasContent("my own page");
  }

  @Test
  void aRefutationOfAControlIsReplayedIntoAFolder() {
    Path out = directory.resolve("out");
    check("small-sum", "--tries", "5", "--report", out.toString());
    Path file = out.resolve("counterexamples/small-sum-bound-3/instance.json");
    Path folder = directory.resolve("folder");
    Run replay = run("replay", file.toString(), "--folder", folder.toString());
    assertThat(replay.code()).isEqualTo(1);
    assertThat(replay.out())
        .contains("small-sum-control-bound-3", "REFUTED")
        .endsWith("report: " + folder.resolve("index.html") + "\n");
    assertThat(folder.resolve("fragment.tex")).exists();
    assertThat(folder.resolve("assets/report.css")).exists();
  }

  @Test
  void anExaminationCanBeReplayedFromItsDocument() throws Exception {
    Run first = run("examine", "small-sum", "--trial", "9", "--json");
    assertThat(first.code()).isZero();
    Run second = run("replay", write(first.out()).toString(), "--json");
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void listShowAndSchemaSpeakOfEveryTheorem() {
    assertThat(run("list").out()).contains("small-sum", "Folklore.", "[1 control]");
    assertThat(run("show", "small-sum").out())
        .contains("$\\sum_i x_i \\le 100$", "Hypotheses", "nonnegative", "bound 3", "one two");
    assertThat(run("schema", "small-sum").out()).contains("\"required\" : [ \"x\", \"k\" ]");
  }

  @Test
  void helpTeaches() {
    for (String command : List.of("list", "show", "check", "examine", "replay", "schema")) {
      Run run = run(command, "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out()).startsWith("Usage: elenchus " + command);
      assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
    }
    assertThat(run("--help").out()).contains("First steps:").doesNotContain("rehearse");
    assertThat(run("--version").out()).startsWith("elenchus ");
    assertThat(run("completion").out()).contains("complete -F");
    assertThat(run("rehearse").code()).isZero();
  }

  @ParameterizedTest(name = "elenchus {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                             | name a command",
        "chekc                          | unknown command 'chekc'; did you mean 'check'?",
        "check smal-sum                 | unknown theorem 'smal-sum'; did you mean 'small-sum'?",
        "check qqqqqq                   | unknown theorem 'qqqqqq'; './elenchus list' shows the ids",
        "show                           | Missing required parameter: 'ID'",
        "show a b                       | unexpected argument 'b'",
        "check --tries -1               | --tries must not be negative, but is -1",
        "check --tries many             | Invalid value for option '--tries': 'many' is not an int",
        "check --tries 9999999999       | Invalid value for option '--tries'",
        "check --threads 0              | --threads must be at least 1, but is 0",
        "check --trise 3                | unexpected argument '--trise'; did you mean",
        "check --time soon              | Invalid value for option '--time': 'soon' is no duration",
        "check --seed                   | Missing required parameter for option '--seed'",
        "examine small-sum --example q  | 'small-sum' has no example 'q' (examples: one two)",
        "examine small-sum --trial 0    | --trial must be at least 1, but is 0",
        "examine small-sum --precision x| Invalid value for option '--precision'",
        "examine small-sum --instance no.json  | no.json: no such file",
        "replay no.json                 | no.json: no such file",
      })
  void badUsageIsOneLineAndExitCodeTwo(String arguments, String message) {
    Run run = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("elenchus: " + message).endsWith("\n");
    assertThat(run.err().lines()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"theorem\": \"small-sum\", \"instance\": {\"x\": [1, true], \"k\": 0}}"
            + " | :1: instance.x[1]: expected a number, found true",
        "{\"theorem\": \"small-sum\", \"instance\": {\"x\": [1]}}"
            + " | :1: instance: the field 'k' is missing",
        "{\"theorem\": \"small-sun\", \"instance\": {\"x\": [1], \"k\": 0}}"
            + " | unknown theorem 'small-sun'; did you mean 'small-sum'?",
        "{\"x\": [1], \"k\": 0} | :1: the field 'theorem' is missing",
        "{ | :1: ",
      })
  void aBadInstanceFileIsOneLineAndExitCodeTwo(String text, String message) throws Exception {
    Run run = run("replay", write(text).toString(), "--json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void anInstanceOfAnotherTheoremIsRefused() throws Exception {
    Path file = write("{\"theorem\": \"false-sum\",\n \"instance\": {\"x\": [1], \"k\": 0}}");
    Run run = run("examine", "small-sum", "--instance", file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(":1: theorem: the instance belongs to 'false-sum'");
  }

  @Test
  void aVacuousInstanceIsNoSupport() throws Exception {
    Path file = write("{\"x\": [-1], \"k\": 0}");
    Run run = run("examine", "small-sum", "--instance", file.toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("VACUOUS", "nonnegative  FAILS");
  }

  @Test
  void anUnwritablePlaceForCounterexamplesIsNamed() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Run run =
        run(
            "check",
            "false-sum",
            "--tries",
            "20",
            "--counterexamples",
            file.resolve("x").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("cannot write counterexamples to " + file.resolve("x"));
  }

  private static List<String> ids(String document) {
    return document
        .lines()
        .filter(line -> line.strip().startsWith("\"id\""))
        .map(line -> line.replaceAll(".*: \"(.*)\",", "$1"))
        .toList();
  }
}
