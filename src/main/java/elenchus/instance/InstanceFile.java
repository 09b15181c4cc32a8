package elenchus.instance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A JSON file that holds one instance: {@code {"theorem": id, "instance": {...}, "seed": ...}}, or
 * the fields of the instance alone.
 */
public final class InstanceFile {
  private static final List<String> FIELDS =
      List.of(
          "theorem",
          "instance",
          "seed",
          "trial",
          "version",
          "precision",
          "verdict",
          "hypotheses",
          "findings",
          "faults",
          "quantities",
          "curves",
          "counterexampleStatus");

  private final String name;
  private final String text;
  private final JsonNode root;

  private InstanceFile(String name, String text, JsonNode root) {
    this.name = name;
    this.text = text;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @throws InstanceFormatException if it cannot be read or is not one JSON object
   */
  public static InstanceFile read(Path path) {
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new InstanceFormatException(path + ": no such file");
    } catch (CharacterCodingException e) {
      throw new InstanceFormatException(path + ": not a text in UTF-8");
    } catch (IOException e) {
      String reason = Files.isDirectory(path) ? "is a directory" : "cannot be read";
      throw new InstanceFormatException(path + ": " + reason);
    }
  }

  /**
   * Reads a text.
   *
   * @param name names the text in messages
   * @throws InstanceFormatException if it is not one JSON object
   */
  public static InstanceFile parse(String name, String text) {
    JsonNode root;
    try {
      root = Json.parse(text);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String problem = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
      throw new InstanceFormatException(name + ":" + line + ": " + problem);
    }
    InstanceFile file = new InstanceFile(name, text, root);
    if (!root.isObject()) {
      throw file.error(
          JsonPointer.empty(),
          root.isMissingNode()
              ? "the file is empty"
              : "expected an object, found " + Shape.shown(root));
    }
    file.requireKnownFields();
    return file;
  }

  /** The id of the theorem, if the file names one. */
  public Optional<String> theorem() {
    JsonNode id = root.get("theorem");
    if (id == null || isBare()) {
      return Optional.empty();
    }
    if (!id.isTextual()) {
      throw error(
          JsonPointer.compile("/theorem"), "expected a theorem id, found " + Shape.shown(id));
    }
    return Optional.of(id.textValue());
  }

  /** The seed of the trial; 0 if the file has none. */
  public long seed() {
    JsonNode seed = root.get("seed");
    if (seed == null || isBare()) {
      return 0;
    }
    return (Long) fit(new Scalars.LongInt(), seed, JsonPointer.compile("/seed"));
  }

  /** An error about this file, in one line. */
  public InstanceFormatException problem(String field, String message) {
    return error(JsonPointer.empty().appendProperty(field), message);
  }

  Object read(RecordShape shape) {
    if (isBare()) {
      return fit(shape, root, JsonPointer.empty());
    }
    return fit(shape, root.get("instance"), JsonPointer.compile("/instance"));
  }

  private boolean isBare() {
    return !root.has("instance");
  }

  private void requireKnownFields() {
    if (isBare() && root.has("theorem")) {
      throw error(JsonPointer.empty(), "the field 'instance' is missing");
    }
    if (isBare()) {
      return;
    }
    root.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw problem(field, "unknown field" + Spelling.question(field, FIELDS));
              }
            });
  }

  private Object fit(Shape shape, JsonNode node, JsonPointer at) {
    try {
      return shape.read(node, at);
    } catch (Misfit e) {
      throw error(e.pointer(), String.valueOf(e.getMessage()));
    }
  }

  private InstanceFormatException error(JsonPointer at, String message) {
    String field = field(at);
    String oneLine = message.replaceAll("\\s*\\R\\s*", " ");
    return new InstanceFormatException(
        name + ":" + line(at) + ": " + (field.isEmpty() ? "" : field + ": ") + oneLine);
  }

  /** The line of a value, by a second, streaming pass. */
  private int line(JsonPointer at) {
    try (JsonParser parser = Json.factory().createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.getParsingContext().pathAsPointer().equals(at)) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pointer as a programmer writes it: {@code instance.X[2][1]}. */
  private static String field(JsonPointer at) {
    StringBuilder path = new StringBuilder();
    for (JsonPointer rest = at; rest != null && !rest.matches(); rest = rest.tail()) {
      if (rest.mayMatchElement()) {
        path.append('[').append(rest.getMatchingIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(rest.getMatchingProperty());
      }
    }
    return path.toString();
  }
}
