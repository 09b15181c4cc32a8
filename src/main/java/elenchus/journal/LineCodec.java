package elenchus.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.ControlOutline;
import elenchus.campaign.Fault;
import elenchus.campaign.Reading;
import elenchus.campaign.TrialRecord;
import elenchus.instance.Json;
import elenchus.theorem.Claim;
import elenchus.theorem.Curve;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Strength;
import elenchus.theorem.Theorem;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Verdict;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Maps trials and controls to lines and back, every number to the bit. */
final class LineCodec {
  private static final int FINDING_FIELDS = 11;

  private final Texts texts = new Texts();

  String write(String theorem, TrialRecord trial) {
    ObjectNode line = Json.object().put("theorem", theorem).put("trial", trial.number());
    line.put("verdict", trial.verdict().name()).put("precision", trial.precision().name());
    ArrayNode findings = line.putArray("findings");
    trial.findings().forEach(finding -> findings.add(finding(finding)));
    ArrayNode hypotheses = line.putArray("hypotheses");
    for (Reading reading : trial.hypotheses()) {
      hypotheses.add(texts.number(reading.hypothesis())).add(reading.margin());
    }
    ArrayNode curves = line.putArray("curves");
    trial.curves().forEach(curve -> curves.add(curve(curve)));
    line.set("faults", faults(trial.faults()));
    return print(line);
  }

  String write(String theorem, String control, ControlOutline outline) {
    ObjectNode line = Json.object().put("theorem", theorem).put("control", control);
    line.put("refuted", outline.refuted());
    line.put("tries", outline.tries()).put("draws", outline.draws());
    line.set("faults", faults(outline.faults()));
    return print(line);
  }

  /** Every line must be learnt from, in order, before it is read. */
  void learn(JsonNode line) {
    texts.learn(line.path("texts"));
  }

  /**
   * Reads a trial.
   *
   * @throws IllegalArgumentException if the line holds none of this theorem
   */
  TrialRecord trial(JsonNode line, Theorem<?> theorem) {
    return new TrialRecord(
        line.path("trial").asInt(),
        Verdict.valueOf(line.path("verdict").asText()),
        Precision.valueOf(line.path("precision").asText()),
        list(line.path("findings"), node -> finding(node, theorem)),
        readings(line.path("hypotheses")),
        list(line.path("curves"), LineCodec::curve),
        list(line.path("faults"), this::fault));
  }

  /**
   * Reads a control.
   *
   * @throws IllegalArgumentException if the line holds none
   */
  ControlOutline control(JsonNode line) {
    return new ControlOutline(
        line.path("refuted").asBoolean(),
        line.path("tries").asInt(),
        line.path("draws").asInt(),
        list(line.path("faults"), this::fault));
  }

  private String print(ObjectNode line) {
    ArrayNode added = texts.unannounced();
    if (!added.isEmpty()) {
      line.set("texts", added);
    }
    return Json.printCompact(line);
  }

  private ArrayNode finding(Finding finding) {
    ArrayNode witnesses = Json.array();
    for (Witness witness : finding.witnesses()) {
      witnesses.add(texts.number(witness.method()));
      witnesses.add(texts.number(witness.lineage()));
      witnesses.add(texts.number(witness.arithmetic()));
    }
    return Json.array()
        .add(texts.number(finding.claim().name()))
        .add(finding.observed())
        .add(finding.predicted())
        .add(finding.error())
        .add(finding.tolerance().value())
        .add(finding.tolerance().refutation())
        .add(texts.number(finding.tolerance().derivation()))
        .add(finding.strength().name())
        .add(witnesses)
        .add(texts.number(finding.limitedBy()))
        .add(finding.falseRefutation());
  }

  private Finding finding(JsonNode node, Theorem<?> theorem) {
    if (node.size() != FINDING_FIELDS) {
      throw new IllegalArgumentException("a finding has " + node.size() + " fields");
    }
    Tolerance tolerance =
        new Tolerance(number(node.get(4)), number(node.get(5)), texts.text(node.get(6)));
    return new Finding(
        claim(texts.text(node.get(0)), theorem),
        number(node.get(1)),
        number(node.get(2)),
        number(node.get(3)),
        tolerance,
        Strength.valueOf(node.get(7).asText()),
        witnesses(node.get(8)),
        texts.text(node.get(9)),
        number(node.get(10)));
  }

  private List<Witness> witnesses(JsonNode node) {
    List<Witness> witnesses = new ArrayList<>();
    for (int i = 0; i + 2 < node.size(); i += 3) {
      witnesses.add(
          new Witness(
              texts.text(node.get(i)), texts.text(node.get(i + 1)), texts.text(node.get(i + 2))));
    }
    return witnesses;
  }

  private static Claim claim(String name, Theorem<?> theorem) {
    return theorem.claims().stream()
        .filter(claim -> claim.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + theorem.card().id() + "' has no claim '" + name + "' any more"));
  }

  private List<Reading> readings(JsonNode node) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i + 1 < node.size(); i += 2) {
      readings.add(new Reading(texts.text(node.get(i)), number(node.get(i + 1))));
    }
    return readings;
  }

  private static ArrayNode curve(Curve curve) {
    return Json.array()
        .add(curve.name())
        .add(curve.xLabel())
        .add(curve.yLabel())
        .add(Json.array(curve.x()))
        .add(Json.array(curve.y()));
  }

  private static Curve curve(JsonNode node) {
    return new Curve(
        node.path(0).asText(),
        node.path(1).asText(),
        node.path(2).asText(),
        numbers(node.path(3)),
        numbers(node.path(4)));
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    Arrays.setAll(numbers, i -> number(array.get(i)));
    return numbers;
  }

  private ArrayNode faults(List<Fault> faults) {
    ArrayNode array = Json.array();
    for (Fault fault : faults) {
      array.addArray().add(fault.kind().name()).add(texts.number(fault.message()));
    }
    return array;
  }

  private Fault fault(JsonNode node) {
    return new Fault(Fault.Kind.valueOf(node.path(0).asText()), texts.text(node.path(1)));
  }

  /** Numbers that JSON has no digits for are texts. */
  private static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return Double.parseDouble(node.asText());
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(read.apply(node)));
    return list;
  }
}
