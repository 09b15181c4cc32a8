package elenchus.theorem;

/**
 * A tolerance that knows where it comes from.
 *
 * @param value the largest violation that still supports the claim, nonnegative
 * @param refutation factor, at least 1: a violation above {@code refutation * value} refutes;
 *     between the two the finding is inconclusive
 * @param derivation one line that says what the value is derived from
 */
public record Tolerance(double value, double refutation, String derivation) {

  /** No tolerance: for exact arithmetic. */
  public static final Tolerance EXACT = new Tolerance(0, 1, "exact arithmetic");

  /**
   * @throws IllegalArgumentException if the value is negative or no number, or the factor below 1
   */
  public Tolerance {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("tolerance " + value + " (" + derivation + ")");
    }
    if (!(refutation >= 1)) {
      throw new IllegalArgumentException("refutation factor " + refutation);
    }
  }

  /** A tolerance that supports up to the value and refutes beyond it. */
  public static Tolerance of(double value, String derivation) {
    return new Tolerance(value, 1, derivation);
  }

  /**
   * A tolerance whose derivation is asymptotic: supports up to the value, refutes only beyond the
   * given multiple of it.
   */
  public static Tolerance guarded(double value, double refutation, String derivation) {
    return new Tolerance(value, refutation, derivation);
  }
}
