package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.linear.Matrix;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** How the values of one type are written, read and described. */
interface Shape {
  /** The value as JSON. */
  JsonNode write(Object value);

  /**
   * The value of a node.
   *
   * @param at where the node stands in its document
   * @throws Misfit if the node has another shape
   */
  Object read(JsonNode node, JsonPointer at);

  /** The JSON Schema. */
  ObjectNode schema();

  /**
   * The shape of a type.
   *
   * @throws IllegalArgumentException if the type cannot be part of an instance
   */
  static Shape of(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return new ListShape(of(generic.getActualTypeArguments()[0]));
    }
    if (type instanceof Class<?> plain) {
      if (plain == double.class || plain == Double.class) {
        return new Scalars.Real();
      }
      if (plain == int.class || plain == Integer.class) {
        return new Scalars.Int();
      }
      if (plain == long.class || plain == Long.class) {
        return new Scalars.LongInt();
      }
      if (plain == boolean.class || plain == Boolean.class) {
        return new Scalars.Truth();
      }
      if (plain == String.class) {
        return new Scalars.Text();
      }
      if (plain == Matrix.class) {
        return new MatrixShape();
      }
      if (plain.isEnum()) {
        return new Scalars.Choice(plain);
      }
      if (plain.isRecord()) {
        return RecordShape.of(plain);
      }
    }
    throw new IllegalArgumentException("an instance cannot hold a " + type.getTypeName());
  }

  /** The place of an element of an array. */
  static JsonPointer element(JsonPointer at, int index) {
    return at.appendIndex(index);
  }

  /** The node as it stands in the document, shortened for a message. */
  static String shown(JsonNode node) {
    String text = Json.printCompact(node);
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  /** Says what was expected and what was found. */
  static Misfit misfit(JsonPointer at, String expected, JsonNode found) {
    return new Misfit(at, "expected " + expected + ", found " + shown(found));
  }
}
