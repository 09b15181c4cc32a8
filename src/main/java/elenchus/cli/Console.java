package elenchus.cli;

import elenchus.report.Ink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the program writes: always UTF-8, in colour only on a terminal.
 *
 * @param out standard output
 * @param err standard error
 * @param ink for standard output
 * @param errIsTerminal whether standard error is a terminal, where a progress bar may move
 * @param failure why standard output could not be written, if it could not
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    Ink ink,
    boolean errIsTerminal,
    Supplier<Optional<String>> failure) {

  /** A console whose streams do not fail. */
  public Console(PrintWriter out, PrintWriter err, Ink ink, boolean errIsTerminal) {
    this(out, err, ink, errIsTerminal, Optional::empty);
  }

  /**
   * The console of the process. The launcher knows which streams are terminals and says so in the
   * system properties {@code elenchus.terminal.out} and {@code elenchus.terminal.err}.
   */
  static Console ofProcess() {
    boolean colours =
        Boolean.getBoolean("elenchus.terminal.out") && isUnset("NO_COLOR") && !isDumb();
    boolean bar = Boolean.getBoolean("elenchus.terminal.err") && !isDumb();
    Watched out = new Watched(new FileOutputStream(FileDescriptor.out));
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    return new Console(
        new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
        new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
        new Ink(colours),
        bar,
        () -> out.failure);
  }

  /** Remembers why a write failed, which a {@code PrintWriter} forgets. */
  private static final class Watched extends OutputStream {
    private final OutputStream target;
    private Optional<String> failure = Optional.empty();

    Watched(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      try {
        target.write(octets, from, length);
      } catch (IOException e) {
        failure = Optional.of(String.valueOf(e.getMessage()));
        throw e;
      }
    }
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
