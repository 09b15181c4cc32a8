package elenchus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills campaigns without warning at random moments and takes them up again. What a campaign comes
 * to after its kill must be the result of an undisturbed one in every character, but for the times.
 *
 * <pre>java -cp target/test-classes:target/elenchus-all.jar elenchus.cli.Kills 100 [ID...]</pre>
 */
final class Kills {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 60;

  private final Path directory;
  private final String classPath;
  private final List<String> ids;
  private final Random random = new Random(1);

  Kills(Path directory, String classPath, List<String> ids) {
    this.directory = directory;
    this.classPath = classPath;
    this.ids = List.copyOf(ids);
  }

  /**
   * What came of many kills.
   *
   * @param kills processes killed while they ran
   * @param campaigns brought to their end
   * @param identical results among them
   * @param torn journals with a torn last line among those left by a kill
   */
  record Tally(int kills, int campaigns, int identical, int torn) {}

  /** The number of kills, and theorems. */
  public static void main(String[] arguments) throws Exception {
    int kills = arguments.length == 0 ? 100 : Integer.parseInt(arguments[0]);
    List<String> ids =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : List.of("saxe-mode", "balancedness", "nc-metrics", "two-layer-interpolation-limit");
    Path directory = Files.createTempDirectory("kills");
    String classPath = System.getProperty("java.class.path");
    System.out.println(new Kills(directory, classPath, ids).run(kills));
  }

  /** Kills so many processes. */
  Tally run(int wanted) throws IOException, InterruptedException {
    long start = System.nanoTime();
    String expected = result(Shell.finish(start(List.of())));
    long whole = System.nanoTime() - start;
    int kills = 0;
    int campaigns = 0;
    int identical = 0;
    int torn = 0;
    while (kills < wanted) {
      Path journal = directory.resolve("journal-" + campaigns);
      List<String> options = List.of("--journal", journal.toString());
      Shell.Running running = start(options);
      if (isKilled(running, (long) (random.nextDouble() * whole))) {
        kills++;
        torn += isTorn(journal) ? 1 : 0;
        running = start(options);
      }
      identical += result(Shell.finish(running)).equals(expected) ? 1 : 0;
      campaigns++;
    }
    return new Tally(kills, campaigns, identical, torn);
  }

  private Shell.Running start(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Shell.java().toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath, "elenchus.cli.Main", "check"));
    command.addAll(ids);
    command.addAll(List.of("--json", "--tries", String.valueOf(TRIES), "--threads", "2"));
    command.addAll(options);
    return new Shell(directory).start(Map.of(), command);
  }

  private static boolean isKilled(Shell.Running running, long nanos) throws InterruptedException {
    if (running.process().waitFor(nanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    running.process().destroyForcibly().waitFor();
    return true;
  }

  private static boolean isTorn(Path journal) throws IOException {
    if (!Files.exists(journal)) {
      return false;
    }
    byte[] bytes = Files.readAllBytes(journal);
    return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
  }

  private static String result(Shell.Outcome outcome) throws IOException {
    JsonNode document = JSON.readTree(outcome.out());
    if (!document.isObject()) {
      throw new IllegalStateException("no result: " + outcome);
    }
    withoutTimes(document);
    return outcome.code() + document.toPrettyString();
  }

  private static void withoutTimes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("millis");
    }
    node.forEach(Kills::withoutTimes);
  }
}
