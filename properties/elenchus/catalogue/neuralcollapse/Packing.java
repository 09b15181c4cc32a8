package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Lower bounds on the cosines of K directions in d dimensions, decided in exact arithmetic. Cosines
 * are never formed: they are compared through the squares of inner products and norms, which are
 * rational.
 *
 * @param gram exact Gram matrix of the vectors, none of them zero
 */
record Packing(RationalMatrix gram) {

  private int K() {
    return gram.rows();
  }

  /** Whether some pair i != j has cosine at least -1/m, for a whole m of 1 or more. */
  boolean somePairAtLeastMinusOneOver(int m) {
    for (int i = 0; i < K(); i++) {
      for (int j = 0; j < i; j++) {
        BigFraction product = gram.get(i, j);
        BigFraction scaled = squaredCosine(i, j).multiply(m * m);
        if (product.signum() >= 0 || scaled.compareTo(BigFraction.ONE) <= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether some pair i != j has a product of at least 0. */
  boolean somePairNotObtuse() {
    for (int i = 0; i < K(); i++) {
      for (int j = 0; j < i; j++) {
        if (gram.get(i, j).signum() >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The largest squared cosine of a pair. */
  BigFraction coherenceSquared() {
    BigFraction largest = BigFraction.ZERO;
    for (int i = 0; i < K(); i++) {
      for (int j = 0; j < i; j++) {
        BigFraction squared = squaredCosine(i, j);
        largest = squared.compareTo(largest) > 0 ? squared : largest;
      }
    }
    return largest;
  }

  /**
   * The frame potential: the sum of squared cosines over all ordered pairs, equal ones included.
   */
  BigFraction framePotential() {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < K(); i++) {
      for (int j = 0; j < K(); j++) {
        sum = sum.add(squaredCosine(i, j));
      }
    }
    return sum;
  }

  private BigFraction squaredCosine(int i, int j) {
    BigFraction product = gram.get(i, j);
    return product.multiply(product).divide(gram.get(i, i).multiply(gram.get(j, j)));
  }

  /** The cosine of a pair. */
  Interval cosine(int i, int j) {
    Interval squared = Interval.of(squaredCosine(i, j)).sqrt();
    return gram.get(i, j).signum() < 0 ? squared.negate() : squared;
  }

  /** The largest cosine of a pair i != j. */
  Interval largestCosine() {
    Interval largest = Interval.of(-1);
    for (int i = 0; i < K(); i++) {
      for (int j = 0; j < i; j++) {
        largest = largest.max(cosine(i, j));
      }
    }
    return largest;
  }

  /** Nearest double, for the report. */
  static double rounded(BigFraction fraction) {
    return Rationals.toDouble(fraction);
  }
}
