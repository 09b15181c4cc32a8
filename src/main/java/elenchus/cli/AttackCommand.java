package elenchus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import elenchus.instance.Json;
import elenchus.report.AttackReport;
import elenchus.report.CounterexampleFiles;
import elenchus.search.Attack;
import elenchus.search.AttackResult;
import elenchus.search.AttackSettings;
import elenchus.search.AttackState;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches for the worst instance of a theorem. */
@Command(
    name = "attack",
    description = {
      "Searches for the instance that violates a claim most.",
      "",
      "The search runs over the random choices of the theorem's own generator: it keeps the"
          + " choices that came closest to a violation of each claim, changes them at random, and"
          + " adapts a distribution around single ones. A violation is confirmed at high precision,"
          + " made smaller and written to a file that 'replay' reads."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus attack ID --time 5m                  five minutes",
      "  ./elenchus attack ID --state ID.state           goes on where it stopped",
      "  ./elenchus attack ID --generations 100 --json   the same bits on every machine",
      "",
      "Exit code: 0 no violation found, 1 a claim refuted, 2 bad usage or input."
    })
final class AttackCommand implements Callable<Integer> {
  private static final Duration DEFAULT_TIME = Duration.ofMinutes(1);

  private final Console console;
  private final Shelf shelf;
  private final String version;

  @Parameters(paramLabel = "ID", description = "The theorem, as 'list' names it.")
  private String id = "";

  @Option(
      names = "--time",
      paramLabel = "D",
      converter = DurationConverter.class,
      description = "Starts no generation after this time (default 1m; none with --generations).")
  private Optional<Duration> time = Optional.empty();

  @Option(names = "--generations", paramLabel = "N", description = "Stops after N generations.")
  private Optional<Integer> generations = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed (default ${DEFAULT-VALUE}). It determines every generation.")
  private long seed;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Goes on from this file if it exists, and writes it at the end.")
  private Optional<Path> stateFile = Optional.empty();

  @Option(names = "--random", description = "Random search, to compare with.")
  private boolean random;

  @Option(
      names = "--counterexamples",
      paramLabel = "DIR",
      defaultValue = "counterexamples",
      description =
          "Where a counterexample is written, if there is one (default: ${DEFAULT-VALUE}).")
  private Path counterexamples = Path.of("counterexamples");

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  AttackCommand(Console console, Shelf shelf, String version) {
    this.console = console;
    this.shelf = shelf;
    this.version = version;
  }

  @Override
  public Integer call() {
    Theorem<?> theorem = shelf.find(id);
    if (!theorem.instanceType().isRecord()) {
      throw new InputException("the instances of '" + id + "' are no records");
    }
    AttackSettings settings = settings();
    AttackState state = state();
    AttackResult result = Attack.run(theorem, settings, state);
    Optional<Path> file = write(result, state);
    if (json) {
      console.print(Json.print(AttackReport.document(result, version, file)));
    } else {
      console.print(AttackReport.text(result, file, console.ink()));
    }
    return result.counterexample().isPresent() ? ExitCode.REFUTED : ExitCode.OK;
  }

  private AttackSettings settings() {
    int workers = threads.count();
    int most = generations.orElse(Integer.MAX_VALUE);
    if (most < 1) {
      throw new InputException("--generations must be at least 1, but is " + most);
    }
    Optional<Duration> bound =
        time.isPresent() || generations.isPresent() ? time : Optional.of(DEFAULT_TIME);
    return new AttackSettings(seed, workers, bound, most, !random);
  }

  private AttackState state() {
    if (stateFile.isEmpty() || !Files.exists(stateFile.get())) {
      return AttackState.fresh(id, seed, !random);
    }
    Path file = stateFile.get();
    try {
      return AttackState.read(Json.parse(Files.readString(file)), id, seed, !random);
    } catch (JsonProcessingException e) {
      throw new InputException(file + ": not the state of an attack");
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read");
    }
  }

  private Optional<Path> write(AttackResult result, AttackState state) {
    try {
      if (stateFile.isPresent()) {
        CounterexampleFiles.write(stateFile.get(), Json.print(state.write()));
      }
      if (result.counterexample().isEmpty()) {
        return Optional.empty();
      }
      Path file = counterexamples.resolve("%s-attack-seed%d.json".formatted(id, seed));
      CounterexampleFiles.write(
          file, Json.print(AttackReport.counterexample(result, result.counterexample().get())));
      return Optional.of(file);
    } catch (IOException e) {
      throw new InputException("cannot write: " + e);
    }
  }
}
