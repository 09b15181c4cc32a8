package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import org.hipparchus.util.FastMath;

/**
 * Families c S of class logits with a symmetric positive semidefinite K x K shape S whose non-zero
 * eigenvalues are equal. Column k holds the logits of class k.
 */
enum LogitGeometry {
  /** The simplex frame I - J/K. */
  SIMPLEX {
    @Override
    boolean exists(int K) {
      return K >= 2;
    }

    @Override
    double entry(int K, int j, int k) {
      return (j == k ? 1 : 0) - 1.0 / K;
    }

    @Override
    int rank(int K) {
      return K - 1;
    }

    @Override
    double eigenvalue(int K) {
      return 1;
    }
  },
  /** Two classes apart, all others at the origin: (e_1 - e_2)(e_1 - e_2)^T, rank 1. */
  PAIR {
    @Override
    boolean exists(int K) {
      return K >= 3;
    }

    @Override
    double entry(int K, int j, int k) {
      return j > 1 || k > 1 ? 0 : j == k ? 1 : -1;
    }

    @Override
    int rank(int K) {
      return 1;
    }

    @Override
    double eigenvalue(int K) {
      return 2;
    }
  },
  /** The corners of a regular polygon: cos(2 pi (j - k) / K), rank 2. */
  POLYGON {
    @Override
    boolean exists(int K) {
      return K >= 4;
    }

    @Override
    double entry(int K, int j, int k) {
      return FastMath.cos(2 * Math.PI * (j - k) / K);
    }

    @Override
    int rank(int K) {
      return 2;
    }

    @Override
    double eigenvalue(int K) {
      return K / 2.0;
    }
  },
  /** The corners of a cube, for K = 2^p: V V^T with all sign patterns as rows of V, rank p. */
  HYPERCUBE {
    @Override
    boolean exists(int K) {
      return K >= 4 && Integer.bitCount(K) == 1;
    }

    @Override
    double entry(int K, int j, int k) {
      return rank(K) - 2.0 * Integer.bitCount(j ^ k);
    }

    @Override
    int rank(int K) {
      return Integer.numberOfTrailingZeros(K);
    }

    @Override
    double eigenvalue(int K) {
      return K;
    }
  };

  /** Whether the family is defined for K classes and is none of the others. */
  abstract boolean exists(int K);

  /** Entry (j, k) of the shape S. */
  abstract double entry(int K, int j, int k);

  /** Rank of the shape. */
  abstract int rank(int K);

  /** The non-zero eigenvalue of the shape. */
  abstract double eigenvalue(int K);

  /** The shape S, K x K. */
  Matrix shape(int K) {
    return Matrix.of(K, K, (j, k) -> entry(K, j, k));
  }

  /**
   * The least objective among factors with logits c S: cross-entropy plus (L/2) Lam^(1/L) rank (c^2
   * mu^2 n)^(1/L).
   *
   * @param c scale, at least 0
   * @param n samples per class
   * @param L number of factors
   * @param Lam product of their decays
   */
  double objective(int K, double c, double n, int L, double Lam) {
    double loss = 0;
    for (int k = 0; k < K; k++) {
      double[] logits = new double[K];
      for (int j = 0; j < K; j++) {
        logits[j] = c * entry(K, j, k);
      }
      loss += Fit.CROSS_ENTROPY.of(logits, k);
    }
    double mu = eigenvalue(K);
    return loss / K + 0.5 * L * rank(K) * FastMath.pow(Lam * c * c * mu * mu * n, 1.0 / L);
  }

  /** The same, enclosed; the cosines of the polygon in intervals. */
  Interval enclosed(int K, double c, double n, int L, Interval Lam) {
    Interval scale = Interval.of(c);
    Interval loss = Interval.ZERO;
    for (int k = 0; k < K; k++) {
      Interval[] logits = new Interval[K];
      for (int j = 0; j < K; j++) {
        logits[j] = enclosedEntry(K, j, k).multiply(scale);
      }
      loss = loss.add(Enclosure.crossEntropy(logits, k));
    }
    Interval squared = scale.multiply(Interval.of(eigenvalue(K))).square();
    Interval penalty = Lam.multiply(squared).multiply(Interval.of(n)).rootN(L);
    return loss.divide(Interval.of(K)).add(penalty.multiply(Interval.of(0.5 * L * rank(K))));
  }

  private Interval enclosedEntry(int K, int j, int k) {
    if (this == SIMPLEX) {
      return Interval.of(j == k ? 1 : 0).subtract(Enclosed.ratio(1, K));
    }
    if (this == POLYGON) {
      Interval turn = Interval.ONE.getPi().multiply(Enclosed.ratio(2 * Math.floorMod(j - k, K), K));
      return turn.cos();
    }
    return Interval.of(entry(K, j, k));
  }

  /** Derivative of the objective in the scale. */
  private double slope(int K, double c, double n, int L, double Lam) {
    double loss = 0;
    for (int k = 0; k < K; k++) {
      double[] logits = new double[K];
      for (int j = 0; j < K; j++) {
        logits[j] = c * entry(K, j, k);
      }
      double[] p = ImbalancedFeatures.softmax(logits);
      for (int j = 0; j < K; j++) {
        loss += p[j] * (entry(K, j, k) - entry(K, k, k));
      }
    }
    double mu = eigenvalue(K);
    return loss / K + rank(K) * FastMath.pow(Lam * c * c * mu * mu * n, 1.0 / L) / c;
  }

  /**
   * The scale of least objective: a scan for the interval, bisection of the slope in it; 0 where no
   * scale beats it.
   */
  double best(int K, double n, int L, double Lam) {
    double step = 0.02;
    double best = Double.NaN;
    double least = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    double here = objective(K, 1e-5, n, L, Lam);
    // Only minima inside count: the objective always rises from zero when there are two layers.
    for (double s = FastMath.log(1e-5); s < FastMath.log(100); s += step) {
      double after = objective(K, FastMath.exp(s + step), n, L, Lam);
      if (s > FastMath.log(1.001e-5) && here < before && here <= after && here < least) {
        least = here;
        best = s;
      }
      before = here;
      here = after;
    }
    if (Double.isNaN(best)) {
      return 0;
    }
    double low = best - step;
    double high = best + step;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (slope(K, FastMath.exp(middle), n, L, Lam) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double c = FastMath.exp((low + high) / 2);
    return objective(K, c, n, L, Lam) < FastMath.log(K) ? c : 0;
  }
}
