package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import org.hipparchus.fraction.BigFraction;

/**
 * Lower bounds on the cosines of K directions in d dimensions, decided in exact arithmetic. Cosines
 * are never formed: they are compared through the squares of inner products and norms, which are
 * rational.
 *
 * @param gram exact Gram matrix of the vectors, none of them zero
 */
record Packing(RationalMatrix gram) {
  static final Claim PACKING =
      Claim.atLeast(
          "packing", "$\\max_{i\\ne j}\\cos(w_i,w_j)\\ge-1/(K-1)$ for any $K$ directions.");
  static final Claim RANKIN =
      Claim.atLeast("Rankin bound", "If $K\\ge d+2$, then $\\max_{i\\ne j}\\cos(w_i,w_j)\\ge0$.");
  static final Claim PLANE =
      Claim.atLeast(
          "packing in the plane",
          "$\\max\\cos(w_i,w_j)\\ge\\cos(2\\pi/K)$ for $d=2$, $K\\ge3$, and $=1$ for $d=1$.");
  static final Claim WELCH =
      Claim.atLeast(
          "Welch bound",
          "If $K>d$: $\\max_{i\\ne j}\\cos^2(w_i,w_j)\\ge\\frac{K-d}{d(K-1)}$ and"
              + " $\\sum_{ij}\\cos^2(w_i,w_j)\\ge K^2/d$.");
  static final Claim SELF =
      Claim.atLeast(
          "one frame",
          "For unit vectors, $\\sum_i\\log(1+\\sum_{j\\ne i}e^{\\langle u_i,u_j\\rangle-1})\\ge "
              + "K\\log(1+(K-1)e^{-K/(K-1)})$.");

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

  /** Examines the packing bounds on the directions of W. */
  static void examine(FramePair p, Evidence.Builder evidence) {
    int K = p.K();
    int d = p.d();
    Packing packing = new Packing(p.gram());
    evidence.add(
        PACKING
            .decide(packing.somePairAtLeastMinusOneOver(K - 1))
            .by("squared cosines", "own", "rational"));
    if (K >= d + 2) {
      evidence.add(
          RANKIN.decide(packing.somePairNotObtuse()).by("signs of products", "own", "rational"));
    }
    if (K >= 3 && d <= 2) {
      Interval least =
          d == 1
              ? Interval.ONE
              : Interval.of(2).multiply(Interval.ONE.getPi()).divide(Interval.of(K)).cos();
      evidence.add(
          Enclosed.compare(PLANE, packing.largestCosine(), least)
              .within(1e-14, "widths of the cosines")
              .by("largest cosine", "own", "interval"));
    }
    if (K > d) {
      BigFraction welch = new BigFraction(K - d, d * (K - 1));
      boolean holds =
          packing.coherenceSquared().compareTo(welch) >= 0
              && packing.framePotential().compareTo(new BigFraction(K * K, d)) >= 0;
      evidence.add(WELCH.decide(holds).by("squared cosines", "own", "rational"));
    }
    Interval self = Interval.ZERO;
    for (int i = 0; i < K; i++) {
      Interval sum = Interval.ZERO;
      for (int j = 0; j < K; j++) {
        if (j != i) {
          sum = sum.add(packing.cosine(i, j).subtract(Interval.ONE).exp());
        }
      }
      self = self.add(sum.log1p());
    }
    evidence.add(
        Enclosed.compare(
                SELF, self, SimplexEtfOptimality.bound(K, Interval.ONE).multiply(Interval.of(K)))
            .within(1e-13, "interval widths of K logarithms")
            .by("direct evaluation", "own", "interval"));
    evidence.quantity("maxCos", packing.largestCosine().mid());
    evidence.quantity("framePotential", Packing.rounded(packing.framePotential()));
  }
}
