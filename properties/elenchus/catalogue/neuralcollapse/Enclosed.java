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

  /** A finding of yes or no that rests on floating point: measured, not certified. */
  static Finding.Builder measured(Claim claim, boolean holds) {
    return claim.compare(holds ? 0 : 1, 0).within(0.5, "yes or no");
  }

  /** An integer quotient. */
  static Interval ratio(int numerator, int denominator) {
    return Interval.of(numerator).divide(Interval.of(denominator));
  }
}
