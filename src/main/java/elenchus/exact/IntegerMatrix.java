package elenchus.exact;

import java.math.BigInteger;
import java.util.Arrays;

/** A dense matrix of integers of any size: an immutable value, stored by rows. */
public final class IntegerMatrix {
  private final int rows;
  private final int columns;
  private final BigInteger[] entries;

  private IntegerMatrix(int rows, int columns, BigInteger[] entries) {
    this.rows = rows;
    this.columns = columns;
    this.entries = entries;
  }

  /** An entry as a function of its indices. */
  @FunctionalInterface
  public interface Entry {
    /** The entry in row i, column j, both 0-based. */
    BigInteger at(int i, int j);
  }

  /** A matrix given entry by entry, rows x columns. */
  public static IntegerMatrix of(int rows, int columns, Entry entry) {
    BigInteger[] entries = new BigInteger[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        entries[i * columns + j] = entry.at(i, j);
      }
    }
    return new IntegerMatrix(rows, columns, entries);
  }

  /**
   * A matrix given by rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static IntegerMatrix ofRows(long[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (long[] row : rows) {
      if (row.length != columns) {
        throw new IllegalArgumentException("rows of " + columns + " and " + row.length);
      }
    }
    return of(rows.length, columns, (i, j) -> BigInteger.valueOf(rows[i][j]));
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
  public BigInteger get(int i, int j) {
    return entries[i * columns + j];
  }

  /** The transpose. */
  public IntegerMatrix transpose() {
    return of(columns, rows, (i, j) -> get(j, i));
  }

  /** The submatrix of the given rows and columns, in the given order. */
  public IntegerMatrix minor(int[] rowIndices, int[] columnIndices) {
    return of(
        rowIndices.length, columnIndices.length, (i, j) -> get(rowIndices[i], columnIndices[j]));
  }

  /**
   * The product.
   *
   * @throws IllegalArgumentException if the inner sizes differ
   */
  public IntegerMatrix times(IntegerMatrix other) {
    if (columns != other.rows) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " times " + other.rows + " x " + other.columns);
    }
    return of(
        rows,
        other.columns,
        (i, j) -> {
          BigInteger sum = BigInteger.ZERO;
          for (int k = 0; k < columns; k++) {
            sum = sum.add(get(i, k).multiply(other.get(k, j)));
          }
          return sum;
        });
  }

  /**
   * The product with a vector.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public BigInteger[] times(BigInteger[] vector) {
    if (columns != vector.length) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " times a vector of " + vector.length);
    }
    BigInteger[] product = new BigInteger[rows];
    for (int i = 0; i < rows; i++) {
      BigInteger sum = BigInteger.ZERO;
      for (int k = 0; k < columns; k++) {
        BigInteger entry = entries[i * columns + k];
        if (entry.signum() != 0) {
          sum = sum.add(entry.multiply(vector[k]));
        }
      }
      product[i] = sum;
    }
    return product;
  }

  /** The number of bits of the largest absolute entry; 0 for a zero matrix. */
  public int bitLength() {
    int bits = 0;
    for (BigInteger entry : entries) {
      bits = Math.max(bits, entry.abs().bitLength());
    }
    return bits;
  }

  /**
   * Indices of linearly independent rows, ascending: as good as always as many as the rank, and
   * always independent.
   */
  public int[] independentRows() {
    int[] rowIndices = ModularElimination.of(this, PrimeField.number(0)).pivotRows();
    Arrays.sort(rowIndices);
    return rowIndices;
  }

  /** The entries row after row, as a new array. */
  public BigInteger[] toRowMajor() {
    return entries.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntegerMatrix that
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
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < rows; i++) {
      text.append(i == 0 ? "" : ", ")
          .append(Arrays.toString(Arrays.copyOfRange(entries, i * columns, (i + 1) * columns)));
    }
    return text.append(']').toString();
  }
}
