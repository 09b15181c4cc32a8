package elenchus.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.instance.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Baselines as JSON. Numbers are written with the digits that determine them, so that not one bit
 * is lost; the names of claims and instruments are written once per theorem.
 */
public final class BaselineFile {
  private static final String FORMAT = "elenchus-baseline";
  private static final int REVISION = 1;

  private BaselineFile() {}

  /** The document. */
  public static ObjectNode write(Baseline baseline) {
    ObjectNode document = Json.object().put(FORMAT, REVISION);
    Environment environment = baseline.environment();
    document.put("version", environment.version()).put("java", environment.java());
    ObjectNode libraries = document.putObject("libraries");
    environment.libraries().forEach(libraries::put);
    document.put("seed", baseline.seed()).put("tries", baseline.tries());
    ArrayNode theorems = document.putArray("theorems");
    baseline.theorems().forEach((id, trials) -> theorems.add(theorem(id, trials)));
    return document;
  }

  private static ObjectNode theorem(String id, SortedMap<Integer, List<Observation>> trials) {
    Map<String, Integer> claims = new LinkedHashMap<>();
    Map<String, Integer> instruments = new LinkedHashMap<>();
    ArrayNode rows = Json.array();
    trials.forEach(
        (number, observations) -> {
          ArrayNode findings = Json.array();
          for (Observation o : observations) {
            ArrayNode by = Json.array();
            o.instruments().forEach(name -> by.add(index(instruments, name)));
            findings
                .addArray()
                .add(index(claims, o.claim()))
                .add(o.observed())
                .add(o.predicted())
                .add(o.tolerance())
                .add(by);
          }
          rows.addObject().put("trial", number).set("findings", findings);
        });
    ObjectNode node = Json.object().put("id", id);
    ArrayNode names = node.putArray("claims");
    claims.keySet().forEach(names::add);
    ArrayNode methods = node.putArray("instruments");
    instruments.keySet().forEach(methods::add);
    node.set("trials", rows);
    return node;
  }

  private static int index(Map<String, Integer> indices, String name) {
    return indices.computeIfAbsent(name, added -> indices.size());
  }

  /**
   * Reads a file.
   *
   * @throws BaselineFormatException if it cannot be read or is no baseline
   */
  public static Baseline read(Path path) {
    try {
      return read(Json.parse(Files.readString(path)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new BaselineFormatException(path + ": no baseline: " + reason);
    } catch (IOException e) {
      throw new BaselineFormatException(path + ": cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Baseline read(JsonNode document) {
    if (document.path(FORMAT).asInt() != REVISION) {
      throw new IllegalArgumentException("the field '" + FORMAT + "' is not " + REVISION);
    }
    TreeMap<String, String> libraries = new TreeMap<>();
    document
        .path("libraries")
        .properties()
        .forEach(e -> libraries.put(e.getKey(), e.getValue().asText()));
    Environment environment =
        new Environment(
            document.path("version").asText(), document.path("java").asText(), libraries);
    TreeMap<String, SortedMap<Integer, List<Observation>>> theorems = new TreeMap<>();
    for (JsonNode theorem : document.path("theorems")) {
      TreeMap<Integer, List<Observation>> trials = new TreeMap<>();
      for (JsonNode trial : theorem.path("trials")) {
        List<Observation> observations = new ArrayList<>();
        trial.path("findings").forEach(node -> observations.add(observation(node, theorem)));
        trials.put(trial.path("trial").asInt(), observations);
      }
      theorems.put(theorem.path("id").asText(), trials);
    }
    return new Baseline(
        environment, document.path("seed").asLong(), document.path("tries").asInt(), theorems);
  }

  private static Observation observation(JsonNode node, JsonNode theorem) {
    List<String> instruments = new ArrayList<>();
    node.path(4).forEach(index -> instruments.add(name(theorem.path("instruments"), index)));
    return new Observation(
        name(theorem.path("claims"), node.path(0)),
        number(node.path(1)),
        number(node.path(2)),
        number(node.path(3)),
        instruments);
  }

  private static String name(JsonNode names, JsonNode index) {
    if (!index.isInt() || !names.has(index.intValue())) {
      throw new IllegalArgumentException("a finding refers to a name that is not there");
    }
    return names.get(index.intValue()).asText();
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.parseDouble(node.asText());
  }
}
