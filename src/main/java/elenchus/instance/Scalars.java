package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;

/** The shapes without parts. */
final class Scalars {
  private Scalars() {}

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  /** A finite double. */
  record Real() implements Shape {
    @Override
    public JsonNode write(Object value) {
      double number = (Double) value;
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("an instance cannot be written: it holds " + number);
      }
      return DoubleNode.valueOf(number);
    }

    @Override
    public Object read(JsonNode node, JsonPointer at) {
      if (!node.isNumber()) {
        throw Shape.misfit(at, "a number", node);
      }
      double number = node.doubleValue();
      if (!Double.isFinite(number)) {
        throw new Misfit(at, "expected a finite number, found one beyond the range of double");
      }
      return number;
    }

    @Override
    public ObjectNode schema() {
      return typed("number");
    }
  }

  /** A 32-bit integer. */
  record Int() implements Shape {
    @Override
    public JsonNode write(Object value) {
      return IntNode.valueOf((Integer) value);
    }

    @Override
    public Object read(JsonNode node, JsonPointer at) {
      if (!node.isIntegralNumber() || !node.canConvertToInt()) {
        throw Shape.misfit(at, "an integer", node);
      }
      return node.intValue();
    }

    @Override
    public ObjectNode schema() {
      return typed("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
    }
  }

  /** A 64-bit integer. */
  record LongInt() implements Shape {
    @Override
    public JsonNode write(Object value) {
      return LongNode.valueOf((Long) value);
    }

    @Override
    public Object read(JsonNode node, JsonPointer at) {
      if (!node.isIntegralNumber() || !node.canConvertToLong()) {
        throw Shape.misfit(at, "an integer", node);
      }
      return node.longValue();
    }

    @Override
    public ObjectNode schema() {
      return typed("integer");
    }
  }

  /** True or false. */
  record Truth() implements Shape {
    @Override
    public JsonNode write(Object value) {
      return BooleanNode.valueOf((Boolean) value);
    }

    @Override
    public Object read(JsonNode node, JsonPointer at) {
      if (!node.isBoolean()) {
        throw Shape.misfit(at, "true or false", node);
      }
      return node.booleanValue();
    }

    @Override
    public ObjectNode schema() {
      return typed("boolean");
    }
  }

  /** A text. */
  record Text() implements Shape {
    @Override
    public JsonNode write(Object value) {
      return TextNode.valueOf((String) value);
    }

    @Override
    public Object read(JsonNode node, JsonPointer at) {
      if (!node.isTextual()) {
        throw Shape.misfit(at, "a text", node);
      }
      return node.textValue();
    }

    @Override
    public ObjectNode schema() {
      return typed("string");
    }
  }

  /** One constant of an enumeration, by name. */
  record Choice(Class<?> type) implements Shape {
    @Override
    public JsonNode write(Object value) {
      return TextNode.valueOf(((Enum<?>) value).name());
    }

    @Override
    public Object read(JsonNode node, JsonPointer at) {
      for (Object constant : constants()) {
        if (node.isTextual() && ((Enum<?>) constant).name().equals(node.textValue())) {
          return constant;
        }
      }
      throw Shape.misfit(at, "one of " + String.join(", ", names()), node);
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = typed("string");
      ArrayNode allowed = schema.putArray("enum");
      names().forEach(allowed::add);
      return schema;
    }

    private List<Object> constants() {
      Object[] constants = type.getEnumConstants();
      return constants == null ? List.of() : Arrays.asList(constants);
    }

    private List<String> names() {
      return constants().stream().map(constant -> ((Enum<?>) constant).name()).toList();
    }
  }
}
