package elenchus.exact;

import java.util.Arrays;

/** Gaussian elimination of an integer matrix modulo a prime: rank profile, and solutions. */
final class ModularElimination {
  private final PrimeField field;
  private final long[][] lu;
  private final int[] rowOrder;
  private final int[] pivotColumns;
  private final long[] pivotInverses;
  private int rank;

  private ModularElimination(IntegerMatrix matrix, PrimeField field) {
    this.field = field;
    int rows = matrix.rows();
    lu = new long[rows][matrix.columns()];
    rowOrder = new int[rows];
    for (int i = 0; i < rows; i++) {
      rowOrder[i] = i;
      for (int j = 0; j < matrix.columns(); j++) {
        lu[i][j] = field.of(matrix.get(i, j));
      }
    }
    pivotColumns = new int[Math.min(rows, matrix.columns())];
    pivotInverses = new long[pivotColumns.length];
    eliminate(matrix.columns());
  }

  static ModularElimination of(IntegerMatrix matrix, PrimeField field) {
    return new ModularElimination(matrix, field);
  }

  PrimeField field() {
    return field;
  }

  /** The rank modulo the prime: at most the rank over the rationals. */
  int rank() {
    return rank;
  }

  /** Original indices of rows that are independent, also over the rationals; rank of them. */
  int[] pivotRows() {
    return Arrays.copyOf(rowOrder, rank);
  }

  /** Columns that are independent on the pivot rows, also over the rationals; rank of them. */
  int[] pivotColumns() {
    return Arrays.copyOf(pivotColumns, rank);
  }

  /** The solution modulo the prime for a square matrix of full rank. */
  long[] solve(long[] b) {
    int n = lu.length;
    long[] x = new long[n];
    for (int i = 0; i < n; i++) {
      x[i] = field.reduce(b[rowOrder[i]] + field.negate(field.dot(lu[i], x, 0, i)));
    }
    for (int i = n - 1; i >= 0; i--) {
      long rest = field.reduce(x[i] + field.negate(field.dot(lu[i], x, i + 1, n)));
      x[i] = field.reduce(rest * pivotInverses[i]);
    }
    return x;
  }

  private void eliminate(int columns) {
    for (int column = 0; column < columns && rank < lu.length; column++) {
      int pivot = rank;
      while (pivot < lu.length && lu[pivot][column] == 0) {
        pivot++;
      }
      if (pivot == lu.length) {
        continue;
      }
      swap(rank, pivot);
      long[] top = lu[rank];
      long inverse = field.inverse(top[column]);
      for (int i = rank + 1; i < lu.length; i++) {
        long[] row = lu[i];
        if (row[column] == 0) {
          continue;
        }
        long factor = field.reduce(row[column] * inverse);
        long negative = field.negate(factor);
        for (int j = column + 1; j < columns; j++) {
          row[j] = field.reduce(row[j] + negative * top[j]);
        }
        row[column] = factor;
      }
      pivotInverses[rank] = inverse;
      pivotColumns[rank++] = column;
    }
  }

  private void swap(int i, int j) {
    long[] row = lu[i];
    lu[i] = lu[j];
    lu[j] = row;
    int index = rowOrder[i];
    rowOrder[i] = rowOrder[j];
    rowOrder[j] = index;
  }
}
