package elenchus.linear;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The span of the rows of a matrix, by singular values.
 *
 * @param rank number of singular values above the threshold
 * @param basis orthonormal basis, n x rank, for rows of length n
 * @param smallestRatio smallest kept singular value over the largest; 0 for a zero matrix
 */
public record RowSpace(int rank, Matrix basis, double smallestRatio) {
  /** Singular values below this share of the largest count as zero. */
  public static final double RELATIVE_THRESHOLD = 1e-9;

  /** The span of the rows. */
  public static RowSpace of(Matrix rows) {
    if (rows.rows() == 0 || rows.maxAbs() == 0) {
      return new RowSpace(0, Matrix.zero(rows.columns(), 0), 0);
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows.toRows());
    SingularValueDecomposition decomposition = new SingularValueDecomposition(matrix);
    double[] values = decomposition.getSingularValues();
    int rank = 0;
    while (rank < values.length && values[rank] > RELATIVE_THRESHOLD * values[0]) {
      rank++;
    }
    RealMatrix v = decomposition.getV();
    Matrix basis = Matrix.of(rows.columns(), rank, v::getEntry);
    return new RowSpace(rank, basis, values[rank - 1] / values[0]);
  }

  /** The orthogonal projection of a vector on the span. */
  public double[] project(double[] vector) {
    return basis.times(basis.transpose().times(vector));
  }

  /** Coordinates of the projection in the basis. */
  public double[] coordinates(double[] vector) {
    return basis.transpose().times(vector);
  }
}
