package elenchus.cli;

import elenchus.report.Prose;
import elenchus.theorem.Card;
import elenchus.theorem.Control;
import elenchus.theorem.Erratum;
import elenchus.theorem.Theorem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the catalogue. */
@Command(
    name = "list",
    description = "Prints the catalogue: id, title, source, number of controls.")
final class ListCommand implements Callable<Integer> {
  private final Console console;
  private final Shelf shelf;

  @Option(
      names = "--errata",
      description =
          "Prints the statements that are false as printed, with their smallest certified"
              + " counterexample, beside what holds.")
  private boolean errata;

  ListCommand(Console console, Shelf shelf) {
    this.console = console;
    this.shelf = shelf;
  }

  @Override
  public Integer call() {
    if (errata) {
      shelf.catalogue().theorems().forEach(this::printErrata);
      return ExitCode.OK;
    }
    List<Theorem<?>> theorems = shelf.catalogue().theorems();
    // Most of the time goes into loading the classes of the controls, which processors can share.
    List<Integer> counts = theorems.parallelStream().map(t -> t.controls().size()).toList();
    String family = "";
    for (int i = 0; i < counts.size(); i++) {
      Card card = theorems.get(i).card();
      if (!card.family().equals(family)) {
        console.print((family.isEmpty() ? "" : "\n") + console.ink().strong(card.family()) + "\n");
        family = card.family();
      }
      int controls = counts.get(i);
      console.line("  " + console.ink().strong(card.id()));
      console.print(Prose.wrapped(card.title(), 4));
      console.print(
          Prose.wrapped(
              card.source().lines().findFirst().orElse("")
                  + " ["
                  + controls
                  + (controls == 1 ? " control]" : " controls]"),
              4));
    }
    return ExitCode.OK;
  }

  private void printErrata(Theorem<?> theorem) {
    for (Control<?> control : theorem.controls()) {
      control.erratum().ifPresent(erratum -> print(theorem.card().id(), erratum));
    }
  }

  private void print(String id, Erratum erratum) {
    console.line(console.ink().strong(erratum.label()) + "  " + erratum.source());
    console.line("  belongs to " + id);
    console.print(Prose.item("as read", erratum.transcribed(), 2));
    console.print(Prose.item("fails", erratum.fails(), 2));
    console.print(Prose.item("certified counterexample", erratum.counterexample(), 2));
    console.print(Prose.item("holds", erratum.holds(), 2));
    console.line("");
  }
}
