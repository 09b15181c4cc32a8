package elenchus.exact;

import elenchus.linear.Matrix;
import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * A dense matrix of rational numbers over one common denominator, in lowest terms: an immutable
 * value.
 */
public final class RationalMatrix {
  private final IntegerMatrix numerators;
  private final BigInteger denominator;

  private RationalMatrix(IntegerMatrix numerators, BigInteger denominator) {
    this.numerators = numerators;
    this.denominator = denominator;
  }

  /** An entry as a function of its indices. */
  @FunctionalInterface
  public interface Entry {
    /** The entry in row i, column j, both 0-based. */
    BigFraction at(int i, int j);
  }

  /**
   * Numerators over a common denominator.
   *
   * @throws ArithmeticException if the denominator is zero
   */
  public static RationalMatrix of(IntegerMatrix numerators, BigInteger denominator) {
    RationalVector flat = RationalVector.of(numerators.toRowMajor(), denominator);
    int columns = numerators.columns();
    return new RationalMatrix(
        IntegerMatrix.of(numerators.rows(), columns, (i, j) -> flat.numerator(i * columns + j)),
        flat.denominator());
  }

  /** A matrix given entry by entry, rows x columns. */
  public static RationalMatrix of(int rows, int columns, Entry entry) {
    BigFraction[] entries = new BigFraction[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        entries[i * columns + j] = entry.at(i, j);
      }
    }
    RationalVector flat = RationalVector.of(entries);
    return new RationalMatrix(
        IntegerMatrix.of(rows, columns, (i, j) -> flat.numerator(i * columns + j)),
        flat.denominator());
  }

  /**
   * The exact values of a floating-point matrix, which are dyadic fractions.
   *
   * @throws IllegalArgumentException if an entry is infinite or no number
   */
  public static RationalMatrix of(Matrix matrix) {
    return of(matrix.rows(), matrix.columns(), (i, j) -> Rationals.of(matrix.get(i, j)));
  }

  /** The identity. */
  public static RationalMatrix identity(int n) {
    return of(n, n, (i, j) -> i == j ? BigFraction.ONE : BigFraction.ZERO);
  }

  /** Number of rows. */
  public int rows() {
    return numerators.rows();
  }

  /** Number of columns. */
  public int columns() {
    return numerators.columns();
  }

  /** The entry in row i, column j, both 0-based. */
  public BigFraction get(int i, int j) {
    return new BigFraction(numerators.get(i, j), denominator);
  }

  /** The entries times the common denominator. */
  public IntegerMatrix numerators() {
    return numerators;
  }

  /** The common denominator, positive. */
  public BigInteger denominator() {
    return denominator;
  }

  /** The nearest doubles. */
  public Matrix toMatrix() {
    return Matrix.of(
        rows(), columns(), (i, j) -> Rationals.quotient(numerators.get(i, j), denominator));
  }

  /** The transpose. */
  public RationalMatrix transpose() {
    return new RationalMatrix(numerators.transpose(), denominator);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public RationalMatrix plus(RationalMatrix other) {
    if (rows() != other.rows() || columns() != other.columns()) {
      throw new IllegalArgumentException(
          rows() + " x " + columns() + " against " + other.rows() + " x " + other.columns());
    }
    return of(
        IntegerMatrix.of(
            rows(),
            columns(),
            (i, j) ->
                numerators
                    .get(i, j)
                    .multiply(other.denominator)
                    .add(other.numerators.get(i, j).multiply(denominator))),
        denominator.multiply(other.denominator));
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public RationalMatrix minus(RationalMatrix other) {
    return plus(other.times(BigFraction.MINUS_ONE));
  }

  /** The multiple by a number. */
  public RationalMatrix times(BigFraction factor) {
    return of(
        IntegerMatrix.of(
            rows(), columns(), (i, j) -> numerators.get(i, j).multiply(factor.getNumerator())),
        denominator.multiply(factor.getDenominator()));
  }

  /**
   * The product.
   *
   * @throws IllegalArgumentException if the inner sizes differ
   */
  public RationalMatrix times(RationalMatrix other) {
    return of(numerators.times(other.numerators), denominator.multiply(other.denominator));
  }

  /**
   * The product with a vector.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public RationalVector times(RationalVector vector) {
    BigInteger[] entries = new BigInteger[vector.size()];
    for (int k = 0; k < entries.length; k++) {
      entries[k] = vector.numerator(k);
    }
    return RationalVector.of(numerators.times(entries), denominator.multiply(vector.denominator()));
  }

  /**
   * The determinant, by fraction-free elimination.
   *
   * @throws IllegalArgumentException if the matrix is not square
   */
  public BigFraction determinant() {
    return new BigFraction(Bareiss.determinant(numerators), denominator.pow(rows()));
  }

  /** The rank, by fraction-free elimination. */
  public int rank() {
    return Bareiss.rank(numerators);
  }

  /**
   * How many eigenvalues of a symmetric matrix are positive, negative and zero: whether it is
   * positive definite, semidefinite or indefinite, and its rank.
   *
   * @throws IllegalArgumentException if the matrix is not symmetric
   */
  public Inertia inertia() {
    return Inertia.of(numerators);
  }

  /**
   * The solution of (this) x = b, by p-adic lifting, or empty if the matrix is singular.
   *
   * @throws IllegalArgumentException if the matrix is not square or the sizes differ
   */
  public Optional<RationalVector> solve(RationalVector b) {
    BigInteger[] rhs = new BigInteger[b.size()];
    for (int k = 0; k < rhs.length; k++) {
      rhs[k] = b.numerator(k);
    }
    if (!(DixonSolver.solve(numerators, rhs) instanceof LinearSolution.Unique unique)) {
      return Optional.empty();
    }
    return Optional.of(unique.x().times(new BigFraction(denominator, b.denominator())));
  }

  /**
   * The inverse, column by column, or empty if the matrix is singular.
   *
   * @throws IllegalArgumentException if the matrix is not square
   */
  public Optional<RationalMatrix> inverse() {
    int n = rows();
    BigFraction[][] columnsOfInverse = new BigFraction[n][];
    for (int j = 0; j < n; j++) {
      BigFraction[] unit = new BigFraction[n];
      for (int i = 0; i < n; i++) {
        unit[i] = i == j ? BigFraction.ONE : BigFraction.ZERO;
      }
      Optional<RationalVector> column = solve(RationalVector.of(unit));
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columnsOfInverse[j] = column.get().toList().toArray(BigFraction[]::new);
    }
    return Optional.of(of(n, n, (i, j) -> columnsOfInverse[j][i]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RationalMatrix that
        && denominator.equals(that.denominator)
        && numerators.equals(that.numerators);
  }

  @Override
  public int hashCode() {
    return 31 * denominator.hashCode() + numerators.hashCode();
  }

  @Override
  public String toString() {
    return numerators + " / " + denominator;
  }
}
