package elenchus.cli;

import elenchus.theorem.Catalogue;

/** The entry point of the process. */
public final class Main {
  private Main() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    System.exit(new Program(Console.ofProcess(), Catalogue::load).run(args));
  }
}
