package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.mirror.BregmanProjection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * Least squares with a diagonal network beta = u^D - v^D from u = v = alpha in all coordinates, for
 * all alpha at once.
 *
 * @param X samples in rows, m x d
 * @param y m targets
 * @param D depth, from 2 to 4
 * @param epsilon slack of the bounds of the rich and the kernel regime
 */
public record WideNetwork(Matrix X, List<Double> y, int D, double epsilon) {

  /**
   * @throws IllegalArgumentException if the sizes do not fit or a number is out of range
   */
  public WideNetwork {
    y = List.copyOf(y);
    if (X.rows() != y.size() || X.columns() == 0 || !X.isFinite()) {
      throw new IllegalArgumentException("X is m x d, y has m entries");
    }
    if (!Matrix.column(MirrorRegression.array(y)).isFinite()
        || D < 2
        || D > 4
        || !(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("finite targets, depth 2 to 4, epsilon > 0");
    }
  }

  double[] targets() {
    return MirrorRegression.array(y);
  }

  DiagonalRegression at(double alpha) {
    return new DiagonalRegression(X, y, Collections.nCopies(X.columns(), alpha), D, 1);
  }

  /** The limit of the flow from alpha. */
  Optional<BregmanProjection.Solution> limit(double alpha) {
    return at(alpha).projection().solve();
  }

  /** The limit of the flow from a small alpha, by Newton's method from the leading multipliers. */
  Optional<BregmanProjection.Solution> limit(double alpha, LeastL1 least) {
    double[] b = least.b().toDoubles();
    double[] slopes = new double[least.support().size()];
    for (int k = 0; k < slopes.length; k++) {
      double size = Math.abs(b[least.support().get(k)]);
      double slope =
          D == 2
              ? FastMath.log(size) - 2 * FastMath.log(alpha)
              : (1 - FastMath.pow(alpha, D - 2) * FastMath.pow(size, -(D - 2.0) / D))
                  / FastMath.pow(alpha, D - 2);
      slopes[k] = Math.copySign(slope, b[least.support().get(k)]);
    }
    return at(alpha).projection().solve(least.lift(X, slopes));
  }

  Optional<LeastL1> leastL1() {
    return LeastL1.of(X, targets());
  }

  private RationalVector lifted(RationalVector residual) {
    RationalMatrix x = RationalMatrix.of(X);
    return x.transpose().times(x.times(x.transpose()).solve(residual).orElseThrow());
  }

  /** X^+ y, d fractions. */
  RationalVector leastL2() {
    return lifted(RationalVector.of(targets()));
  }

  /** (1 - X^+ X) b^3 for b = X^+ y, cubed elementwise; d fractions. */
  RationalVector cubeOffRowSpace() {
    RationalVector cube =
        RationalVector.of(
            leastL2().toList().stream().map(e -> e.pow(3)).toArray(BigFraction[]::new));
    return cube.minus(lifted(RationalMatrix.of(X).times(cube)));
  }

  /** (D-1)(3D-4)/(12 D^2). */
  BigFraction coefficient() {
    return new BigFraction((D - 1) * (3 * D - 4), 12 * D * D);
  }

  /** How the third power off the row space compares with the third power. */
  double curvature() {
    double[] b = leastL2().toDoubles();
    double largest = ProjectionCheck.size(b);
    return ProjectionCheck.size(cubeOffRowSpace().toDoubles()) / (largest * largest * largest);
  }

  double rowRatio() {
    RowSpace rows = RowSpace.of(X);
    return rows.rank() == X.rows() ? rows.smallestRatio() : 0;
  }

  /**
   * c where the data are X = [[1, 0, c], [0, 1, 1-c]], y = (1, 1), 0 &lt; c &lt; 1: the
   * interpolants (1 - c t, 1 - (1-c) t, t), t in [0, 1], all have the same least l1 norm.
   */
  Optional<Double> tie() {
    if (X.rows() != 2 || X.columns() != 3) {
      return Optional.empty();
    }
    double c = X.get(0, 2);
    boolean shaped =
        X.get(0, 0) == 1
            && X.get(0, 1) == 0
            && X.get(1, 0) == 0
            && X.get(1, 1) == 1
            && y.get(0) == 1
            && y.get(1) == 1;
    return shaped && c > 0 && c < 1 && Math.abs(c + X.get(1, 2) - 1) <= 0x1p-52
        ? Optional.of(c)
        : Optional.empty();
  }

  static double toDouble(BigFraction fraction) {
    return Rationals.toDouble(fraction);
  }
}
