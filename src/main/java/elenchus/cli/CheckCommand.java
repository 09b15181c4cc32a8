package elenchus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.Campaign;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.Interruption;
import elenchus.campaign.Journal;
import elenchus.campaign.Settings;
import elenchus.campaign.TheoremResult;
import elenchus.instance.Json;
import elenchus.journal.JournalFile;
import elenchus.report.CheckDocument;
import elenchus.report.CheckText;
import elenchus.report.CounterexampleFiles;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a campaign. */
@Command(
    name = "check",
    description = {
      "Examines theorems on their worked examples and on random instances, and their controls.",
      "",
      "A claim that fails is examined again at high precision by a second method; if it still"
          + " fails, the instance is made smaller and written to a file that 'replay' reads."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus check                                  all theorems, 100 instances each",
      "  ./elenchus check ID --tries 1000 --seed 7         one theorem, other instances",
      "  ./elenchus check ID --time 2m                     as many instances as two minutes allow",
      "  ./elenchus check --tries 10000 --journal night.jsonl   long, and resumed after any end",
      "  ./elenchus check --report out                     pages to read in out/index.html",
      "  ./elenchus check --json > verdict.json            for programs",
      "",
      "Exit code: 0 all supported and all controls refuted, 1 a claim refuted or a control",
      "survived, 2 bad usage, 3 inconclusive, 130 interrupted by Ctrl-C (prints what is known)."
    })
final class CheckCommand implements Callable<Integer> {
  private static final int DEFAULT_TRIES = 100;
  private static final int MOST_TRIES_IN_TIME = 100_000;

  private final Console console;
  private final Shelf shelf;
  private final String version;

  @Parameters(paramLabel = "ID", description = "Theorems, as 'list' names them; all, if none.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = "Random instances per theorem (default 100; with --time as many as fit).")
  private Optional<Integer> tries = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the campaign (default 1). The same seed gives the same bits.")
  private long seed;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--time",
      paramLabel = "D",
      converter = DurationConverter.class,
      description = "Starts no new random instance after this time, for example 30s, 2m, 1h.")
  private Optional<Duration> time = Optional.empty();

  @Option(
      names = "--trial-time",
      paramLabel = "D",
      converter = DurationConverter.class,
      description =
          "Time for one examination (default 60s); one that does not end is given up and left open.")
  private Optional<Duration> trialTime = Optional.empty();

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "Writes down each trial when it is done. With a file that is there already, the same"
              + " campaign goes on where it ended, however it ended.")
  private Optional<Path> journal = Optional.empty();

  @Option(
      names = "--counterexamples",
      paramLabel = "DIR",
      defaultValue = "counterexamples",
      description =
          "Where counterexamples are written, if there are any (default: ${DEFAULT-VALUE}).")
  private Path counterexamples = Path.of("counterexamples");

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Writes a report for a browser into this directory: pages, JSON and JUnit XML. An older"
              + " report there is replaced.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  CheckCommand(Console console, Shelf shelf, String version) {
    this.console = console;
    this.shelf = shelf;
    this.version = version;
  }

  @Override
  public Integer call() {
    Settings settings = settings();
    List<Theorem<?>> theorems = shelf.findAll(ids);
    if (theorems.isEmpty()) {
      throw new InputException("the catalogue holds no theorem");
    }
    Optional<ReportWriting> writing = report.map(ReportWriting::to);
    try (Signals signals = Signals.watched()) {
      CampaignResult result = run(theorems, settings, signals.interruption());
      Map<String, Path> files = write(result);
      print(result, files, writing.map(place -> place.write(result, version, command())));
      console.out().flush();
      return result.interrupted() ? ExitCode.INTERRUPTED : ExitCode.of(result.outcome());
    }
  }

  private CampaignResult run(
      List<Theorem<?>> theorems, Settings settings, Interruption interruption) {
    if (journal.isEmpty()) {
      return run(theorems, settings, Journal.NONE, interruption);
    }
    Path path = journal.get();
    try (JournalFile file = JournalFile.open(path, theorems, settings, version)) {
      if (file.remembered() > 0) {
        console.errLine("%s: %d trials and controls remembered".formatted(path, file.remembered()));
      }
      CampaignResult result = run(theorems, settings, file, interruption);
      file.failure()
          .ifPresent(reason -> console.errLine("elenchus: " + path + ": not written: " + reason));
      if (result.interrupted()) {
        console.errLine("interrupted; the same command goes on where it ended");
      }
      return result;
    }
  }

  private CampaignResult run(
      List<Theorem<?>> theorems, Settings settings, Journal memory, Interruption interruption) {
    try (TerminalProgress progress = TerminalProgress.on(console, theorems.size())) {
      return Campaign.run(theorems, settings, progress, memory, interruption);
    }
  }

  private void print(CampaignResult result, Map<String, Path> files, Optional<Path> index) {
    if (json) {
      ObjectNode document = CheckDocument.of(result, version, files);
      index.ifPresent(page -> document.put("report", page.toString()));
      console.print(Json.print(document));
      return;
    }
    for (TheoremResult theorem : result.theorems()) {
      Optional<Path> file = Optional.ofNullable(files.get(theorem.card().id()));
      console.line(CheckText.theorem(theorem, file, console.ink()));
    }
    console.print(CheckText.summary(result, console.ink()));
    index.ifPresent(page -> console.line("report: " + page));
  }

  /** The command that repeats this campaign. */
  private String command() {
    StringBuilder words = new StringBuilder("./elenchus check");
    ids.forEach(id -> words.append(' ').append(id));
    time.ifPresent(limit -> words.append(" --time ").append(limit.toSeconds()).append('s'));
    if (tries.isPresent() || time.isEmpty()) {
      words.append(" --tries ").append(tries.orElse(DEFAULT_TRIES));
    }
    return words.append(" --seed ").append(seed).toString();
  }

  private Settings settings() {
    int used = tries.orElse(time.isPresent() ? MOST_TRIES_IN_TIME : DEFAULT_TRIES);
    if (used < 0) {
      throw new InputException("--tries must not be negative, but is " + used);
    }
    int workers = threads.count();
    Settings settings = Settings.of(used, seed, workers);
    if (trialTime.isPresent()) {
      settings = settings.with(settings.limits().withTrial(trialTime.get()));
    }
    return time.isPresent() ? settings.within(time.get()) : settings;
  }

  private Map<String, Path> write(CampaignResult result) {
    try {
      return CounterexampleFiles.write(result, counterexamples);
    } catch (IOException e) {
      throw new InputException("cannot write counterexamples to " + counterexamples + ": " + e);
    }
  }
}
