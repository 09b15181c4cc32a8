package elenchus.instance;

/** An instance cannot be read; the message is one line naming file, line, field and value. */
public final class InstanceFormatException extends RuntimeException {
  InstanceFormatException(String message) {
    super(message);
  }
}
