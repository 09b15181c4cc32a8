package elenchus.journal;

/** A journal cannot be used; the message is one line that names file, line and reason. */
public final class JournalException extends RuntimeException {
  JournalException(String message) {
    super(message);
  }
}
