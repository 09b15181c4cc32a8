package elenchus.cli;

import elenchus.report.Ink;
import elenchus.theorem.Theorem;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Runs the common commands once without a word, so that the launcher can archive the classes they
 * load.
 */
@Command(name = "rehearse", hidden = true, description = "Loads what the common commands need.")
final class RehearseCommand implements Callable<Integer> {
  private final Shelf shelf;

  RehearseCommand(Shelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public Integer call() {
    rehearse("list");
    rehearse("--help");
    for (Theorem<?> theorem : shelf.catalogue().theorems().stream().limit(1).toList()) {
      String id = theorem.card().id();
      List.of("show", "schema").forEach(command -> rehearse(command, id));
      rehearse("examine", id);
      rehearse("examine", id, "--json");
    }
    return ExitCode.OK;
  }

  private void rehearse(String... arguments) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Console silent = new Console(nowhere, nowhere, new Ink(false), false);
    int unused = new Program(silent, shelf::catalogue).run(arguments);
  }
}
