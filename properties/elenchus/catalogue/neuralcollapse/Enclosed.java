package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;

/** Findings out of intervals. */
final class Enclosed {
  private Enclosed() {}

  /**
   * Compares two enclosed quantities by their midpoints; the error bound covers both intervals, so
   * the finding is certified.
   */
  static Finding.Builder compare(Claim claim, Interval observed, Interval predicted) {
    Interval centred =
        observed
            .subtract(predicted)
            .subtract(Interval.of(observed.mid()).subtract(Interval.of(predicted.mid())));
    return claim
        .compare(observed.mid(), predicted.mid())
        .error(Math.nextUp(centred.magnitude()) + Math.ulp(observed.mid() - predicted.mid()))
        .certified();
  }

  /** An integer quotient. */
  static Interval ratio(int numerator, int denominator) {
    return Interval.of(numerator).divide(Interval.of(denominator));
  }
}
