package elenchus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process: the jar with fake theorems beside the catalogue. */
class ProcessIT {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** A flow over the logarithm of time, a closed form, rational arithmetic, and a refutation. */
  private static final String[] CHECK_SOME = {
    "check",
    "perm-relative-margin-form",
    "multiclass-gf-implicit-bias",
    "unhinged-flow-closed-form",
    "false-sum",
    "--tries",
    "2"
  };

  @TempDir private Path directory = Path.of("");

  private Shell.Outcome run(String... arguments) throws Exception {
    return new Shell(directory).elenchus(Shell.java(), arguments);
  }

  @ParameterizedTest(name = "check {0} exits with {1}")
  @CsvSource({"small-sum, 0", "false-sum, 1", "blind-sum, 1", "open-sum, 3", "no-sum, 2"})
  void theExitCodeTellsTheOutcome(String id, int code) throws Exception {
    Shell.Outcome outcome = run("check", id, "--tries", "20", "--json");
    assertThat(outcome.code()).isEqualTo(code);
    if (code == 2) {
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err().lines()).hasSize(1);
    } else {
      JsonNode document = JSON.readTree(outcome.out());
      assertThat(document.at("/theorems/0/id").textValue()).isEqualTo(id);
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void aCounterexampleIsWrittenWhereToldAndReplayed() throws Exception {
    JsonNode document = JSON.readTree(run("check", "false-sum", "--json").out());
    Path file = directory.resolve(document.at("/theorems/0/counterexample").textValue());
    assertThat(file).exists().hasParent(directory.resolve("counterexamples"));
    Shell.Outcome replay = run("replay", file.toString(), "--precision", "high", "--json");
    assertThat(replay.code()).isEqualTo(1);
    JsonNode replayed = JSON.readTree(replay.out());
    assertThat(replayed.get("verdict").textValue()).isEqualTo("REFUTED");
    assertThat(replayed.get("counterexampleStatus"))
        .as("asked again, with the same answer")
        .isEqualTo(document.at("/theorems/0/counterexampleStatus"));
    assertThat(replayed.at("/counterexampleStatus/status").textValue()).isEqualTo("CERTIFIED");
  }

  @Test
  void nothingIsLeftWhereNothingIsRefuted() throws Exception {
    assertThat(run("check", "small-sum").code()).isZero();
    assertThat(run("check", "smal-sum").code()).isEqualTo(2);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .allMatch(name -> name.startsWith("std"));
    }
  }

  private static String timeless(String document) {
    return document.replaceAll("\"millis\" : \\d+", "\"millis\" : 0");
  }

