package elenchus.exact;

import elenchus.linear.Matrix;

/** A dense matrix of intervals: an immutable value that contains every matrix of its entries. */
public final class IntervalMatrix {
  private final int rows;
  private final int columns;
  private final Interval[] entries;

  private IntervalMatrix(int rows, int columns, Interval[] entries) {
    this.rows = rows;
    this.columns = columns;
    this.entries = entries;
  }

  /** An entry as a function of its indices. */
  @FunctionalInterface
  public interface Entry {
    /** The entry in row i, column j, both 0-based. */
    Interval at(int i, int j);
  }

  /** A matrix given entry by entry, rows x columns. */
  public static IntervalMatrix of(int rows, int columns, Entry entry) {
    Interval[] entries = new Interval[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        entries[i * columns + j] = entry.at(i, j);
      }
    }
    return new IntervalMatrix(rows, columns, entries);
  }

  /** The one matrix given, exactly. */
  public static IntervalMatrix of(Matrix matrix) {
    return of(matrix.rows(), matrix.columns(), (i, j) -> Interval.of(matrix.get(i, j)));
  }

  /** The tightest intervals around fractions. */
  public static IntervalMatrix of(RationalMatrix matrix) {
    return of(matrix.rows(), matrix.columns(), (i, j) -> Interval.of(matrix.get(i, j)));
  }

  /** One column. */
  public static IntervalMatrix column(Interval... entries) {
    return new IntervalMatrix(entries.length, 1, entries.clone());
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
  public Interval get(int i, int j) {
    return entries[i * columns + j];
  }

  /** The transpose. */
  public IntervalMatrix transpose() {
    return of(columns, rows, (i, j) -> get(j, i));
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public IntervalMatrix plus(IntervalMatrix other) {
    requireSameShape(other);
    return of(rows, columns, (i, j) -> get(i, j).add(other.get(i, j)));
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public IntervalMatrix minus(IntervalMatrix other) {
    requireSameShape(other);
    return of(rows, columns, (i, j) -> get(i, j).subtract(other.get(i, j)));
  }

  /**
   * The product.
   *
   * @throws IllegalArgumentException if the inner sizes differ
   */
  public IntervalMatrix times(IntervalMatrix other) {
    if (columns != other.rows) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " times " + other.rows + " x " + other.columns);
    }
    return of(
        rows,
        other.columns,
        (i, j) -> {
          Interval sum = Interval.ZERO;
          for (int k = 0; k < columns; k++) {
            sum = sum.add(get(i, k).multiply(other.get(k, j)));
          }
          return sum;
        });
  }

  /** A matrix in the middle. */
  public Matrix mid() {
    return Matrix.of(rows, columns, (i, j) -> get(i, j).mid());
  }

  /**
   * An upper bound of the largest sum of absolute values in a row; at least the spectral norm of a
   * symmetric matrix.
   */
  public double rowSumNorm() {
    double norm = 0;
    for (int i = 0; i < rows; i++) {
      Interval sum = Interval.ZERO;
      for (int j = 0; j < columns; j++) {
        sum = sum.add(get(i, j).abs());
      }
      norm = Math.max(norm, sum.upper());
    }
    return norm;
  }

  /** Whether every entry of the other matrix lies inside the corresponding one, touching no end. */
  public boolean containsInInterior(IntervalMatrix other) {
    requireSameShape(other);
    for (int k = 0; k < entries.length; k++) {
      if (!entries[k].containsInInterior(other.entries[k])) {
        return false;
      }
    }
    return true;
  }

  private void requireSameShape(IntervalMatrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " against " + other.rows + " x " + other.columns);
    }
  }
}
