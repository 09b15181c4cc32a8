package elenchus.symbolic;

import elenchus.linear.Matrix;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;

/**
 * Numbers and elementary functions over a field. A formula that takes its numbers and functions
 * from here, and everything else from {@link FieldElement}, means a double, an interval, fifty
 * decimal digits, a derivative, a fraction or a symbolic expression, as the caller likes.
 *
 * <p>A formula for intervals must be straight-line: no branch on a value.
 *
 * @param <T> the type of the field's elements
 */
public interface Elementary<T extends FieldElement<T>> {

  /** Floating-point, interval, multi-precision or derivative arithmetic. */
  static <T extends CalculusFieldElement<T>> Elementary<T> over(Field<T> field) {
    return new CalculusArithmetic<>(field);
  }

  /** Exact fractions; transcendental functions exist where their value is rational. */
  static Elementary<BigFraction> rationals() {
    return new RationalArithmetic();
  }

  /** The field. */
  Field<T> field();

  /** An integer. */
  T number(long value);

  /** A finite double, exactly wherever the field holds all dyadic fractions. */
  T number(double value);

  /** The exponential function. */
  T exp(T x);

  /** The natural logarithm. */
  T log(T x);

  /** A square root; for symbolic elements a fixed one of the two. */
  T sqrt(T x);

  /** The hyperbolic cosine. */
  T cosh(T x);

  /** The hyperbolic sine. */
  T sinh(T x);

  /** The hyperbolic tangent. */
  T tanh(T x);

  /** A fraction. */
  default T ratio(long numerator, long denominator) {
    return number(numerator).divide(number(denominator));
  }

  /** The square. */
  default T square(T x) {
    return x.multiply(x);
  }

  /** An entry as a function of its indices, both 0-based. */
  @FunctionalInterface
  interface Entry<T> {
    /** The entry in row i, column j. */
    T at(int i, int j);
  }

  /** A matrix given entry by entry. */
  default FieldMatrix<T> matrix(int rows, int columns, Entry<T> entry) {
    FieldMatrix<T> matrix = MatrixUtils.createFieldMatrix(field(), rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.setEntry(i, j, entry.at(i, j));
      }
    }
    return matrix;
  }

  /** The same matrix over this field. */
  default FieldMatrix<T> matrix(Matrix matrix) {
    return matrix(matrix.rows(), matrix.columns(), (i, j) -> number(matrix.get(i, j)));
  }

  /** The nearest matrix of doubles. */
  static <T extends FieldElement<T>> Matrix toDouble(FieldMatrix<T> matrix) {
    return Matrix.of(
        matrix.getRowDimension(),
        matrix.getColumnDimension(),
        (i, j) -> matrix.getEntry(i, j).getReal());
  }
}
