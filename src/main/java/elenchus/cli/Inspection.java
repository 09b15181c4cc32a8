package elenchus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.DrawnInstance;
import elenchus.campaign.Examined;
import elenchus.campaign.Examiner;
import elenchus.campaign.Promoter;
import elenchus.campaign.Promotion;
import elenchus.instance.Json;
import elenchus.report.Documents;
import elenchus.report.ExamineText;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
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
    return run(theorem, new DrawnInstance<>(instance, seed, ErrorBudget.whole()), name);
  }

  /**
   * Examines as a campaign does, and prints.
   *
   * @param name says which instance it is
   * @return the exit code
   */
  <I> int run(Theorem<I> theorem, DrawnInstance<I> drawn, String name) {
    I instance = drawn.instance();
    long seed = drawn.seed();
    Examiner<I> examiner = Examiner.of(theorem, TIME);
    Examined examined =
        precision.isPresent()
            ? examiner.examine(instance, seed, drawn.budget(), precision.get())
            : examiner.examine(instance, seed, drawn.budget());
    Optional<Promotion> promotion =
        examined.verdict() == Verdict.REFUTED
            ? Optional.of(Promoter.of(theorem).promote(instance, examined))
            : Optional.empty();
    if (json) {
      ObjectNode document = Documents.examined(theorem, instance, seed, examined);
      promotion.ifPresent(p -> document.set("counterexampleStatus", Documents.promotion(p)));
      console.print(Json.print(document));
    } else {
      console.print(ExamineText.of(theorem.card(), name, examined, promotion, console.ink()));
    }
    return ExitCode.of(examined.verdict());
  }
}