  @Test
  void theDocumentDependsOnTheSeedAlone() throws Exception {
    String[] some = with(CHECK_SOME, "--seed", "3", "--json", "--threads");
    String one = timeless(run(with(some, "1")).out());
    assertThat(JSON.readTree(one).get("theorems")).hasSize(4);
    assertThat(timeless(run(with(some, "2")).out())).isEqualTo(one);
    String[] fakes = {"check", "small-sum", "false-sum", "--json", "--seed"};
    assertThat(timeless(run(with(fakes, "3")).out()))
        .isNotEqualTo(timeless(run(with(fakes, "4")).out()));
    Optional<Path> other = Shell.otherJavaHome();
    assumeTrue(other.isPresent(), "there is no other Java on this machine");
    Path java = other.get().resolve("bin/java");
    Shell.Outcome there = new Shell(directory).elenchus(java, with(some, "2"));
    assertThat(timeless(there.out())).as(java.toString()).isEqualTo(one);
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  void theJarRunsAlone() throws Exception {
    Shell.Outcome outcome =
        new Shell(directory)
            .run(Map.of(), List.of(Shell.java().toString(), "-jar", Shell.JAR.toString(), "list"));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).doesNotContain("small-sum");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void aReaderThatHangsUpIsNoError() throws Exception {
    String command = "'%s' -jar '%s' completion | head -n 1".formatted(Shell.java(), Shell.JAR);
    Shell.Outcome outcome = new Shell(directory).run(Map.of(), List.of("sh", "-c", command));
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void outputThatCannotBeWrittenIsAnError() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
    String command = "'%s' -jar '%s' list >/dev/full".formatted(Shell.java(), Shell.JAR);
    Shell.Outcome outcome = new Shell(directory).run(Map.of(), List.of("sh", "-c", command));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("elenchus: cannot write to standard output: ");
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @Test
  void outputIsUtf8WhateverTheLocale() throws Exception {
    List<String> show =
        List.of(Shell.java().toString(), "-jar", Shell.JAR.toString(), "list", "--errata");
    Shell.Outcome plain = new Shell(directory).run(Map.of("LC_ALL", "C"), show);
    Shell.Outcome utf8 = new Shell(directory).run(Map.of("LC_ALL", "C.UTF-8"), show);
    assertThat(plain.out()).isEqualTo(utf8.out()).doesNotContain("\ufffd");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a.libsvm | 1 1:2;2 0:3       | a.libsvm:2: feature index 0, but indices start at 1",
        "a.libsvm | 1 1:2;1.5 1:3     | a.libsvm:2: label '1.5' is not an integer",
        "a.libsvm | 1 1:2;2 1:inf     | a.libsvm:2: value 'inf' is not a finite decimal number",
        "a.libsvm | 1 1:2;2 1-3       | a.libsvm:2: '1-3' is not of the form index:value",
        "a.libsvm | 1 1:2;1 1:3       | a.libsvm: only the label 1 occurs",
        "a.csv    | 1,2,0;1,nan,1     | a.csv:2: value 'nan' is not a finite decimal number",
        "a.csv    | 1,2,0;1,1         | a.csv:2: 2 fields, but the first line has 3",
      })
  void badDataIsOneLineAndExitCodeTwo(String name, String lines, String message) throws Exception {
    Files.writeString(directory.resolve(name), lines.replace(';', '\n') + "\n");
    Shell.Outcome outcome = run("margin", name, "--json");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("elenchus: " + message);
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @Test
  void separabilityIsAnAnswerEitherWay() throws Exception {
    Files.writeString(directory.resolve("yes.libsvm"), "0 1:-1\n1 1:1\n");
    Files.writeString(directory.resolve("no.libsvm"), "0 1:1\n1 1:1\n");
    Shell.Outcome yes = run("margin", "yes.libsvm", "--json");
    assertThat(yes.code()).isZero();
    JsonNode found = JSON.readTree(yes.out());
    assertThat(found.get("squaredNorm").doubleValue())
        .as("w = (-1/2, 1/2): |What|^2 = 1/2")
        .isEqualTo(0.5);
    Shell.Outcome no = run("margin", "no.libsvm", "--json");
    assertThat(no.code()).isEqualTo(4);
    assertThat(JSON.readTree(no.out()).get("certificate")).hasSize(2);
    assertThat(run("margin", "missing.libsvm").code()).isEqualTo(2);
  }

  @Test
  void theBestWeightIsToldAndDrawn() throws Exception {
    String[] wide = {"weights", "--minority", "0.2", "--overparameterisation", "0.6", "--signal"};
    Shell.Outcome interior = run(with(wide, "2", "--json", "--plot", "errors.svg"));
    assertThat(interior.code()).isZero();
    assertThat(interior.err()).isEmpty();
    JsonNode best = JSON.readTree(interior.out()).get("best");
    assertThat(best.get("weight").doubleValue()).isCloseTo(6.7332059179, within(1e-9));
    assertThat(best.get("worstClassError").doubleValue())
        .isCloseTo(0.1697709335797299, within(1e-12));
    assertThat(directory.resolve("errors.svg")).content().startsWith("<svg ");
    assertThat(run(with(wide, "1.4", "--json")).out()).contains("\"weight\" : null");
    Shell.Outcome bad = run(with(wide, "-1"));
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.out()).isEmpty();
    assertThat(bad.err().lines()).hasSize(1);
  }
}
