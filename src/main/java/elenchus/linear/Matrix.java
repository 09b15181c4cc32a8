package elenchus.linear;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.util.FastMath;

/**
 * A dense real matrix: an immutable value, stored by rows. Sums run in index order, so results are
 * the same bits everywhere.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] entries;

  private Matrix(int rows, int columns, double[] entries) {
    this.rows = rows;
    this.columns = columns;
    this.entries = entries;
  }

  /** An entry as a function of its indices. */
  @FunctionalInterface
  public interface Entry {
    /** The entry in row i, column j, both 0-based. */
    double at(int i, int j);
  }

  /**
   * A matrix given by rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Matrix ofRows(double[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] entries = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " entries, row 0 has " + columns);
      }
      System.arraycopy(rows[i], 0, entries, i * columns, columns);
    }
    return new Matrix(rows.length, columns, entries);
  }

  /**
   * A matrix given by its entries, row after row.
   *
   * @throws IllegalArgumentException if the number of entries is not rows times columns
   */
  public static Matrix ofRowMajor(int rows, int columns, double... entries) {
    if (entries.length != rows * columns) {
      throw new IllegalArgumentException(entries.length + " entries for " + rows + " x " + columns);
    }
    return new Matrix(rows, columns, entries.clone());
  }

  /** A matrix given entry by entry. */
  public static Matrix of(int rows, int columns, Entry entry) {
    double[] entries = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        entries[i * columns + j] = entry.at(i, j);
      }
    }
    return new Matrix(rows, columns, entries);
  }

  /** The zero matrix. */
  public static Matrix zero(int rows, int columns) {
    return new Matrix(rows, columns, new double[rows * columns]);
  }

  /** The identity. */
  public static Matrix identity(int n) {
    return of(n, n, (i, j) -> i == j ? 1 : 0);
  }

  /** A square matrix with the given diagonal and zeros elsewhere. */
  public static Matrix diagonal(double... diagonal) {
    return of(diagonal.length, diagonal.length, (i, j) -> i == j ? diagonal[i] : 0);
  }

  /** One column. */
  public static Matrix column(double... entries) {
    return ofRowMajor(entries.length, 1, entries);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** The entry in row i, column j, both 0-based. */
  public double get(int i, int j) {
    return entries[i * columns + j];
  }

  /** Row i as a new array. */
  public double[] row(int i) {
    return Arrays.copyOfRange(entries, i * columns, (i + 1) * columns);
  }

  /** Column j as a new array. */
  public double[] column(int j) {
    double[] column = new double[rows];
    for (int i = 0; i < rows; i++) {
      column[i] = get(i, j);
    }
    return column;
  }

  /** The entries row after row, as a new array. */
  public double[] toRowMajor() {
    return entries.clone();
  }

  /** The rows as new arrays. */
  public double[][] toRows() {
    double[][] copy = new double[rows][];
    for (int i = 0; i < rows; i++) {
      copy[i] = row(i);
    }
    return copy;
  }

  /** The transpose. */
  public Matrix transpose() {
    return of(columns, rows, (i, j) -> get(j, i));
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public Matrix plus(Matrix other) {
    requireSameShape(other);
    double[] sum = entries.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += other.entries[k];
    }
    return new Matrix(rows, columns, sum);
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public Matrix minus(Matrix other) {
    requireSameShape(other);
    double[] difference = entries.clone();
    for (int k = 0; k < difference.length; k++) {
      difference[k] -= other.entries[k];
    }
    return new Matrix(rows, columns, difference);
  }

  /** The multiple by a number. */
  public Matrix times(double factor) {
    return map(x -> factor * x);
  }

  /**
   * The product.
   *
   * @throws IllegalArgumentException if the inner sizes differ
   */
  public Matrix times(Matrix other) {
    if (columns != other.rows) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " times " + other.rows + " x " + other.columns);
    }
    double[] product = new double[rows * other.columns];
    for (int i = 0; i < rows; i++) {
      int target = i * other.columns;
      for (int k = 0; k < columns; k++) {
        double factor = entries[i * columns + k];
        int source = k * other.columns;
        for (int j = 0; j < other.columns; j++) {
          product[target + j] += factor * other.entries[source + j];
        }
      }
    }
    return new Matrix(rows, other.columns, product);
  }

  /**
   * The product with a vector.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public double[] times(double[] vector) {
    if (columns != vector.length) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " times a vector of " + vector.length);
    }
    double[] product = new double[rows];
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += entries[i * columns + j] * vector[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /** The matrix with a function applied to each entry. */
  public Matrix map(DoubleUnaryOperator function) {
    double[] mapped = new double[entries.length];
    for (int k = 0; k < mapped.length; k++) {
      mapped[k] = function.applyAsDouble(entries[k]);
    }
    return new Matrix(rows, columns, mapped);
  }

  /**
   * The Frobenius inner product.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public double dot(Matrix other) {
    requireSameShape(other);
    double sum = 0;
    for (int k = 0; k < entries.length; k++) {
      sum += entries[k] * other.entries[k];
    }
    return sum;
  }

  /** The Frobenius norm. */
  public double norm() {
    return FastMath.sqrt(dot(this));
  }

  /** The largest absolute entry; not-a-number if an entry is; 0 for an empty matrix. */
  public double maxAbs() {
    double max = 0;
    for (double entry : entries) {
      double size = Math.abs(entry);
      if (!(size <= max)) {
        max = size;
      }
      if (Double.isNaN(max)) {
        return max;
      }
    }
    return max;
  }

  /**
   * The sum of the diagonal.
   *
   * @throws IllegalArgumentException if the matrix is not square
   */
  public double trace() {
    if (rows != columns) {
      throw new IllegalArgumentException("trace of " + rows + " x " + columns);
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += get(i, i);
    }
    return sum;
  }

  /** The Kronecker product. */
  public Matrix kronecker(Matrix other) {
    return of(
        rows * other.rows,
        columns * other.columns,
        (i, j) ->
            get(i / other.rows, j / other.columns) * other.get(i % other.rows, j % other.columns));
  }

  /** Whether all entries are finite numbers. */
  public boolean isFinite() {
    return Arrays.stream(entries).allMatch(Double::isFinite);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(entries, that.entries);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(entries);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(toRows());
  }

  private void requireSameShape(Matrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " against " + other.rows + " x " + other.columns);
    }
  }
}
