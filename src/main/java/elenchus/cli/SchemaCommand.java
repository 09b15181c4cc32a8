package elenchus.cli;

import elenchus.instance.InstanceCodec;
import elenchus.instance.Json;
import elenchus.theorem.Theorem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a theorem's instances. */
@Command(name = "schema", description = "Prints the JSON Schema of the instances of a theorem.")
final class SchemaCommand implements Callable<Integer> {
  private final Console console;
  private final Shelf shelf;

  @Parameters(paramLabel = "ID", description = "The theorem, as 'list' names it.")
  private String id = "";

  SchemaCommand(Console console, Shelf shelf) {
    this.console = console;
    this.shelf = shelf;
  }

  @Override
  public Integer call() {
    Theorem<?> theorem = shelf.find(id);
    String title = "instance of " + theorem.card().id();
    console.print(Json.print(InstanceCodec.of(theorem.instanceType()).schema(title)));
    return ExitCode.OK;
  }
}
