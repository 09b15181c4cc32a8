package elenchus.cli;

import elenchus.campaign.Campaign;
import elenchus.campaign.Conjecture;
import elenchus.campaign.DrawnInstance;
import elenchus.instance.InstanceCodec;
import elenchus.instance.InstanceFile;
import elenchus.instance.Spelling;
import elenchus.theorem.Control;
import elenchus.theorem.Example;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Examines one instance of a theorem. */
@Command(
    name = "examine",
    description = {
      "Examines one instance of a theorem and prints everything known about it.",
      "",
      "That is: the margins of its hypotheses, the findings, and the named quantities behind them."
          + " By default the instance is the first worked example."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus examine ID                         the worked example",
      "  ./elenchus examine ID --json                  all quantities to the last bit",
      "  ./elenchus examine ID --instance mine.json    your own instance ('schema ID' says how)",
      "  ./elenchus examine ID --trial 17 --seed 1     the instance of a trial of 'check'",
      "  ./elenchus examine ID --control NAME          a false variant and its numbers",
      "",
      "Exit code: 0 supported, 1 refuted, 2 bad usage or input, 3 inconclusive or vacuous."
    })
final class ExamineCommand implements Callable<Integer> {
  private static final int DRAWS = 1000;

  private final Console console;
  private final Shelf shelf;

  @Parameters(paramLabel = "ID", description = "The theorem, as 'list' names it.")
  private String id = "";

  @ArgGroup private Which which = new Which();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the campaign that --trial speaks of (default 1).")
  private long seed;

  @Option(
      names = "--precision",
      paramLabel = "P",
      converter = PrecisionConverter.class,
      description = "standard or high (default: standard, then high if that does not support).")
  private Optional<Precision> precision = Optional.empty();

  @Option(
      names = "--control",
      paramLabel = "NAME",
      description =
          "Examines the false variant so named, as 'show' lists it; by default on its smallest"
              + " counterexample or the first instance on which it bites.")
  private Optional<String> control = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  /** Which instance. */
  static final class Which {
    @Option(names = "--instance", paramLabel = "FILE", description = "The instance in a JSON file.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--example", paramLabel = "NAME", description = "The worked example so named.")
    private Optional<String> example = Optional.empty();

    @Option(
        names = "--trial",
        paramLabel = "N",
        description = "The instance of this trial of a campaign.")
    private Optional<Integer> trial = Optional.empty();
  }

  ExamineCommand(Console console, Shelf shelf) {
    this.console = console;
    this.shelf = shelf;
  }

  @Override
  public Integer call() {
    Theorem<?> theorem = shelf.find(id);
    return control.isPresent() ? examine(theorem, control.get()) : examine(theorem);
  }

  private int examine(Theorem<?> theorem, String name) {
    List<String> names = theorem.controls().stream().map(Control::name).toList();
    Control<?> named =
        theorem.controls().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown("control", name, names));
    return examineControl(Conjecture.of(theorem, named));
  }

  private <C> int examineControl(Conjecture<C> conjecture) {
    if (which.file.isPresent() || which.trial.isPresent() || which.example.isPresent()) {
      return examine(conjecture);
    }
    if (!conjecture.examples().isEmpty()) {
      return examine(conjecture);
    }
    C instance =
        conjecture
            .firstLive(seed, DRAWS)
            .orElseThrow(
                () ->
                    new InputException(
                        "no instance among "
                            + DRAWS
                            + " on which the control bites; try another --seed"));
    return new Inspection(console, precision, json)
        .run(conjecture, instance, 0, "first instance of seed " + seed)
        .exitCode();
  }

  private <I> int examine(Theorem<I> theorem) {
    Inspection inspection = new Inspection(console, precision, json);
    if (which.file.isPresent()) {
      InstanceFile file = InstanceFile.read(which.file.get());
      Optional<String> named = file.theorem();
      if (named.isPresent() && !named.get().equals(theorem.card().id())) {
        throw file.problem("theorem", "the instance belongs to '" + named.get() + "'");
      }
      I instance = InstanceCodec.of(theorem.instanceType()).read(file);
      return inspection.run(theorem, instance, file.seed(), which.file.get().toString()).exitCode();
    }
    if (which.trial.isPresent()) {
      int number = which.trial.get();
      if (number < 1) {
        throw new InputException("--trial must be at least 1, but is " + number);
      }
      DrawnInstance<I> drawn = Campaign.draw(theorem, seed, number);
      String name = "trial " + number + " of seed " + seed;
      return inspection.run(theorem, drawn, name).exitCode();
    }
    Example<I> example = example(theorem);
    return inspection
        .run(theorem, example.instance(), 0, "worked example '" + example.name() + "'")
        .exitCode();
  }

  private <I> Example<I> example(Theorem<I> theorem) {
    List<Example<I>> examples = theorem.examples();
    if (examples.isEmpty()) {
      throw new InputException("'" + id + "' has no worked example; use --instance or --trial");
    }
    if (which.example.isEmpty()) {
      return examples.get(0);
    }
    String name = which.example.get();
    List<String> names = examples.stream().map(Example::name).toList();
    return examples.stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown("example", name, names));
  }

  private InputException unknown(String what, String name, List<String> names) {
    return new InputException(
        "'"
            + id
            + "' has no "
            + what
            + " '"
            + name
            + "'"
            + Spelling.question(name, names)
            + (names.isEmpty() ? "" : " (" + what + "s: " + String.join(", ", names) + ")"));
  }
}
