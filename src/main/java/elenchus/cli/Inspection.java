package elenchus.cli;

import elenchus.campaign.Examined;
import elenchus.campaign.Examiner;
import elenchus.instance.Json;
import elenchus.report.Documents;
import elenchus.report.ExamineText;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import java.time.Duration;
import java.util.Optional;

/**
 * Examines one instance and prints everything known about it.
 *
 * @param console where to print
 * @param precision of the examination; empty to begin at standard and go on to high where needed
 * @param json whether to print a document
 */
record Inspection(Console console, Optional<Precision> precision, boolean json) {
  private static final Duration TIME = Duration.ofHours(1);

  /**
   * Examines and prints.
   *
   * @param name says which instance it is
   * @return the exit code
   */
  <I> int run(Theorem<I> theorem, I instance, long seed, String name) {
    Examiner<I> examiner = Examiner.of(theorem, TIME);
    Examined examined =
        precision.isPresent()
            ? examiner.examine(instance, seed, precision.get())
            : examiner.examine(instance, seed);
    if (json) {
      console.print(Json.print(Documents.examined(theorem, instance, seed, examined)));
    } else {
      console.print(ExamineText.of(theorem.card(), name, examined, console.ink()));
    }
    return ExitCode.of(examined.verdict());
  }
}
