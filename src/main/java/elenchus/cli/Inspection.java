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
import elenchus.theorem.Card;
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
   * What an examination found.
   *
   * @param examined the evidence
   * @param promotion whether a refutation is certified; empty where nothing is refuted
   */
  record Outcome(Examined examined, Optional<Promotion> promotion) {
    int exitCode() {
      return ExitCode.of(examined.verdict());
    }
  }

  /**
   * Examines an instance of a theorem and prints.
   *
   * @param name says which instance it is
   */
  <I> Outcome run(Theorem<I> theorem, I instance, long seed, String name) {
    return run(theorem, new DrawnInstance<>(instance, seed, ErrorBudget.whole()), name);
  }

  /**
   * Examines an instance of a theorem as a campaign does, and prints.
   *
   * @param name says which instance it is
   */
  <I> Outcome run(Theorem<I> theorem, DrawnInstance<I> drawn, String name) {
    Outcome outcome = examine(Examiner.of(theorem, TIME), Promoter.of(theorem), drawn);
    ObjectNode document =
        Documents.examined(theorem, drawn.instance(), drawn.seed(), outcome.examined);
    print(outcome, theorem.card(), name, document);
    return outcome;
  }

  private <I> Outcome examine(Examiner<I> examiner, Promoter<I> promoter, DrawnInstance<I> drawn) {
    Examined examined =
        precision.isPresent()
            ? examiner.examine(drawn.instance(), drawn.seed(), drawn.budget(), precision.get())
            : examiner.examine(drawn.instance(), drawn.seed(), drawn.budget());
    Optional<Promotion> promotion =
        examined.verdict() == Verdict.REFUTED
            ? Optional.of(promoter.promote(drawn.instance(), examined))
            : Optional.empty();
    return new Outcome(examined, promotion);
  }

  private void print(Outcome outcome, Card card, String name, ObjectNode document) {
    if (json) {
      outcome.promotion.ifPresent(
          p -> document.set("counterexampleStatus", Documents.promotion(p)));
      console.print(Json.print(document));
    } else {
      console.print(ExamineText.of(card, name, outcome.examined, outcome.promotion, console.ink()));
    }
  }
}
