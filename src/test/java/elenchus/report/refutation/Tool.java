package elenchus.report.refutation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of a program that may be missing on a machine.
 *
 * @param code exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record Tool(int code, String out, String err) {
  private static final int MISSING = 127;

  /** Whether the program runs and returns 0. */
  public static boolean works(String... command) throws IOException, InterruptedException {
    return run(Path.of("."), List.of(command)).code == 0;
  }

  /** Runs a program in a directory, two minutes at most. */
  public static Tool run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("tool", ".out");
    Path err = Files.createTempFile("tool", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      // Small matrices are slower on many threads, and a busy machine makes it worse.
      builder.environment().put("OPENBLAS_NUM_THREADS", "1");
      builder.environment().put("OMP_NUM_THREADS", "1");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new IOException(command + " does not end");
      }
      // Compilers of other languages may write bytes that are no UTF-8.
      return new Tool(process.exitValue(), text(out), text(err));
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).startsWith("Cannot run program")) {
        return new Tool(MISSING, "", String.valueOf(e.getMessage()));
      }
      throw e;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
