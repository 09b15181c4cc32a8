package elenchus.campaign;

/**
 * Something went wrong in an examination that is no verdict on the theorem.
 *
 * @param kind what went wrong
 * @param message one line
 */
public record Fault(Kind kind, String message) {

  /** What went wrong. */
  public enum Kind {
    /** The theorem's code threw. */
    ERROR,
    /** The time for the trial was over. */
    TIME,
    /** Refuted at standard precision, but not at high precision: the numerics disagree. */
    NUMERICS
  }

  /** The theorem's code threw. */
  static Fault error(String where, Throwable thrown) {
    return new Fault(Kind.ERROR, where + ": " + oneLine(thrown));
  }

  private static String oneLine(Throwable thrown) {
    String type = thrown.getClass().getSimpleName();
    String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
    return (type + message).replaceAll("\\s*\\R\\s*", " ");
  }
}
