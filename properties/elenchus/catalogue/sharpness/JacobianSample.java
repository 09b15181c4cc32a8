package elenchus.catalogue.sharpness;

import elenchus.exact.Interval;
import elenchus.exact.IntervalMatrix;
import elenchus.exact.Rationals;
import elenchus.exact.SymmetricSpectrum;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * A quadratic function on the unit cube with gradient Qx + b, points where its gradient is seen,
 * and numbers for the laws of random points.
 *
 * @param Q symmetric, d x d
 * @param b d numbers
 * @param X points in [0, 1]^d as rows
 * @param N number of random points
 * @param m cells per side; K = m^d at least 2
 * @param delta probability of failure, in (0, 1)
 * @param p numerator of rho
 * @param q denominator of rho
 * @param draws how often the covering radius of N points in [0, 1] is sampled; 0 for never
 */
public record JacobianSample(
    Matrix Q, List<Double> b, Matrix X, int N, int m, double delta, int p, int q, int draws) {

  /**
   * @throws IllegalArgumentException if sizes do not fit or a number is out of range
   */
  public JacobianSample {
    b = List.copyOf(b);
    int d = b.size();
    if (d == 0
        || Q.rows() != d
        || !Q.equals(Q.transpose())
        || X.columns() != d
        || X.rows() == 0
        || N < 1
        || m < 1
        || p < 1
        || q < 1
        || draws < 0) {
      throw new IllegalArgumentException("no sample in dimension " + d);
    }
  }

  int d() {
    return b.size();
  }

  /** K = m^d. */
  int K() {
    int power = 1;
    for (int i = 0; i < d(); i++) {
      power *= m;
    }
    return power;
  }

  BigFraction rho() {
    return new BigFraction(p, q);
  }

  /** The least N with K (1 - 1/K)^N at most delta, by the logarithms of the statement. */
  int enough() {
    int k = K();
    return (int) Math.ceil(FastMath.log(k / delta) / -FastMath.log1p(-1.0 / k));
  }

  /** |Qx + b|^2. */
  BigFraction squaredSlope(List<BigFraction> x) {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < d(); i++) {
      BigFraction entry = Rationals.of(b.get(i));
      for (int j = 0; j < d(); j++) {
        entry = entry.add(Rationals.of(Q.get(i, j)).multiply(x.get(j)));
      }
      sum = sum.add(entry.pow(2));
    }
    return sum;
  }

  /** max_i |J(x_i)|^2. */
  BigFraction squaredEmpirical() {
    BigFraction best = BigFraction.ZERO;
    for (int i = 0; i < X.rows(); i++) {
      List<BigFraction> x = new ArrayList<>();
      for (double entry : X.row(i)) {
        x.add(Rationals.of(entry));
      }
      BigFraction slope = squaredSlope(x);
      best = slope.compareTo(best) > 0 ? slope : best;
    }
    return best;
  }

  /** Lip(f)^2, the largest |J|^2 at the corners: a convex function. */
  BigFraction squaredLipschitz() {
    BigFraction best = BigFraction.ZERO;
    for (int corner = 0; corner < 1 << d(); corner++) {
      List<BigFraction> x = new ArrayList<>();
      for (int j = 0; j < d(); j++) {
        x.add(new BigFraction(corner >> j & 1));
      }
      BigFraction slope = squaredSlope(x);
      best = slope.compareTo(best) > 0 ? slope : best;
    }
    return best;
  }

  /** beta = |Q|, enclosed; empty if the spectrum cannot be. */
  Optional<Interval> beta() {
    if (d() == 1) {
      return Optional.of(Interval.of(Q.get(0, 0)).abs());
    }
    return SymmetricSpectrum.of(IntervalMatrix.of(Q))
        .map(s -> s.eigenvalues().get(0).abs().max(s.eigenvalues().get(d() - 1).abs()));
  }

  /** Whether every one of the K cells holds a row of X; cells are closed at their lower side. */
  boolean hitsAllCells() {
    boolean[] hit = new boolean[K()];
    for (int i = 0; i < X.rows(); i++) {
      int index = 0;
      for (double x : X.row(i)) {
        index = index * m + Math.min(m - 1, (int) (x * m));
      }
      hit[index] = true;
    }
    for (boolean h : hit) {
      if (!h) {
        return false;
      }
    }
    return true;
  }

  JacobianSample with(Matrix points) {
    return new JacobianSample(Q, b, points, N, m, delta, p, q, draws);
  }
}
