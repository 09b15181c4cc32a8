package elenchus.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.Counterexample;
import elenchus.instance.InstanceCodec;
import elenchus.instance.Json;
import elenchus.search.AttackResult;
import elenchus.theorem.Theorem;
import java.nio.file.Path;
import java.util.Optional;

/** What an attack found, for a reader and for programs. */
public final class AttackReport {
  private AttackReport() {}

  /**
   * For a reader.
   *
   * @param counterexample the file written, if a claim was violated
   */
  public static String text(AttackResult result, Optional<Path> counterexample, Ink ink) {
    StringBuilder text = new StringBuilder();
    text.append(ink.strong(result.theorem().card().id()))
        .append("  ")
        .append(result.theorem().card().title())
        .append('\n');
    text.append("  ")
        .append(result.counterexample().isPresent() ? ink.bad("REFUTED") : "no violation found")
        .append(
            " by %s search: %s in %s, %d vacuous, seed %d, %s s\n"
                .formatted(
                    result.settings().guided() ? "guided" : "random",
                    Figures.count(result.evaluations(), "instance"),
                    Figures.count(result.generations(), "generation"),
                    result.vacuous(),
                    result.settings().seed(),
                    Figures.rounded(result.time().toMillis() / 1000.0, 3)));
    if (result.unconfirmed() > 0) {
      text.append("  ")
          .append(
              ink.warning(
                  Figures.count(result.unconfirmed(), "refutation")
                      + " at standard precision did not survive high precision"))
          .append('\n');
    }
    text.append("  the worst instance of each claim\n");
    int width =
        result.claims().stream()
            .mapToInt(worst -> worst.finding().claim().name().length())
            .max()
            .orElse(0);
    for (AttackResult.Worst worst : result.claims()) {
      text.append("    ")
          .append(Ink.padded(worst.finding().claim().name(), width))
          .append("  ")
          .append(CheckText.worst(worst.finding()))
          .append('\n');
    }
    result
        .counterexample()
        .ifPresent(
            found -> text.append("  ").append(CheckText.status(found.promotion())).append('\n'));
    counterexample.ifPresent(
        file -> text.append("  replay: ./elenchus replay ").append(file).append('\n'));
    return text.toString();
  }

  /** For programs. */
  public static ObjectNode document(
      AttackResult result, String version, Optional<Path> counterexample) {
    ObjectNode document =
        Json.object()
            .put("version", version)
            .put("theorem", result.theorem().card().id())
            .put("seed", result.settings().seed())
            .put("guided", result.settings().guided())
            .put("generations", result.generations())
            .put("evaluations", result.evaluations())
            .put("vacuous", result.vacuous())
            .put("unconfirmed", result.unconfirmed())
            .put("millis", result.time().toMillis());
    ArrayNode claims = document.putArray("claims");
    for (AttackResult.Worst worst : result.claims()) {
      ObjectNode claim = claims.addObject();
      claim.set("finding", Documents.finding(worst.finding()));
      claim.set("instance", instance(result.theorem(), worst.instance()));
      claim.put("seed", worst.seed());
    }
    if (result.counterexample().isPresent()) {
      Counterexample found = result.counterexample().get();
      ObjectNode node = document.putObject("counterexample");
      counterexample.ifPresent(file -> node.put("file", file.toString()));
      node.set("instance", instance(result.theorem(), found.instance()));
      node.set("status", Documents.promotion(found.promotion()));
      node.set("findings", Documents.findings(found.examined().evidence()));
    } else {
      document.putNull("counterexample");
    }
    return document;
  }

  /** The document of the counterexample, as {@code replay} reads it. */
  public static ObjectNode counterexample(AttackResult result, Counterexample found) {
    return CounterexampleFiles.document(result.theorem(), found);
  }

  private static ObjectNode instance(Theorem<?> theorem, Object instance) {
    return InstanceCodec.of(theorem.instanceType()).writeUntyped(instance);
  }
}
