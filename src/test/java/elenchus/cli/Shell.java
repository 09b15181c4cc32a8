package elenchus.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs as a user would. */
final class Shell {
  /** The program in one jar. */
  static final Path JAR = Path.of("target", "elenchus-all.jar").toAbsolutePath();

  /** Puts the fakes on the class path as further theorems. */
  private static final String WITH_FAKES =
      String.join(
          File.pathSeparator,
          Path.of("src", "test", "fixtures").toAbsolutePath().toString(),
          JAR.toString(),
          Path.of("target", "test-classes").toAbsolutePath().toString());

  private static final int PATIENCE_IN_MINUTES = 5;

  private final Path directory;

  Shell(Path directory) {
    this.directory = directory;
  }

  /** The class path of the program with the fakes in its catalogue. */
  static String withFakes() {
    return WITH_FAKES;
  }

  /** What a program did. */
  record Outcome(int code, String out, String err) {}

  /** Runs the program with the fakes in its catalogue, on a Java. */
  Outcome elenchus(Path java, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "-cp", WITH_FAKES, "elenchus.cli.Main"));
    command.addAll(List.of(arguments));
    return run(Map.of(), command);
  }

  /** Runs a program in the directory and waits for its end. */
  Outcome run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    return finish(start(environment, command));
  }

  /** A program that runs. */
  record Running(Process process, Path out, Path err) {}

  /** Starts a program in the directory. */
  Running start(Map<String, String> environment, List<String> command) throws IOException {
    Path out = Files.createTempFile(directory, "stdout", "");
    Path err = Files.createTempFile(directory, "stderr", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  /** Waits for the end of a program. */
  static Outcome finish(Running running) throws IOException, InterruptedException {
    if (!running.process().waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
      running.process().destroyForcibly();
      throw new IllegalStateException("no end after " + PATIENCE_IN_MINUTES + " minutes");
    }
    return new Outcome(
        running.process().exitValue(),
        Files.readString(running.out(), StandardCharsets.UTF_8),
        Files.readString(running.err(), StandardCharsets.UTF_8));
  }

  /** The Java that runs the tests. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The home of another Java of this machine, of a later version. */
  static Optional<Path> otherJavaHome() throws IOException {
    Path homes = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(homes)) {
      return Optional.empty();
    }
    Path own = java().toRealPath();
    try (Stream<Path> candidates = Files.list(homes)) {
      return candidates
          .sorted(Comparator.naturalOrder())
          .filter(home -> home.getFileName().toString().matches(".*\\b(2[1-9]|[3-9]\\d)\\b.*"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(home -> !isSame(home.resolve("bin/java"), own))
          .findFirst();
    }
  }

  private static boolean isSame(Path java, Path own) {
    try {
      return java.toRealPath().equals(own);
    } catch (IOException e) {
      throw new IllegalStateException(java.toString(), e);
    }
  }
}
