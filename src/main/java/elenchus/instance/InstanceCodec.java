package elenchus.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Maps instances of one record type to JSON and describes the type.
 *
 * <p>Components may be double, int, long, boolean, String, an enum, {@link elenchus.linear.Matrix},
 * a {@code List} of these, or a record of these. Numbers survive the round trip bit for bit.
 *
 * @param <I> the record type
 */
public final class InstanceCodec<I> {
  private final Class<I> type;
  private final RecordShape shape;

  private InstanceCodec(Class<I> type) {
    this.type = type;
    this.shape = RecordShape.of(type);
  }

  /**
   * The codec of a record type.
   *
   * @throws IllegalArgumentException if the type is no record or has a component that cannot be
   *     mapped
   */
  public static <I> InstanceCodec<I> of(Class<I> type) {
    return new InstanceCodec<>(type);
  }

  /**
   * The instance as an object.
   *
   * @throws IllegalArgumentException if a number in it is infinite or not a number
   */
  public ObjectNode write(I instance) {
    return shape.write(instance);
  }

  /** Writes an instance whose static type is not known. */
  public ObjectNode writeUntyped(Object instance) {
    return write(type.cast(instance));
  }

  /** The JSON Schema (draft 2020-12) of the instances. */
  public ObjectNode schema(String title) {
    ObjectNode schema =
        Json.object()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", title);
    schema.setAll(shape.schema());
    return schema;
  }

  /**
   * The instance in a file.
   *
   * @throws InstanceFormatException if it does not fit the type
   */
  public I read(InstanceFile file) {
    return type.cast(file.read(shape));
  }
}
