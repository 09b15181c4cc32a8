package elenchus.exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * Fraction-free elimination. All divisions are exact and intermediate entries are minors of the
 * matrix. Slower than {@link DixonSolver} beyond a few dozen unknowns, and independent of it.
 *
 * <p>E. H. Bareiss, Sylvester's identity and multistep integer-preserving Gaussian elimination,
 * Mathematics of Computation 22 (1968).
 */
public final class Bareiss {
  private final BigInteger[][] a;
  private final int limit;
  private final int[] pivotColumns;
  private int rank;
  private int swaps;

  private Bareiss(BigInteger[][] a, int limit) {
    this.a = a;
    this.limit = limit;
    this.pivotColumns = new int[a.length];
    eliminate();
  }

  /**
   * The determinant.
   *
   * @throws IllegalArgumentException if the matrix is not square
   */
  public static BigInteger determinant(IntegerMatrix matrix) {
    int n = requireSquare(matrix);
    if (n == 0) {
      return BigInteger.ONE;
    }
    Bareiss reduced = new Bareiss(rows(matrix, new BigInteger[0]), n);
    if (reduced.rank < n) {
      return BigInteger.ZERO;
    }
    BigInteger last = reduced.a[n - 1][n - 1];
    return reduced.swaps % 2 == 0 ? last : last.negate();
  }

  /** The rank. */
  public static int rank(IntegerMatrix matrix) {
    return new Bareiss(rows(matrix, new BigInteger[0]), matrix.columns()).rank;
  }

  /**
   * The solution of a x = b, or empty if the matrix is singular.
   *
   * @throws IllegalArgumentException if the matrix is not square or the sizes differ
   */
  public static Optional<RationalVector> solve(IntegerMatrix matrix, BigInteger[] b) {
    int n = requireSquare(matrix);
    if (b.length != n) {
      throw new IllegalArgumentException(n + " rows, right-hand side of " + b.length);
    }
    Bareiss reduced = new Bareiss(rows(matrix, b), n);
    if (reduced.rank < n) {
      return Optional.empty();
    }
    // With the last pivot as common denominator, back substitution stays in the integers.
    BigInteger determinant = n == 0 ? BigInteger.ONE : reduced.a[n - 1][n - 1];
    BigInteger[] x = new BigInteger[n];
    for (int i = n - 1; i >= 0; i--) {
      BigInteger sum = reduced.a[i][n].multiply(determinant);
      for (int j = i + 1; j < n; j++) {
        sum = sum.subtract(reduced.a[i][j].multiply(x[j]));
      }
      x[i] = sum.divide(reduced.a[i][i]);
    }
    return Optional.of(RationalVector.of(x, determinant));
  }

  /** A non-zero vector that the matrix maps to zero, or empty if its columns are independent. */
  public static Optional<RationalVector> kernelVector(IntegerMatrix matrix) {
    int columns = matrix.columns();
    Bareiss reduced = new Bareiss(rows(matrix, new BigInteger[0]), columns);
    if (reduced.rank == columns) {
      return Optional.empty();
    }
    int free = 0;
    while (free < reduced.rank && reduced.pivotColumns[free] == free) {
      free++;
    }
    BigFraction[] x = new BigFraction[columns];
    Arrays.fill(x, BigFraction.ZERO);
    x[free] = BigFraction.ONE;
    for (int i = Math.min(reduced.rank, free) - 1; i >= 0; i--) {
      BigFraction sum = BigFraction.ZERO;
      for (int j = i + 1; j <= free; j++) {
        sum = sum.add(x[j].multiply(reduced.a[i][j]));
      }
      x[i] = sum.negate().divide(reduced.a[i][i]);
    }
    return Optional.of(RationalVector.of(x));
  }

  private void eliminate() {
    BigInteger previous = BigInteger.ONE;
    for (int column = 0; column < limit && rank < a.length; column++) {
      int pivot = rank;
      while (pivot < a.length && a[pivot][column].signum() == 0) {
        pivot++;
      }
      if (pivot == a.length) {
        continue;
      }
      if (pivot != rank) {
        BigInteger[] row = a[pivot];
        a[pivot] = a[rank];
        a[rank] = row;
        swaps++;
      }
      BigInteger[] top = a[rank];
      for (int i = rank + 1; i < a.length; i++) {
        BigInteger[] row = a[i];
        for (int j = column + 1; j < row.length; j++) {
          row[j] =
              row[j].multiply(top[column]).subtract(row[column].multiply(top[j])).divide(previous);
        }
        row[column] = BigInteger.ZERO;
      }
      previous = top[column];
      pivotColumns[rank++] = column;
    }
  }

  private static BigInteger[][] rows(IntegerMatrix matrix, BigInteger[] b) {
    int columns = matrix.columns();
    BigInteger[][] rows = new BigInteger[matrix.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new BigInteger[columns + (b.length == 0 ? 0 : 1)];
      for (int j = 0; j < columns; j++) {
        rows[i][j] = matrix.get(i, j);
      }
      if (b.length > 0) {
        rows[i][columns] = b[i];
      }
    }
    return rows;
  }

  private static int requireSquare(IntegerMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          matrix.rows() + " x " + matrix.columns() + " is not square");
    }
    return matrix.rows();
  }
}
