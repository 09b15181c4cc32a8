package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A list of values of one shape, as an array. */
record ListShape(Shape element) implements Shape {
  @Override
  public JsonNode write(Object value) {
    ArrayNode array = Json.array();
    for (Object part : (List<?>) value) {
      array.add(element.write(part));
    }
    return array;
  }

  @Override
  public Object read(JsonNode node, JsonPointer at) {
    if (!node.isArray()) {
      throw Shape.misfit(at, "an array", node);
    }
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      parts.add(element.read(node.get(i), Shape.element(at, i)));
    }
    return List.copyOf(parts);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", "array");
    schema.set("items", element.schema());
    return schema;
  }
}
