package elenchus.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import elenchus.instance.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that recur, each written once: a line brings its new ones and refers to all by number. */
final class Texts {
  private final List<String> byNumber = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int announced;

  /** The number of a text. */
  int number(String text) {
    return numbers.computeIfAbsent(
        text,
        added -> {
          byNumber.add(added);
          return byNumber.size() - 1;
        });
  }

  /** The text of a number. */
  String text(JsonNode number) {
    int index = number.isInt() ? number.intValue() : -1;
    if (index < 0 || index >= byNumber.size()) {
      throw new IllegalArgumentException("refers to an unknown text");
    }
    return byNumber.get(index);
  }

  /** The texts that no line has brought yet. */
  ArrayNode unannounced() {
    ArrayNode array = Json.array();
    byNumber.subList(announced, byNumber.size()).forEach(array::add);
    announced = byNumber.size();
    return array;
  }

  /** Learns the new texts of a line. */
  void learn(JsonNode array) {
    array.forEach(text -> number(text.asText()));
    announced = byNumber.size();
  }
}
