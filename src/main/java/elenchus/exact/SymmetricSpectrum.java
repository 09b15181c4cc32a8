package elenchus.exact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Rigorous enclosures of the eigenvalues of a symmetric matrix.
 *
 * <p>With approximate eigenvectors V the matrix V^T A V is nearly diagonal. By Weyl its eigenvalues
 * differ from its sorted diagonal by at most the norm of the rest, and by Ostrowski those of A
 * differ from them by factors between the smallest and the largest eigenvalue of V^T V, which are
 * near 1. Whether V is any good only matters for the width.
 *
 * @param eigenvalues one interval per eigenvalue, ascending
 */
public record SymmetricSpectrum(List<Interval> eigenvalues) {

  /** Copies. */
  public SymmetricSpectrum {
    eigenvalues = List.copyOf(eigenvalues);
  }

  /**
   * Encloses the eigenvalues of every symmetric matrix in an interval matrix; empty if the
   * approximate eigenvectors are useless.
   *
   * @param a n x n; only symmetric matrices inside are meant
   * @throws IllegalArgumentException if the matrix is not square
   */
  public static Optional<SymmetricSpectrum> of(IntervalMatrix a) {
    int n = a.rows();
    if (n != a.columns()) {
      throw new IllegalArgumentException(n + " x " + a.columns() + " is not square");
    }
    RealMatrix middle = MatrixUtils.createRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        middle.setEntry(i, j, a.get(Math.min(i, j), Math.max(i, j)).mid());
      }
    }
    RealMatrix vectors = new EigenDecompositionSymmetric(middle).getV();
    IntervalMatrix v = IntervalMatrix.of(n, n, (i, j) -> Interval.of(vectors.getEntry(i, j)));
    IntervalMatrix gram = v.transpose().times(v);
    double defect = gram.minus(IntervalMatrix.of(RationalMatrix.identity(n))).rowSumNorm();
    if (!(defect < 0.5)) {
      return Optional.empty();
    }
    Interval factor = Interval.ONE.divide(Interval.around(1, defect));
    IntervalMatrix b = v.transpose().times(a).times(v);
    double rest =
        IntervalMatrix.of(n, n, (i, j) -> i == j ? Interval.ZERO : b.get(i, j)).rowSumNorm();
    Interval spread = Interval.of(-rest, rest);
    // Sorted lower and upper ends bound the sorted numbers between them.
    double[] lower = IntStream.range(0, n).mapToDouble(i -> b.get(i, i).lower()).sorted().toArray();
    double[] upper = IntStream.range(0, n).mapToDouble(i -> b.get(i, i).upper()).sorted().toArray();
    Interval[] eigenvalues = new Interval[n];
    Arrays.setAll(eigenvalues, k -> Interval.of(lower[k], upper[k]).add(spread).multiply(factor));
    return Optional.of(new SymmetricSpectrum(List.of(eigenvalues)));
  }

  /**
   * The smallest positive eigenvalue of a positive semidefinite matrix of known rank.
   *
   * @param rank at least 1, known exactly from elsewhere
   */
  public Interval smallestPositive(int rank) {
    return eigenvalues.get(eigenvalues.size() - rank);
  }
}
