package elenchus.cli;

import elenchus.baseline.Baseline;
import elenchus.baseline.BaselineFile;
import elenchus.baseline.Comparison;
import elenchus.baseline.ComparisonReport;
import elenchus.campaign.Settings;
import elenchus.instance.Json;
import elenchus.theorem.Theorem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares with a baseline. */
@Command(
    name = "compare",
    description = "Examines the same instances again and tells which numbers have drifted.")
final class BaselineCompareCommand implements Callable<Integer> {
  private final Console console;
  private final Shelf shelf;
  private final String version;

  @Parameters(index = "0", paramLabel = "FILE", description = "A file that 'record' has written.")
  private Path file = Path.of("");

  @Parameters(index = "1..*", paramLabel = "ID", description = "Theorems; all, if none.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "Changes up to this share of the tolerance of their claim are no drift (default 0: every"
              + " bit counts).")
  private double tolerance;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  BaselineCompareCommand(Console console, Shelf shelf, String version) {
    this.console = console;
    this.shelf = shelf;
    this.version = version;
  }

  @Override
  public Integer call() {
    if (!(tolerance >= 0)) {
      throw new InputException("--tolerance must not be negative, but is " + tolerance);
    }
    Baseline before = BaselineFile.read(file);
    List<Theorem<?>> theorems = shelf.findAll(ids);
    if (!ids.isEmpty()) {
      before = before.only(theorems.stream().map(theorem -> theorem.card().id()).toList());
    }
    Settings settings = Settings.of(before.tries(), before.seed(), threads.count());
    Baseline after = BaselineRecordCommand.record(console, theorems, settings, version);
    Comparison comparison = Comparison.of(before, after, tolerance);
    ComparisonReport report =
        new ComparisonReport(comparison, before.environment(), after.environment());
    console.print(json ? Json.print(report.document()) : report.text());
    return comparison.isSame() ? ExitCode.OK : ExitCode.REFUTED;
  }
}
