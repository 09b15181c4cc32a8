package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The real numbers of an instance as one vector, in the order of its document: entries of matrices
 * row by row, components in the order of the record. Integers, truth values and texts are no part
 * of it.
 *
 * @param <I> the record type of the instances
 */
public final class RealNumbers<I> {
  private final Class<I> type;
  private final RecordShape shape;

  private RealNumbers(Class<I> type) {
    this.type = type;
    this.shape = RecordShape.of(type);
  }

  /**
   * The real numbers of the instances of a record type.
   *
   * @throws IllegalArgumentException if the type is no record or has a component that cannot be
   *     mapped
   */
  public static <I> RealNumbers<I> of(Class<I> type) {
    return new RealNumbers<>(type);
  }

  /**
   * The numbers in an instance.
   *
   * @throws IllegalArgumentException if one of them is infinite or not a number
   */
  public double[] in(I instance) {
    return numbers(shape.write(instance)).toArray();
  }

  /**
   * The instance with other numbers in the same places.
   *
   * @param numbers as many as {@link #in} gives, finite
   * @return empty if the record refuses them
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Optional<I> with(I instance, double[] numbers) {
    ObjectNode document = shape.write(instance);
    long places = numbers(document).count();
    if (places != numbers.length) {
      throw new IllegalArgumentException(numbers.length + " numbers for " + places + " places");
    }
    replace(document, Arrays.stream(numbers).iterator());
    try {
      return Optional.of(type.cast(shape.read(document, JsonPointer.empty())));
    } catch (Misfit refused) {
      return Optional.empty();
    }
  }

  private static DoubleStream numbers(JsonNode node) {
    if (node instanceof DoubleNode number) {
      return DoubleStream.of(number.doubleValue());
    }
    Iterable<JsonNode> parts = node::elements;
    return StreamSupport.stream(parts.spliterator(), false).flatMapToDouble(RealNumbers::numbers);
  }

  private static JsonNode replaced(JsonNode node, PrimitiveIterator.OfDouble numbers) {
    if (node instanceof DoubleNode) {
      return DoubleNode.valueOf(numbers.nextDouble());
    }
    replace(node, numbers);
    return node;
  }

  private static void replace(JsonNode node, PrimitiveIterator.OfDouble numbers) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(replaced(field.getValue(), numbers)));
    } else if (node instanceof ArrayNode array) {
      IntStream.range(0, array.size()).forEach(i -> array.set(i, replaced(array.get(i), numbers)));
    }
  }
}
