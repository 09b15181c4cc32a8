package elenchus.theorem;

/**
 * One conclusion of a theorem.
 *
 * @param name short and unique within the theorem, for example {@code residual limit}
 * @param statement the conclusion as a sentence; formulas in TeX between dollar signs
 * @param relation how the observed quantity relates to the predicted one
 */
public record Claim(String name, String statement, Relation relation) {

  /** A claim of equality. */
  public static Claim equal(String name, String statement) {
    return new Claim(name, statement, Relation.EQUAL);
  }

  /** A claim of an upper bound. */
  public static Claim atMost(String name, String statement) {
    return new Claim(name, statement, Relation.AT_MOST);
  }

  /** A claim of a lower bound. */
  public static Claim atLeast(String name, String statement) {
    return new Claim(name, statement, Relation.AT_LEAST);
  }

  /** A claim about a limit. */
  public static Claim converges(String name, String statement) {
    return new Claim(name, statement, Relation.CONVERGES);
  }

  /** A statistical claim. */
  public static Claim inDistribution(String name, String statement) {
    return new Claim(name, statement, Relation.IN_DISTRIBUTION);
  }

  /** Starts a measured finding about this claim: the observed quantity against the predicted. */
  public Finding.Builder compare(double observed, double predicted) {
    return new Finding.Builder(this, observed, predicted);
  }

  /**
   * Starts a finding that two vectors agree: observed is the largest absolute difference of their
   * entries, predicted is zero.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public Finding.Builder compare(double[] observed, double[] predicted) {
    if (observed.length != predicted.length) {
      throw new IllegalArgumentException(
          name + ": " + observed.length + " observed entries, " + predicted.length + " predicted");
    }
    double worst = 0;
    for (int i = 0; i < observed.length; i++) {
      double difference = Relation.EQUAL.violation(observed[i], predicted[i]);
      if (!(difference <= worst)) {
        worst = difference;
      }
      if (Double.isNaN(worst)) {
        break;
      }
    }
    return compare(worst, 0);
  }

  /** Starts a finding decided exactly: holds or not, with no tolerance. */
  public Finding.Builder decide(boolean holds) {
    return switch (relation) {
      case EQUAL, CONVERGES, IN_DISTRIBUTION, AT_MOST -> compare(holds ? 0 : 1, 0).exactly();
      case AT_LEAST -> compare(holds ? 0 : -1, 0).exactly();
    };
  }
}
