package elenchus.catalogue.linearnetworks;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/**
 * The end point of a regression with one hidden unit, where it is rational: Pythagorean data.
 *
 * @param problem the regression, its doubles taken as dyadic fractions
 * @param alpha the outer weight at the end, without its sign
 * @param theta the interpolant, p x 1
 */
record RationalEnd(TwoLayerRegression problem, BigFraction alpha, FieldMatrix<BigFraction> theta) {
  private static final Elementary<BigFraction> ON = Elementary.rationals();

  /** The end point, unless the formula leaves the rational numbers. */
  static Optional<RationalEnd> of(TwoLayerRegression problem) {
    if (problem.a0().size() != 1) {
      return Optional.empty();
    }
    FieldMatrix<BigFraction> x = ON.matrix(problem.X());
    FieldMatrix<BigFraction> inverse =
        new FieldLUDecomposition<>(x.multiply(x.transpose())).getSolver().getInverse();
    FieldMatrix<BigFraction> back = x.transpose().multiply(inverse);
    FieldMatrix<BigFraction> leastNorm =
        back.multiply(ON.matrix(TwoLayerRegression.vector(problem.y())));
    FieldMatrix<BigFraction> start = ON.matrix(problem.W0().transpose());
    FieldMatrix<BigFraction> projected = start.subtract(back.multiply(x.multiply(start)));
    BigFraction outer = new BigFraction(problem.a0().get(0));
    BigFraction q = square(projected).add(outer.pow(2)).subtract(square(start));
    try {
      BigFraction root = ON.sqrt(q.pow(2).add(square(leastNorm).multiply(4)));
      BigFraction alpha = ON.sqrt(q.add(root).divide(2));
      BigFraction signed = outer.getNumerator().signum() < 0 ? alpha.negate() : alpha;
      FieldMatrix<BigFraction> theta = leastNorm.add(projected.scalarMultiply(signed));
      return alpha.isZero()
          ? Optional.empty()
          : Optional.of(new RationalEnd(problem, signed, theta));
    } catch (ArithmeticException irrational) {
      return Optional.empty();
    }
  }

  /** Whether X theta = y, and w = theta/alpha keeps alpha^2 - |w|^2 and its part in the kernel. */
  boolean isStationary() {
    return interpolates() && balance().isZero() && stationarity(new BigFraction(3, 2));
  }

  private boolean interpolates() {
    FieldMatrix<BigFraction> residual =
        ON.matrix(problem.X())
            .multiply(theta)
            .subtract(ON.matrix(TwoLayerRegression.vector(problem.y())));
    return square(residual).isZero();
  }

  private BigFraction balance() {
    BigFraction outer = new BigFraction(problem.a0().get(0));
    FieldMatrix<BigFraction> start = ON.matrix(problem.W0().transpose());
    BigFraction before = outer.pow(2).subtract(square(start));
    BigFraction after = alpha.pow(2).subtract(square(theta).divide(alpha.pow(2)));
    return after.subtract(before);
  }

  /**
   * Whether (3/2) theta/|alpha| - c w, w = sign(a0) w0, lies in the row space of X: the condition
   * for a minimum of |theta|^{3/2} - c <w, theta> on the interpolants of balanced layers.
   */
  boolean stationarity(BigFraction c) {
    Matrix direction = problem.direction();
    FieldMatrix<BigFraction> gap =
        theta
            .scalarMultiply(new BigFraction(3, 2).divide(alpha.abs()))
            .subtract(ON.matrix(direction).scalarMultiply(c));
    FieldMatrix<BigFraction> x = ON.matrix(problem.X());
    FieldMatrix<BigFraction> inverse =
        new FieldLUDecomposition<>(x.multiply(x.transpose())).getSolver().getInverse();
    FieldMatrix<BigFraction> rest =
        gap.subtract(x.transpose().multiply(inverse).multiply(x.multiply(gap)));
    return square(rest).isZero();
  }

  private static BigFraction square(FieldMatrix<BigFraction> column) {
    return column.transpose().multiply(column).getEntry(0, 0);
  }
}
