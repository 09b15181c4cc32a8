package elenchus.catalogue.implicitbias;

import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;

/** Row sums of a Gram matrix: equal sums make all margins equal, and only they do. */
final class RowSums {
  private RowSums() {}

  /** Whether all rows have the same sum. */
  static boolean equal(RationalMatrix gram) {
    BigFraction[] ones = new BigFraction[gram.rows()];
    Arrays.fill(ones, BigFraction.ONE);
    return gram.times(RationalVector.of(ones)).toList().stream().distinct().count() == 1;
  }

  /** Whether some two enclosed numbers are certainly different. */
  static boolean areApart(Interval[] numbers) {
    for (Interval a : numbers) {
      for (Interval b : numbers) {
        if (a.certainlyLessThan(b)) {
          return true;
        }
      }
    }
    return false;
  }
}
