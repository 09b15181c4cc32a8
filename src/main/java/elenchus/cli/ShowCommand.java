package elenchus.cli;

import elenchus.report.Prose;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints everything about one theorem. */
@Command(
    name = "show",
    description = "Prints statement, hypotheses, claims, controls and proof note of a theorem.")
final class ShowCommand implements Callable<Integer> {
  private final Console console;
  private final Shelf shelf;

  @Parameters(paramLabel = "ID", description = "The theorem, as 'list' names it.")
  private String id = "";

  ShowCommand(Console console, Shelf shelf) {
    this.console = console;
    this.shelf = shelf;
  }

  @Override
  public Integer call() {
    show(shelf.find(id));
    return ExitCode.OK;
  }

  private <I> void show(Theorem<I> theorem) {
    Card card = theorem.card();
    console.line(console.ink().strong(card.id()) + "  " + card.title());
    console.print("\n" + Prose.wrapped(card.statement(), 2));
    heading("Source");
    console.print(Prose.wrapped(card.source(), 2));
    heading("Hypotheses");
    for (Hypothesis<I> hypothesis : theorem.hypotheses()) {
      console.print(Prose.item(hypothesis.name(), hypothesis.statement(), 2));
    }
    heading("Claims");
    for (Claim claim : theorem.claims()) {
      String label = claim.name() + "  (" + claim.relation().symbol() + ")";
      console.print(Prose.item(label, claim.statement(), 2));
    }
    heading("Controls");
    for (Control<?> control : theorem.controls()) {
      String kind = control.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      console.print(Prose.item(control.name() + "  (" + kind + ")", control.statement(), 2));
    }
    heading("Worked examples");
    theorem.examples().forEach(example -> console.line("  " + example.name()));
    heading("Proof note");
    console.print(Prose.markdown(note(theorem), console.ink()));
  }

  private void heading(String text) {
    console.line("\n" + console.ink().strong(text));
  }

  private static String note(Theorem<?> theorem) {
    String place = theorem.card().note();
    try (InputStream stream = theorem.getClass().getResourceAsStream(place)) {
      return stream == null
          ? "There is no proof note at " + place + ".\n"
          : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
