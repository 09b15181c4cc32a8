package elenchus.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The spectral decomposition S = Q diag(values) Q^T of a symmetric matrix, by the implicit QL
 * method on the tridiagonal form (Hipparchus); where that does not converge, by EJML.
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
    try {
      return byImplicitQl(symmetric);
    } catch (MathIllegalStateException e) {
      // QL gives up, rarely, on spectra of high multiplicity: another implementation takes over.
      return byEjml(symmetric);
    }
  }

  private static SymmetricEigen byImplicitQl(RealMatrix symmetric) {
    int n = symmetric.getRowDimension();
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

  static SymmetricEigen byEjml(RealMatrix symmetric) {
    int n = symmetric.getRowDimension();
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(n, true, true);
    if (!decomposition.decompose(new DMatrixRMaj(symmetric.getData()))) {
      throw new ArithmeticException("no eigenvalues of a " + n + " x " + n + " matrix");
    }
    List<Integer> order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> decomposition.getEigenvalue(k).getReal()))
            .toList();
    double[] ascending =
        order.stream().mapToDouble(k -> decomposition.getEigenvalue(k).getReal()).toArray();
    return new SymmetricEigen(
        ascending, Matrix.of(n, n, (i, k) -> decomposition.getEigenVector(order.get(k)).get(i, 0)));
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
