package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Random changes of instances of one type, made on their JSON: a number is scaled, moved, negated
 * or made equal to a neighbour, a row is copied over another, a switch is turned. What the type
 * refuses is no variation of it.
 *
 * @param <I> the record type
 */
public final class Variation<I> {
  private final Class<I> type;
  private final RecordShape shape;

  private Variation(Class<I> type) {
    this.type = type;
    this.shape = RecordShape.of(type);
  }

  /**
   * Variations of a record type.
   *
   * @throws IllegalArgumentException if the type cannot be mapped to JSON
   */
  public static <I> Variation<I> of(Class<I> type) {
    return new Variation<>(type);
  }

  /** The instance with one random change; empty if the type refuses the result. */
  public Optional<I> vary(I instance, Random random) {
    ObjectNode node = shape.write(instance);
    List<Place> places = new ArrayList<>();
    places(node, places);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    Place place = places.get(random.nextInt(places.size()));
    place.set(changed(place, random));
    return read(node);
  }

  /**
   * The instance on the straight line between two, all numbers that are not integers moving
   * together; empty if the two differ in anything else or the type refuses the result.
   *
   * @param share 0 for the first, 1 for the second
   */
  public Optional<I> between(I first, I second, double share) {
    ObjectNode from = shape.write(first);
    return mix(from, shape.write(second), share).flatMap(this::read);
  }

  private Optional<I> read(JsonNode node) {
    try {
      return Optional.of(type.cast(shape.read(node, JsonPointer.empty())));
    } catch (Misfit refused) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> mix(JsonNode from, JsonNode to, double share) {
    if (from.isFloatingPointNumber() && to.isFloatingPointNumber()) {
      double mixed = (1 - share) * from.doubleValue() + share * to.doubleValue();
      return Optional.of(DoubleNode.valueOf(mixed));
    }
    if (!from.isContainerNode() || from.isArray() != to.isArray() || from.size() != to.size()) {
      return from.equals(to) ? Optional.of(from) : Optional.empty();
    }
    JsonNode copy = from.deepCopy();
    List<Place> places = children((ContainerNode<?>) copy);
    List<Place> targets =
        to instanceof ContainerNode<?> container ? children(container) : List.of();
    for (int i = 0; i < places.size(); i++) {
      Optional<JsonNode> mixed = mix(places.get(i).get(), targets.get(i).get(), share);
      if (mixed.isEmpty()) {
        return Optional.empty();
      }
      places.get(i).set(mixed.get());
    }
    return Optional.of(copy);
  }

  /** A value and where it stands. */
  private record Place(ContainerNode<?> parent, String field, int index) {
    JsonNode get() {
      return parent instanceof ObjectNode object ? object.get(field) : parent.get(index);
    }

    void set(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(field, value);
      } else if (parent instanceof ArrayNode array) {
        array.set(index, value);
      }
    }
  }

  private static List<Place> children(ContainerNode<?> parent) {
    List<Place> children = new ArrayList<>();
    if (parent instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        children.add(new Place(object, field.getKey(), 0));
      }
    } else {
      for (int i = 0; i < parent.size(); i++) {
        children.add(new Place(parent, "", i));
      }
    }
    return children;
  }

  /** All values, arrays and objects among them; each array counts as often as a number in it. */
  private static void places(ContainerNode<?> parent, List<Place> places) {
    for (Place child : children(parent)) {
      places.add(child);
      if (child.get() instanceof ContainerNode<?> container) {
        places(container, places);
      }
    }
  }

  private static JsonNode changed(Place place, Random random) {
    JsonNode value = place.get();
    if (value.isBoolean()) {
      return BooleanNode.valueOf(!value.booleanValue());
    }
    if (value instanceof TextNode) {
      return value;
    }
    if (value.isIntegralNumber()) {
      return integer(value, random);
    }
    if (value.isNumber()) {
      return DoubleNode.valueOf(real(value.doubleValue(), random));
    }
    return value instanceof ArrayNode array ? array(array.deepCopy(), random) : value;
  }

  private static JsonNode integer(JsonNode value, Random random) {
    long old = value.longValue();
    long[] candidates = {old + 1, old - 1, 2 * old, 0, -old, old + 1 + random.nextInt(5)};
    long next = candidates[random.nextInt(candidates.length)];
    return value.isInt() && next == (int) next
        ? IntNode.valueOf((int) next)
        : LongNode.valueOf(next);
  }

  private static double real(double old, Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> -old;
      case 1 -> 0;
      case 2 -> old * 2;
      case 3 -> old / 2;
      case 4 -> Math.rint(old);
      case 5 -> old * Math.scalb(1 + random.nextDouble(), random.nextInt(9) - 4);
      default -> old + random.nextGaussian() * (Math.abs(old) + 0.1);
    };
  }

  /** Arrays of numbers or of rows. */
  private static JsonNode array(ArrayNode array, Random random) {
    if (array.isEmpty()) {
      return array;
    }
    int first = random.nextInt(array.size());
    int second = random.nextInt(array.size());
    switch (random.nextInt(6)) {
      case 0 -> array.set(second, array.get(first).deepCopy());
      case 1 -> {
        JsonNode moved = array.get(first);
        array.set(first, array.get(second));
        array.set(second, moved);
      }
      case 2 -> scale(array.get(first), array, first, -1);
      case 3 -> scale(array.get(first), array, first, 0);
      case 4 -> {
        double factor = Math.scalb(1 + random.nextDouble(), random.nextInt(7) - 3);
        for (int i = 0; i < array.size(); i++) {
          scale(array.get(i), array, i, factor);
        }
      }
      default -> {
        if (random.nextBoolean()) {
          array.remove(first);
        } else {
          array.insert(first, array.get(second).deepCopy());
        }
      }
    }
    return array;
  }

  private static void scale(JsonNode value, ArrayNode parent, int index, double factor) {
    if (value.isFloatingPointNumber()) {
      parent.set(index, DoubleNode.valueOf(value.doubleValue() * factor));
    } else if (value instanceof ArrayNode row) {
      for (int i = 0; i < row.size(); i++) {
        scale(row.get(i), row, i, factor);
      }
    }
  }
}
