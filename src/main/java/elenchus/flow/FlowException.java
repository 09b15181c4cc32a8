package elenchus.flow;

/** A numerical method could not go on: the step size fell below what the time resolves. */
public final class FlowException extends RuntimeException {

  /** Says where and why. */
  public FlowException(String message) {
    super(message);
  }

  /** Says where, with the complaint of the library. */
  public FlowException(String message, Throwable cause) {
    super(message, cause);
  }
}
