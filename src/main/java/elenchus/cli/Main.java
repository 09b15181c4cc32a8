package elenchus.cli;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    System.out.println("elenchus");
  }
}
