package elenchus.baseline;

/** A file is no baseline; the message is one line that names it. */
public final class BaselineFormatException extends RuntimeException {
  BaselineFormatException(String message) {
    super(message);
  }
}
