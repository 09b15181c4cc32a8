package elenchus.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import elenchus.campaign.Examined;
import elenchus.campaign.Fault;
import elenchus.campaign.Promotion;
import elenchus.campaign.Reading;
import elenchus.instance.InstanceCodec;
import elenchus.instance.Json;
import elenchus.theorem.Curve;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Witness;

/** The parts that the JSON documents share, and the document about one instance. */
public final class Documents {
  private Documents() {}

  /** Everything known about one instance. */
  public static <I> ObjectNode examined(
      Theorem<I> theorem, I instance, long seed, Examined examined) {
    JsonNode written =
        theorem.instanceType().isRecord()
            ? InstanceCodec.of(theorem.instanceType()).write(instance)
            : TextNode.valueOf(instance.toString());
    return examined(theorem.card().id(), written, seed, examined);
  }

  /**
   * Everything known about one instance, which is written already.
   *
   * @param theorem id of the theorem, or of a control as a theorem of its own
   */
  public static ObjectNode examined(
      String theorem, JsonNode written, long seed, Examined examined) {
    ObjectNode document = Json.object();
    document.put("theorem", theorem);
    document.set("instance", written);
    document.put("seed", seed);
    document.put("verdict", examined.verdict().name());
    document.put("precision", examined.precision().name());
    ArrayNode hypotheses = document.putArray("hypotheses");
    examined.hypotheses().forEach(reading -> hypotheses.add(reading(reading)));
    document.set("findings", findings(examined.evidence()));
    document.set("faults", faults(examined));
    document.set("quantities", quantities(examined.evidence()));
    document.set("curves", curves(examined.evidence()));
    return document;
  }

  /** A finding. */
  public static ObjectNode finding(Finding finding) {
    ObjectNode node = Json.object();
    node.put("claim", finding.claim().name());
    node.put("relation", finding.claim().relation().symbol());
    node.put("observed", finding.observed());
    node.put("predicted", finding.predicted());
    node.put("error", finding.error());
    node.put("tolerance", finding.tolerance().value());
    node.put("refutation", finding.tolerance().refutation());
    node.put("derivation", finding.tolerance().derivation());
    node.put("ratio", finding.ratio());
    node.put("verdict", finding.verdict().name());
    node.put("strength", finding.strength().name());
    if (finding.isSampled()) {
      node.put("falseRefutation", finding.falseRefutation());
    }
    if (!finding.limitedBy().isEmpty()) {
      node.put("limitedBy", finding.limitedBy());
    }
    ArrayNode witnesses = node.putArray("witnesses");
    for (Witness witness : finding.witnesses()) {
      witnesses
          .addObject()
          .put("method", witness.method())
          .put("lineage", witness.lineage())
          .put("arithmetic", witness.arithmetic());
    }
    return node;
  }

  /** Whether a refutation is a proof, how it became one, or why it did not. */
  public static ObjectNode promotion(Promotion promotion) {
    ObjectNode node = Json.object().put("status", promotion.status().name());
    if (promotion instanceof Promotion.Certified certified) {
      node.put("how", certified.how());
      node.set("finding", finding(certified.finding()));
    } else if (promotion instanceof Promotion.Contradicted contradicted) {
      node.set("finding", finding(contradicted.finding()));
    } else if (promotion instanceof Promotion.Measured measured) {
      node.put("reason", measured.reason());
    }
    return node;
  }

  static ArrayNode findings(Evidence evidence) {
    ArrayNode findings = Json.array();
    evidence.findings().forEach(finding -> findings.add(finding(finding)));
    return findings;
  }

  static ObjectNode fault(Fault fault) {
    return Json.object().put("kind", fault.kind().name()).put("message", fault.message());
  }

  private static ArrayNode faults(Examined examined) {
    ArrayNode faults = Json.array();
    examined.faults().forEach(fault -> faults.add(fault(fault)));
    return faults;
  }

  private static ObjectNode reading(Reading reading) {
    return Json.object()
        .put("name", reading.hypothesis())
        .put("holds", reading.holds())
        .put("margin", reading.margin());
  }

  private static ObjectNode quantities(Evidence evidence) {
    ObjectNode quantities = Json.object();
    evidence.quantities().forEach((name, quantity) -> put(quantities, name, quantity));
    return quantities;
  }

  private static void put(ObjectNode quantities, String name, Quantity quantity) {
    if (quantity instanceof Quantity.Scalar scalar) {
      quantities.put(name, scalar.value());
    } else if (quantity instanceof Quantity.Tuple tuple) {
      quantities.set(name, Json.array(tuple.values()));
    } else if (quantity instanceof Quantity.Table table) {
      quantities.set(name, Json.array(table.rows()));
    } else if (quantity instanceof Quantity.Text text) {
      quantities.put(name, text.value());
    }
  }

  private static ObjectNode curves(Evidence evidence) {
    ObjectNode curves = Json.object();
    for (Curve curve : evidence.curves()) {
      ObjectNode node = curves.putObject(curve.name());
      node.set("x", Json.array(curve.x()));
      node.set("y", Json.array(curve.y()));
      node.put("xLabel", curve.xLabel()).put("yLabel", curve.yLabel());
    }
    return curves;
  }
}
