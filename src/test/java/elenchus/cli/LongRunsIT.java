package elenchus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns that are killed, interrupted and taken up again, as processes. */
class LongRunsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The bit of the interrupt in the masks of signals. */
  private static final long INTERRUPT = 2;

  @TempDir private Path directory = Path.of("");

  @Test
  void killedCampaignsEndAsIfNothingHadHappened() throws Exception {
    List<String> ids = List.of("small-sum", "false-sum", "saxe-mode");
    Kills.Tally tally = new Kills(directory, Shell.withFakes(), ids).run(4);
    assertThat(tally.kills()).isEqualTo(4);
    assertThat(tally.identical()).isEqualTo(tally.campaigns()).isPositive();
  }

  private Shell.Outcome interrupted(Path journal, String... arguments) throws Exception {
    long before = Files.exists(journal) ? Files.size(journal) : 0;
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Shell.java().toString(), "-cp", Shell.withFakes(), "elenchus.cli.Main"));
    command.addAll(List.of("check", "small-sum", "open-sum", "--tries", "3000000"));
    command.addAll(List.of("--journal", journal.toString()));
    command.addAll(List.of(arguments));
    Shell.Running running = new Shell(directory).start(Map.of(), command);
    while (!Files.exists(journal) || Files.size(journal) < before + 10_000) {
      assertThat(running.process().waitFor(20, TimeUnit.MILLISECONDS)).as("ended").isFalse();
    }
    String pid = String.valueOf(running.process().pid());
    String signal = interruptsAreIgnored() ? "-TERM" : "-INT";
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
    return Shell.finish(running);
  }

  /**
   * Whether this process, and with it the programs it starts, was started to ignore interrupts, as
   * shells start what runs in the background.
   */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .anyMatch(mask -> (mask & INTERRUPT) != 0);
    }
  }

  @Test
  void controlCPrintsWhatIsKnownSoFar() throws Exception {
    Path journal = directory.resolve("journal");
    Shell.Outcome first = interrupted(journal, "--json");
    int code = interruptsAreIgnored() ? 143 : 130;
    assertThat(first.code()).as(first.err()).isEqualTo(code);
    JsonNode document = JSON.readTree(first.out());
    assertThat(document.get("interrupted").booleanValue()).isTrue();
    assertThat(document.get("verdict").textValue()).isEqualTo("INCONCLUSIVE");
    JsonNode theorem = document.get("theorems").get(0);
    assertThat(theorem.get("id").textValue()).isEqualTo("small-sum");
    assertThat(theorem.get("undone").intValue()).isPositive();
    int supported = theorem.get("supported").intValue();
    assertThat(supported).isPositive();
    assertThat(first.err()).contains("interrupted; the same command goes on where it ended");
    Shell.Outcome second = interrupted(journal);
    assertThat(second.code()).isEqualTo(code);
    assertThat(second.err()).containsPattern("journal: \\d+ trials and controls remembered");
    assertThat(second.out()).containsPattern("interrupted: \\d+ trials and controls not done");
    assertThat(second.out()).contains("interrupted, INCONCLUSIVE: 1 theorem, ");
  }

  @Test
  void aJournalOfAnotherCampaignIsOneLine() throws Exception {
    Path journal = directory.resolve("journal");
    Shell shell = new Shell(directory);
    assertThat(shell.elenchus(Shell.java(), check(journal, "5")).code()).isZero();
    Shell.Outcome other = shell.elenchus(Shell.java(), check(journal, "6"));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.out()).isEmpty();
    assertThat(other.err())
        .isEqualTo(
            "elenchus: "
                + journal
                + ":1: the journal belongs to another campaign: tries 5, and not 6\n");
  }

  private static String[] check(Path journal, String tries) {
    return new String[] {"check", "small-sum", "--tries", tries, "--journal", journal.toString()};
  }
}
