package elenchus.instance;

import com.fasterxml.jackson.core.JsonPointer;

/** A value does not fit the shape of the field at the pointer. */
final class Misfit extends RuntimeException {
  private final transient JsonPointer pointer;

  Misfit(JsonPointer pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  JsonPointer pointer() {
    return pointer;
  }
}
