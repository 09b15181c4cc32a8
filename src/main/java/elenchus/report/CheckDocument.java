package elenchus.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.ClaimTally;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Fault;
import elenchus.campaign.HypothesisTally;
import elenchus.campaign.TheoremResult;
import elenchus.instance.Json;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Finding;
import java.nio.file.Path;
import java.util.Map;

/**
 * The JSON document about a campaign. Apart from the fields {@code millis} it depends on theorems,
 * seed and number of tries alone.
 */
public final class CheckDocument {
  private CheckDocument() {}

  /**
   * The document.
   *
   * @param version of the program
   * @param counterexamples the files written, by theorem id
   */
  public static ObjectNode of(
      CampaignResult result, String version, Map<String, Path> counterexamples) {
    ObjectNode document = Json.object();
    document.put("version", version);
    document.put("seed", result.settings().seed());
    document.put("tries", result.settings().tries());
    document.put("verdict", result.outcome().name());
    document.put("interrupted", result.interrupted());
    document.put("millis", result.time().toMillis());
    if (result.statisticalClaims() == 0) {
      document.putNull("statistics");
    } else {
      document
          .putObject("statistics")
          .put("claims", result.statisticalClaims())
          .put("falseRefutation", ErrorBudget.CAMPAIGN);
    }
    ArrayNode theorems = document.putArray("theorems");
    for (TheoremResult theorem : result.theorems()) {
      theorems.add(theorem(theorem, counterexamples));
    }
    return document;
  }

  private static ObjectNode theorem(TheoremResult result, Map<String, Path> counterexamples) {
    ObjectNode node = Json.object();
    node.put("id", result.card().id());
    node.put("verdict", result.outcome().name());
    node.put("tries", result.counts().total());
    node.put("examples", result.examples());
    node.put("supported", result.counts().supported());
    node.put("refuted", result.counts().refuted());
    node.put("inconclusive", result.counts().inconclusive());
    node.put("vacuous", result.counts().vacuous());
    node.put("undone", result.undone());
    node.put("millis", result.time().toMillis());
    result
        .bound()
        .ifPresentOrElse(
            bound ->
                node.putObject("violationBound")
                    .put("confidence", bound.confidence())
                    .put("upper", bound.upper())
                    .put("trials", bound.trials())
                    .put("violations", bound.violations()),
            () -> node.putNull("violationBound"));
    node.set("failedHypotheses", counts(result.failedHypotheses()));
    ArrayNode hypotheses = node.putArray("hypotheses");
    result.hypotheses().forEach(hypothesis -> hypotheses.add(hypothesis(hypothesis)));
    ArrayNode claims = node.putArray("claims");
    result.claims().forEach(claim -> claims.add(claim(claim)));
    ArrayNode controls = node.putArray("controls");
    result.controls().forEach(control -> controls.add(control(control)));
    node.put("numericsFaults", result.faults(Fault.Kind.NUMERICS));
    ArrayNode faults = node.putArray("faults");
    for (TheoremResult.TrialFault fault : result.faults()) {
      ObjectNode entry = faults.addObject().put("trial", fault.trial());
      entry.setAll(Documents.fault(fault.fault()));
    }
    Path path = counterexamples.get(result.card().id());
    if (path == null) {
      node.putNull("counterexample");
    } else {
      node.put("counterexample", path.toString());
    }
    result
        .counterexample()
        .ifPresentOrElse(
            found -> node.set("counterexampleStatus", Documents.promotion(found.promotion())),
            () -> node.putNull("counterexampleStatus"));
    return node;
  }

  private static ObjectNode hypothesis(HypothesisTally tally) {
    ObjectNode node = Json.object();
    node.put("name", tally.hypothesis());
    node.put("holds", tally.holds());
    node.put("fails", tally.fails());
    node.put("undecided", tally.undecided());
    tally
        .smallest()
        .ifPresentOrElse(
            margin -> node.put("smallestMargin", margin).put("trial", tally.trial()),
            () -> node.putNull("smallestMargin").putNull("trial"));
    return node;
  }

  private static ObjectNode claim(ClaimTally tally) {
    ObjectNode node = Json.object();
    node.put("name", tally.claim().name());
    node.put("verdict", tally.verdict().name());
    tally
        .weakest()
        .ifPresentOrElse(s -> node.put("strength", s.name()), () -> node.putNull("strength"));
    tally
        .strongest()
        .ifPresentOrElse(s -> node.put("strongest", s.name()), () -> node.putNull("strongest"));
    node.put("supported", tally.supported());
    node.put("refuted", tally.refuted());
    node.put("inconclusive", tally.inconclusive());
    node.put("sampled", tally.sampled());
    tally
        .worst()
        .ifPresentOrElse(worst -> node.set("worst", worst(worst)), () -> node.putNull("worst"));
    node.set("limits", counts(tally.limits()));
    return node;
  }

  private static ObjectNode worst(ClaimTally.Worst worst) {
    Finding finding = worst.finding();
    return Json.object()
        .put("trial", worst.trial())
        .put("observed", finding.observed())
        .put("predicted", finding.predicted())
        .put("error", finding.error())
        .put("tolerance", finding.tolerance().value())
        .put("ratio", finding.ratio())
        .put("verdict", finding.verdict().name());
  }

  private static ObjectNode control(ControlResult result) {
    ObjectNode node = Json.object();
    node.put("name", result.control().name());
    node.put("kind", result.control().kind().name());
    node.put("refuted", result.refuted());
    node.put("tries", result.tries());
    node.put("draws", result.draws());
    result
        .finding()
        .ifPresentOrElse(
            finding -> node.set("finding", Documents.finding(finding)),
            () -> node.putNull("finding"));
    result
        .promotion()
        .ifPresentOrElse(
            promotion -> node.set("refutationStatus", Documents.promotion(promotion)),
            () -> node.putNull("refutationStatus"));
    ArrayNode faults = node.putArray("faults");
    result.faults().forEach(fault -> faults.add(Documents.fault(fault)));
    return node;
  }

  private static ObjectNode counts(Map<String, Integer> counts) {
    ObjectNode node = Json.object();
    counts.forEach(node::put);
    return node;
  }
}
