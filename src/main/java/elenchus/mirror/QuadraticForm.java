package elenchus.mirror;

import elenchus.linear.Matrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * Phi(theta) = theta^T P theta / 2.
 *
 * @param P symmetric and positive definite, d x d
 * @param inverse of P
 */
public record QuadraticForm(Matrix P, Matrix inverse) implements MirrorMap {

  /**
   * The form of a matrix.
   *
   * @throws org.hipparchus.exception.MathIllegalArgumentException if it is not symmetric and
   *     positive definite
   */
  public static QuadraticForm of(Matrix P) {
    CholeskyDecomposition factors =
        new CholeskyDecomposition(MatrixUtils.createRealMatrix(P.toRows()));
    return new QuadraticForm(P, Matrix.ofRows(factors.getSolver().getInverse().getData()));
  }

  @Override
  public int dimension() {
    return P.rows();
  }

  @Override
  public boolean admits(double... theta) {
    return Matrix.column(theta).isFinite();
  }

  @Override
  public double value(double... theta) {
    return half(theta, P.times(theta));
  }

  @Override
  public double[] gradient(double... theta) {
    return P.times(theta);
  }

  @Override
  public double[] inverseGradient(double... z) {
    return inverse.times(z);
  }

  @Override
  public double conjugate(double... z) {
    return half(z, inverse.times(z));
  }

  @Override
  public Matrix conjugateHessian(double... z) {
    return inverse;
  }

  @Override
  public double[] precondition(double[] theta, double[] direction) {
    return inverse.times(direction);
  }

  private static double half(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum / 2;
  }
}
