package elenchus.cli;

import elenchus.report.Ink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the program writes: always UTF-8, in colour only on a terminal.
 *
 * @param out standard output
 * @param err standard error
 * @param ink for standard output
 * @param errIsTerminal whether standard error is a terminal, where a progress bar may move
 */
public record Console(PrintWriter out, PrintWriter err, Ink ink, boolean errIsTerminal) {

  /**
   * The console of the process. The launcher knows which streams are terminals and says so in the
   * system properties {@code elenchus.terminal.out} and {@code elenchus.terminal.err}.
   */
  static Console ofProcess() {
    boolean colours =
        Boolean.getBoolean("elenchus.terminal.out") && isUnset("NO_COLOR") && !isDumb();
    boolean bar = Boolean.getBoolean("elenchus.terminal.err") && !isDumb();
    return new Console(
        writer(FileDescriptor.out, false), writer(FileDescriptor.err, true), new Ink(colours), bar);
  }

  private static PrintWriter writer(FileDescriptor descriptor, boolean flushing) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), flushing);
  }

  private static boolean isUnset(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isEmpty();
  }

  private static boolean isDumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  /** Prints a text that ends its own lines. */
  void print(String text) {
    out.print(text);
  }

  /** Prints a line. */
  void line(String text) {
    out.print(text + "\n");
  }

  /** Prints a line on standard error. */
  void errLine(String text) {
    err.print(text + "\n");
    err.flush();
  }
}
