package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.EnclosedProjection;
import elenchus.mirror.Potential;
import elenchus.mirror.Separable;
import java.util.List;
import java.util.Optional;

/**
 * Least squares with a diagonal network beta = u^D - v^D, elementwise, from u = v = a.
 *
 * @param X samples in rows, m x d
 * @param y m targets
 * @param a weights at the start, d positive numbers
 * @param D depth, at least 2
 * @param skew an unequal start is u = a skew, v = a/skew; 1 for none
 */
public record DiagonalRegression(Matrix X, List<Double> y, List<Double> a, int D, double skew) {

  /**
   * @throws IllegalArgumentException if the sizes do not fit or a number is out of range
   */
  public DiagonalRegression {
    y = List.copyOf(y);
    a = List.copyOf(a);
    if (X.rows() != y.size() || X.columns() != a.size()) {
      throw new IllegalArgumentException("X is m x d, y has m, a has d entries");
    }
    if (!X.isFinite()
        || !Matrix.column(MirrorRegression.array(y)).isFinite()
        || !a.stream().allMatch(e -> e > 0 && e < Double.POSITIVE_INFINITY)
        || D < 2
        || !(skew > 0 && skew < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("finite data, positive starts, depth at least 2");
    }
  }

  double[] targets() {
    return MirrorRegression.array(y);
  }

  double[] starts() {
    return MirrorRegression.array(a);
  }

  /** One potential per coordinate, by its depth and start. */
  Separable map() {
    return new Separable(a.stream().map(start -> Potential.ofDiagonalNetwork(D, start)).toList());
  }

  /** The projection of the origin. */
  BregmanProjection projection() {
    return projection(map());
  }

  /** The projection of the origin through another mirror. */
  BregmanProjection projection(Separable map) {
    return new BregmanProjection(map, X, targets(), new double[a.size()]);
  }

  /** The projection in intervals. */
  Optional<EnclosedProjection> enclosed(double[] multipliers) {
    return EnclosedProjection.of(map(), X, targets(), new double[a.size()], multipliers);
  }

  /** u^D - v^D at the unequal start. */
  double[] skewedStart() {
    double[] beta = new double[a.size()];
    for (int k = 0; k < beta.length; k++) {
      beta[k] = power(a.get(k) * skew, D) - power(a.get(k) / skew, D);
    }
    return beta;
  }

  static double power(double base, int exponent) {
    double power = 1;
    for (int k = 0; k < exponent; k++) {
      power *= base;
    }
    return power;
  }

  double rowRatio() {
    RowSpace rows = RowSpace.of(X);
    return rows.rank() == X.rows() ? rows.smallestRatio() : 0;
  }

  boolean hasIndependentRows() {
    return RationalMatrix.of(X).rank() == X.rows();
  }
}
