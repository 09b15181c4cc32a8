package elenchus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a house of its own, with a Maven that only copies a small program. */
class LauncherIT {
  private static final String BUILDING = "elenchus: building the program";

  @TempDir private Path directory = Path.of("");
  private Path home = Path.of("");
  private Path builds = Path.of("");
  private Path program = Path.of("");

  @BeforeEach
  void house() throws IOException {
    home = Files.createDirectories(directory.resolve("a house with spaces"));
    for (String folder : List.of("src/main", "properties", "proofs-notes")) {
      Files.writeString(Files.createDirectories(home.resolve(folder)).resolve("file"), "text");
    }
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("elenchus"), home.resolve("elenchus"));
    builds = directory.resolve("builds");
    program = directory.resolve("program.jar");
    SmallProgram.write(program);
    mavenThatCopies(program);
  }

  private void mavenThatCopies(Path jar) throws IOException {
    maven("cp '" + jar + "' \"$build/elenchus-all.jar\"");
  }

  /** A Maven that logs that it was called, then does as told. */
  private void maven(String action) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    String script =
        """
        #!/bin/sh
        for argument; do
          case $argument in -Delenchus.build=*) build=${argument#*=} ;; esac
        done
        echo built >>'%s'
        sleep 0.5
        %s
        """
            .formatted(builds, action);
    Files.writeString(bin.resolve("mvn"), script);
    Files.setPosixFilePermissions(bin.resolve("mvn"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Map<String, String> environment() {
    return Map.of(
        "PATH",
        directory.resolve("bin") + ":" + System.getenv("PATH"),
        "JAVA_HOME",
        System.getProperty("java.home"));
  }

  private Shell.Outcome launch(String... arguments) throws Exception {
    return Shell.finish(start(home.resolve("elenchus"), arguments));
  }

  private Shell.Running start(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return new Shell(directory).start(environment(), command);
  }

  private int builds() throws IOException {
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  @Test
  void theFirstRunBuildsAndSaysSoTheSecondIsQuiet() throws Exception {
    Shell.Outcome first = launch("--version");
    assertThat(first.err()).startsWith(BUILDING);
    assertThat(first.err().lines()).hasSize(1);
    assertThat(first.out()).startsWith("elenchus ");
    assertThat(first.code()).isZero();
    Shell.Outcome second = launch("--version");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(builds()).isEqualTo(1);
    assertThat(home.resolve("target/elenchus.jsa")).exists();
  }

  @Test
  void aNewerSourceMakesItBuildAgain() throws Exception {
    assertThat(launch("--version").err()).startsWith(BUILDING);
    for (String source : List.of("pom.xml", "src/main/file", "properties/file")) {
      FileTime later = FileTime.from(Instant.now().plusSeconds(2));
      Files.setLastModifiedTime(home.resolve(source), later);
      assertThat(launch("--version").err()).as(source).startsWith(BUILDING);
      Files.setLastModifiedTime(home.resolve(source), FileTime.from(Instant.EPOCH));
      assertThat(launch("--version").err()).isEmpty();
    }
    Files.delete(home.resolve("proofs-notes/file"));
    assertThat(launch("--version").err()).as("a deleted note").startsWith(BUILDING);
  }

  @Test
  void twoFirstRunsAtOnceDoNotDisturbEachOther() throws Exception {
    Shell.Running one = start(home.resolve("elenchus"), "--version");
    Shell.Running other = start(home.resolve("elenchus"), "--version");
    Shell.Outcome first = Shell.finish(one);
    Shell.Outcome second = Shell.finish(other);
    assertThat(List.of(first.code(), second.code())).containsOnly(0);
    assertThat(first.out()).startsWith("elenchus ").isEqualTo(second.out());
    assertThat(builds()).isBetween(1, 2);
  }

  @Test
  void aFailedBuildShowsWhyAndKeepsTheOldProgram() throws Exception {
    assertThat(launch("--version").code()).isZero();
    byte[] before = Files.readAllBytes(home.resolve("target/elenchus-all.jar"));
    maven("echo 'this does not compile'; exit 1");
    Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(2)));
    Shell.Outcome outcome = launch("--version");
    assertThat(outcome.code()).isEqualTo(70);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("this does not compile", "elenchus: the build failed");
    assertThat(Files.readAllBytes(home.resolve("target/elenchus-all.jar"))).isEqualTo(before);
  }

  @Test
  void itWorksThroughLinksFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("absolute"), home.resolve("elenchus"));
    Path relative =
        Files.createSymbolicLink(directory.resolve("bin/relative"), Path.of("../absolute"));
    assertThat(Shell.finish(start(link, "--version")).code()).isZero();
    Shell.Outcome outcome = Shell.finish(start(relative, "--version"));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void argumentsAndExitCodesPassThrough() throws Exception {
    mavenThatCopies(Shell.JAR);
    Shell.Outcome outcome = launch("check", "--tries", "a b");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("'--tries': 'a b' is not an int");
  }

  @Test
  void itRunsWithoutAFittingArchive() throws Exception {
    assertThat(launch("--version").code()).isZero();
    Path archive = home.resolve("target/elenchus.jsa");
    Files.delete(archive);
    assertThat(launch("--version")).isEqualTo(new Shell.Outcome(0, version(), ""));
    Files.writeString(archive, "no archive");
    assertThat(launch("--version")).isEqualTo(new Shell.Outcome(0, version(), ""));
  }

  @Test
  void itRunsOnAnotherJavaThanItWasBuiltFor() throws Exception {
    Optional<Path> other = Shell.otherJavaHome();
    assumeTrue(other.isPresent(), "there is no other Java on this machine");
    assertThat(launch("--version").code()).isZero();
    String javaHome = other.get().toString();
    Map<String, String> environment = Map.of("JAVA_HOME", javaHome);
    Shell.Outcome outcome =
        new Shell(directory)
            .run(environment, List.of(home.resolve("elenchus").toString(), "--version"));
    assertThat(outcome).isEqualTo(new Shell.Outcome(0, version(), ""));
  }

  private String version() throws Exception {
    return new Shell(directory)
        .run(Map.of(), List.of(Shell.java().toString(), "-jar", program.toString(), "--version"))
        .out();
  }
}
