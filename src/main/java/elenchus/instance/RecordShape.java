package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A record as an object: the names of its components are the names of the fields. */
record RecordShape(Class<?> type, List<Field> fields) implements Shape {

  /** One component of the record. */
  record Field(String name, Shape shape, Method accessor) {}

  static RecordShape of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      fields.add(new Field(component.getName(), Shape.of(component.getGenericType()), accessor));
    }
    return new RecordShape(type, List.copyOf(fields));
  }

  @Override
  public ObjectNode write(Object value) {
    ObjectNode object = Json.object();
    for (Field field : fields) {
      try {
        object.set(field.name(), field.shape().write(field.accessor().invoke(value)));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + field.name() + " of " + type, e);
      }
    }
    return object;
  }

  @Override
  public Object read(JsonNode node, JsonPointer at) {
    if (!node.isObject()) {
      throw Shape.misfit(at, "an object", node);
    }
    List<String> names = fields.stream().map(Field::name).toList();
    requireKnown(node, at, names);
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      JsonNode part = node.get(field.name());
      if (part == null) {
        throw new Misfit(at, "the field '" + field.name() + "' is missing");
      }
      values[i] = field.shape().read(part, at.appendProperty(field.name()));
    }
    return construct(values, at);
  }

  private static void requireKnown(JsonNode node, JsonPointer at, List<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new Misfit(
                    at.appendProperty(name),
                    "unknown field; the fields are " + String.join(", ", names));
              }
            });
  }

  private Object construct(Object[] values, JsonPointer at) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      throw new Misfit(at, "not an instance: " + reason);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + type, e);
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.array();
    for (Field field : fields) {
      properties.set(field.name(), field.shape().schema());
      required.add(field.name());
    }
    schema.set("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }
}
