package elenchus.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.instance.Json;
import java.util.stream.IntStream;

/** All that an attack must remember to go on where it stopped. */
public final class AttackState {
  private final String theorem;
  private final long seed;
  private final boolean guided;
  private final Population population = new Population();
  private int generation;
  private long evaluations;
  private long vacuous;
  private long unconfirmed;

  private AttackState(String theorem, long seed, boolean guided) {
    this.theorem = theorem;
    this.seed = seed;
    this.guided = guided;
  }

  /** The state before the first generation. */
  public static AttackState fresh(String theorem, long seed, boolean guided) {
    return new AttackState(theorem, seed, guided);
  }

  /**
   * The state in a document.
   *
   * @throws IllegalArgumentException if the document is no such state, or that of another attack;
   *     the message says what differs
   */
  public static AttackState read(JsonNode document, String theorem, long seed, boolean guided) {
    AttackState state = fresh(theorem, seed, guided);
    require(document, "theorem", theorem);
    require(document, "seed", Long.toString(seed));
    require(document, "guided", Boolean.toString(guided));
    state.generation = document.path("generation").asInt();
    state.evaluations = document.path("evaluations").asLong();
    state.vacuous = document.path("vacuous").asLong();
    state.unconfirmed = document.path("unconfirmed").asLong();
    for (JsonNode elite : document.path("elites")) {
      int[] words =
          IntStream.range(0, elite.path("words").size())
              .map(i -> elite.path("words").get(i).asInt())
              .toArray();
      state.population.add(
          elite.path("claim").asText(),
          new Population.Elite(
              new Choices(words), elite.path("seed").asLong(), elite.path("score").asDouble()));
    }
    return state;
  }

  private static void require(JsonNode document, String field, String expected) {
    String found = document.path(field).asText();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "'%s' is '%s', but this attack has '%s'".formatted(field, found, expected));
    }
  }

  /** The state as a document. */
  public ObjectNode write() {
    ObjectNode document =
        Json.object()
            .put("theorem", theorem)
            .put("seed", seed)
            .put("guided", guided)
            .put("generation", generation)
            .put("evaluations", evaluations)
            .put("vacuous", vacuous)
            .put("unconfirmed", unconfirmed);
    ArrayNode elites = document.putArray("elites");
    for (String claim : population.claims()) {
      for (Population.Elite elite : population.elites(claim)) {
        ObjectNode entry =
            elites
                .addObject()
                .put("claim", claim)
                .put("seed", elite.seed())
                .put("score", elite.score());
        ArrayNode words = entry.putArray("words");
        for (int word : elite.choices().words()) {
          words.add(word);
        }
      }
    }
    return document;
  }

  Population population() {
    return population;
  }

  int generation() {
    return generation;
  }

  long evaluations() {
    return evaluations;
  }

  long vacuous() {
    return vacuous;
  }

  long unconfirmed() {
    return unconfirmed;
  }

  void nextGeneration() {
    generation++;
  }

  void count(boolean isVacuous) {
    evaluations++;
    vacuous += isVacuous ? 1 : 0;
  }

  void countUnconfirmed() {
    unconfirmed++;
  }
}
