package elenchus.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option by which theorems of the user join the catalogue of a command. */
final class TheoremsOption {
  private final Shelf shelf;

  TheoremsOption(Shelf shelf) {
    this.shelf = shelf;
  }

  @Option(
      names = "--theorems",
      paramLabel = "JAR",
      description = "Your own theorems join the catalogue: a jar or a directory of classes.")
  void add(List<Path> places) {
    shelf.add(places);
  }
}
