package elenchus.cli;

import elenchus.campaign.Conjecture;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Promotion;
import elenchus.instance.InstanceCodec;
import elenchus.instance.InstanceFile;
import elenchus.report.refutation.Refutation;
import elenchus.report.site.CounterexampleFolder;
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
      "Examples:",
      "  ./elenchus replay counterexamples/some-theorem-seed1-trial3.json --precision high",
      "  ./elenchus replay counterexample.json --folder for-the-review",
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

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Writes a refutation into this directory: a page, the instance, a fragment of LaTeX and,"
              + " where the theorem has one, a script that needs numpy alone.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  ReplayCommand(Console console, Shelf shelf) {
    this.console = console;
    this.shelf = shelf;
  }

  @Override
  public Integer call() {
    Optional<ReportWriting> writing = folder.map(ReportWriting::to);
    InstanceFile instance = InstanceFile.read(file);
    String id =
        instance
            .theorem()
            .orElseThrow(() -> new InputException(file + ":1: the field 'theorem' is missing"));
    return replay(shelf.find(id), instance, writing);
  }

  private <I> int replay(
      Theorem<I> theorem, InstanceFile instance, Optional<ReportWriting> writing) {
    I read = InstanceCodec.of(theorem.instanceType()).read(instance);
    long seed = instance.seed();
    Inspection.Outcome outcome =
        new Inspection(console, precision, json).run(theorem, read, seed, file.toString());
    ControlResult.Witness witness = new ControlResult.Witness(read, seed, outcome.examined());
    Optional<Refutation> refutation =
        outcome.promotion().map(promotion -> refutation(theorem, witness, promotion));
    writing.ifPresent(place -> write(place, refutation));
    return outcome.exitCode();
  }

  private Refutation refutation(
      Theorem<?> theorem, ControlResult.Witness witness, Promotion promotion) {
    if (theorem instanceof Conjecture<?> conjecture) {
      String id = theorem.card().id();
      Theorem<?> parent = shelf.find(id.substring(0, id.indexOf(Conjecture.INFIX)));
      return Refutation.control(parent, conjecture.control(), witness, promotion);
    }
    return Refutation.claim(
        theorem, witness.instance(), witness.seed(), witness.examined(), promotion);
  }

  private void write(ReportWriting place, Optional<Refutation> refutation) {
    if (refutation.isEmpty()) {
      console.errLine("elenchus: nothing is refuted, so no folder is written");
      return;
    }
    place.write(directory -> CounterexampleFolder.writeAlone(refutation.get(), directory));
    if (!json) {
      console.line("report: " + place.directory().path().resolve("index.html"));
    }
  }
}
