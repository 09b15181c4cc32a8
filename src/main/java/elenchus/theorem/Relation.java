package elenchus.theorem;

/** How a claim relates the observed to the predicted quantity. */
public enum Relation {
  /** Observed equals predicted. */
  EQUAL("="),
  /** Observed is at most predicted. */
  AT_MOST("<="),
  /** Observed is at least predicted. */
  AT_LEAST(">="),
  /** Observed, at a finite horizon, tends to predicted; the tolerance bounds the rest. */
  CONVERGES("->"),
  /** Observed is a statistic whose law is predicted; the error bound is a confidence radius. */
  IN_DISTRIBUTION("~");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  /** The relation in plain text. */
  public String symbol() {
    return symbol;
  }

  /** How far the observed quantity violates the relation; negative where an inequality is slack. */
  public double violation(double observed, double predicted) {
    return switch (this) {
      case EQUAL, CONVERGES, IN_DISTRIBUTION ->
          observed == predicted ? 0 : Math.abs(observed - predicted);
      case AT_MOST -> observed == predicted ? 0 : observed - predicted;
      case AT_LEAST -> observed == predicted ? 0 : predicted - observed;
    };
  }
}
