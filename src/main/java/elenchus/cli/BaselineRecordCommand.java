package elenchus.cli;

import elenchus.baseline.Baseline;
import elenchus.baseline.BaselineFile;
import elenchus.campaign.Settings;
import elenchus.instance.Json;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a baseline. */
@Command(
    name = "record",
    description = "Writes the numbers behind the findings to a file; controls are left out.")
final class BaselineRecordCommand implements Callable<Integer> {
  private final Console console;
  private final Shelf shelf;
  private final String version;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file that is written.")
  private Path file = Path.of("");

  @Parameters(index = "1..*", paramLabel = "ID", description = "Theorems; all, if none.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "5",
      description = "Random instances per theorem, besides its worked examples (default 5).")
  private int tries;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the instances (default 1).")
  private long seed;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  BaselineRecordCommand(Console console, Shelf shelf, String version) {
    this.console = console;
    this.shelf = shelf;
    this.version = version;
  }

  @Override
  public Integer call() {
    if (tries < 0) {
      throw new InputException("--tries must not be negative, but is " + tries);
    }
    List<Theorem<?>> theorems = shelf.findAll(ids);
    Baseline baseline =
        record(console, theorems, Settings.of(tries, seed, threads.count()), version);
    try {
      Files.writeString(file, Json.print(BaselineFile.write(baseline)));
    } catch (IOException e) {
      throw new InputException(file + ": cannot be written: " + e.getClass().getSimpleName());
    }
    long trials = baseline.theorems().values().stream().mapToLong(t -> t.size()).sum();
    long findings =
        baseline.theorems().values().stream()
            .flatMap(t -> t.values().stream())
            .mapToLong(List::size)
            .sum();
    console.line(
        "%s: %d theorems, %d instances, %d findings"
            .formatted(file, baseline.theorems().size(), trials, findings));
    return ExitCode.OK;
  }

  static Baseline record(
      Console console, List<Theorem<?>> theorems, Settings settings, String version) {
    try (TerminalProgress progress = TerminalProgress.on(console, 1)) {
      return Baseline.record(theorems, settings, progress, version);
    }
  }
}
