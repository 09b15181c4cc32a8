package elenchus.cli;

import elenchus.instance.InstanceCodec;
import elenchus.instance.InstanceFile;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Examines again the instance in a file. */
@Command(
    name = "replay",
    description = "Examines the instance in a file again, for example a counterexample.",
    footer = {
      "",
      "Example:",
      "  ./elenchus replay counterexamples/some-theorem-seed1-trial3.json --precision high",
      "",
      "Exit code: 0 supported, 1 refuted, 2 bad usage or input, 3 inconclusive or vacuous."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;
  private final Shelf shelf;

  @Parameters(paramLabel = "FILE", description = "A file that names its theorem.")
  private Path file = Path.of("");

  @Option(
      names = "--precision",
      paramLabel = "P",
      converter = PrecisionConverter.class,
      description = "standard or high (default: standard, then high if that does not support).")
  private Optional<Precision> precision = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  ReplayCommand(Console console, Shelf shelf) {
    this.console = console;
    this.shelf = shelf;
  }

  @Override
  public Integer call() {
    InstanceFile instance = InstanceFile.read(file);
    String id =
        instance
            .theorem()
            .orElseThrow(() -> new InputException(file + ":1: the field 'theorem' is missing"));
    return replay(shelf.find(id), instance);
  }

  private <I> int replay(Theorem<I> theorem, InstanceFile instance) {
    I read = InstanceCodec.of(theorem.instanceType()).read(instance);
    return new Inspection(console, precision, json)
        .run(theorem, read, instance.seed(), file.toString());
  }
}
