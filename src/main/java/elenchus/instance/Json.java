package elenchus.instance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.linear.Matrix;
import java.io.UncheckedIOException;

/**
 * JSON as this program reads and writes it.
 *
 * <p>Numbers are written in their shortest form by Schubfach, the same on every virtual machine
 * ({@code Double.toString} changed its digits in JDK 19). Numbers that are infinite or not a number
 * are written as the texts {@code "Infinity"}, {@code "-Infinity"}, {@code "NaN"}.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** A vector as an array. */
  public static ArrayNode array(double[] values) {
    ArrayNode array = array();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }

  /** A matrix as an array of rows. */
  public static ArrayNode array(double[][] rows) {
    ArrayNode array = array();
    for (double[] row : rows) {
      array.add(array(row));
    }
    return array;
  }

  /** A matrix as an array of rows. */
  public static ArrayNode array(Matrix matrix) {
    return array(matrix.toRows());
  }

  /** The document, indented, with a line feed at its end. */
  public static String print(JsonNode document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document on one line, without a line feed. */
  public static String printCompact(JsonNode document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The one document in a text.
   *
   * @throws JsonProcessingException if the text is not exactly one JSON document
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  static JsonFactory factory() {
    return MAPPER.getFactory();
  }
}
