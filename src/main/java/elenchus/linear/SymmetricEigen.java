package elenchus.linear;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The spectral decomposition S = Q diag(values) Q^T of a symmetric matrix, by the implicit QL
 * method on the tridiagonal form.
 *
 * @param values eigenvalues, ascending
 * @param vectors orthonormal eigenvectors, n x n, column k belongs to value k
 */
public record SymmetricEigen(double[] values, Matrix vectors) {

  /** Copies the values. */
  public SymmetricEigen {
    values = values.clone();
  }

  /**
   * Decomposes the symmetric part of a square matrix.
   *
   * @throws IllegalArgumentException if the matrix is not square or has an entry that is no finite
   *     number
   */
  public static SymmetricEigen of(Matrix square) {
    int n = square.rows();
    if (n != square.columns() || !square.isFinite()) {
      throw new IllegalArgumentException(
          "eigenvalues of a "
              + n
              + " x "
              + square.columns()
              + " matrix, finite: "
              + square.isFinite());
    }
    if (n == 0) {
      return new SymmetricEigen(new double[0], square);
    }
    RealMatrix symmetric = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        symmetric.setEntry(i, j, 0.5 * (square.get(i, j) + square.get(j, i)));
      }
    }
    // Decomposed with decreasing eigenvalues; reversed below.
    EigenDecompositionSymmetric decomposition = new EigenDecompositionSymmetric(symmetric);
    double[] decreasing = decomposition.getEigenvalues();
    double[] ascending = new double[n];
    for (int k = 0; k < n; k++) {
      ascending[k] = decreasing[n - 1 - k];
    }
    RealMatrix v = decomposition.getV();
    return new SymmetricEigen(ascending, Matrix.of(n, n, (i, k) -> v.getEntry(i, n - 1 - k)));
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /** The smallest eigenvalue. */
  public double min() {
    return values[0];
  }

  /** The largest eigenvalue. */
  public double max() {
    return values[values.length - 1];
  }

  /** The matrix function Q diag(f(values)) Q^T. */
  public Matrix apply(DoubleUnaryOperator f) {
    double[] mapped = Arrays.stream(values).map(f).toArray();
    return vectors.times(Matrix.diagonal(mapped)).times(vectors.transpose());
  }
}
