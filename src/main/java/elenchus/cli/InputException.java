package elenchus.cli;

/** The user's input cannot be used; the message is one line. */
final class InputException extends RuntimeException {
  InputException(String message) {
    super(message);
  }
}
