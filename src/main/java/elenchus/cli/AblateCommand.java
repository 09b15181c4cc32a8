package elenchus.cli;

import elenchus.campaign.Settings;
import elenchus.instance.Json;
import elenchus.report.AblationDocument;
import elenchus.report.AblationText;
import elenchus.report.CounterexampleFiles;
import elenchus.search.Ablation;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drops the hypotheses of a theorem in turn. */
@Command(
    name = "ablate",
    description = {
      "Drops each hypothesis of a theorem in turn and says which are needed.",
      "",
      "A hypothesis is necessary if a claim is refuted on an instance that breaks this hypothesis"
          + " and nothing else; the instance is written to a file that 'replay' reads. It is not"
          + " shown necessary if the claims held on all such instances tried, with a bound on the"
          + " probability that they fail. Instances are those the theorem's author brought, and"
          + " variations of instances of the theorem."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus ablate ID                       a table",
      "  ./elenchus ablate ID --plot map.svg        how far each hypothesis may be broken",
      "",
      "Exit code: 0, or 2 for bad usage."
    })
final class AblateCommand implements Callable<Integer> {
  private final Console console;
  private final Shelf shelf;
  private final String version;

  @Parameters(paramLabel = "ID", description = "The theorem, as 'list' names it.")
  private String id = "";

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "100",
      description = "Instances per hypothesis (default ${DEFAULT-VALUE}).")
  private int tries;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed (default ${DEFAULT-VALUE}). The same seed gives the same bits.")
  private long seed;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--witnesses",
      paramLabel = "DIR",
      defaultValue = "counterexamples",
      description = "Where witnesses are written, if there are any (default: ${DEFAULT-VALUE}).")
  private Path witnesses = Path.of("counterexamples");

  @Option(names = "--plot", paramLabel = "FILE", description = "Writes a picture, as SVG.")
  private Optional<Path> plot = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  AblateCommand(Console console, Shelf shelf, String version) {
    this.console = console;
    this.shelf = shelf;
    this.version = version;
  }

  @Override
  public Integer call() {
    if (tries < 1) {
      throw new InputException("--tries must be at least 1, but is " + tries);
    }
    int workers = threads.count();
    Theorem<?> theorem = shelf.find(id);
    Ablation ablation = ablate(theorem, Settings.of(tries, seed, workers));
    Map<String, Path> files = write(ablation);
    if (json) {
      console.print(Json.print(AblationDocument.of(ablation, version, files)));
    } else {
      console.print(AblationText.of(ablation, files, console.ink()));
    }
    return ExitCode.OK;
  }

  private <I> Ablation ablate(Theorem<I> theorem, Settings settings) {
    try (TerminalProgress progress = TerminalProgress.on(console, theorem.hypotheses().size())) {
      return Ablation.of(theorem, settings, progress);
    }
  }

  private Map<String, Path> write(Ablation ablation) {
    try {
      Optional<String> picture =
          plot.isPresent() ? AblationDocument.picture(ablation) : Optional.empty();
      if (picture.isPresent()) {
        CounterexampleFiles.write(plot.orElseThrow(), picture.get());
      }
      return CounterexampleFiles.write(ablation.campaign(), witnesses);
    } catch (IOException e) {
      throw new InputException("cannot write: " + e);
    }
  }
}
