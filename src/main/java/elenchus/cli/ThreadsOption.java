package elenchus.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The number of threads, the same option for every command that works on several. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Number of threads (default: one per processor). Does not change the result.")
  private Optional<Integer> threads = Optional.empty();

  /**
   * The number, one per processor if none is given.
   *
   * @throws InputException if it is below 1
   */
  int count() {
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (workers < 1) {
      throw new InputException("--threads must be at least 1, but is " + workers);
    }
    return workers;
  }
}
