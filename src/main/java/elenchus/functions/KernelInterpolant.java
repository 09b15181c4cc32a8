package elenchus.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldDecompositionSolver;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.FieldVector;
import org.hipparchus.linear.MatrixUtils;

/**
 * The interpolant of least norm in the space of a kernel, up to functions that cost nothing: f(t) =
 * sum_i lam_i K(t, x_i) + sum_j c_j g_j(t) with sum_i lam_i g_j(x_i) = 0.
 *
 * <p>Source: the representer theorem; G. Wahba, Spline Models for Observational Data, chapter 1.
 *
 * @param kernel symmetric and positive semidefinite
 * @param free the functions that cost nothing
 * @param x the data points, pairwise different
 * @param lam the dual variables, one per point
 * @param c the coefficients of the free functions
 * @param <T> the numbers: fractions, for an exact solution, or floating point
 */
public record KernelInterpolant<T extends FieldElement<T>>(
    BinaryOperator<T> kernel, List<UnaryOperator<T>> free, List<T> x, List<T> lam, List<T> c) {

  /** Copies the lists. */
  public KernelInterpolant {
    free = List.copyOf(free);
    x = List.copyOf(x);
    lam = List.copyOf(lam);
    c = List.copyOf(c);
  }

  /**
   * Interpolates, or gives nothing if the system is singular.
   *
   * @param x m points
   * @param y m values
   */
  public static <T extends FieldElement<T>> Optional<KernelInterpolant<T>> of(
      BinaryOperator<T> kernel, List<UnaryOperator<T>> free, List<T> x, List<T> y) {
    int m = x.size();
    int size = m + free.size();
    T zero = x.get(0).getField().getZero();
    FieldMatrix<T> system = MatrixUtils.createFieldMatrix(zero.getField(), size, size);
    FieldVector<T> right =
        MatrixUtils.createFieldMatrix(zero.getField(), size, 1).getColumnVector(0);
    for (int i = 0; i < m; i++) {
      right.setEntry(i, y.get(i));
      for (int j = 0; j <= i; j++) {
        T entry = kernel.apply(x.get(i), x.get(j));
        system.setEntry(i, j, entry);
        system.setEntry(j, i, entry);
      }
      for (int j = m; j < size; j++) {
        T entry = free.get(j - m).apply(x.get(i));
        system.setEntry(i, j, entry);
        system.setEntry(j, i, entry);
      }
    }
    FieldDecompositionSolver<T> solver = new FieldLUDecomposition<>(system).getSolver();
    if (!solver.isNonSingular()) {
      return Optional.empty();
    }
    FieldVector<T> solution = solver.solve(right);
    List<T> all = IntStream.range(0, size).mapToObj(solution::getEntry).toList();
    return Optional.of(
        new KernelInterpolant<>(kernel, free, x, all.subList(0, m), all.subList(m, size)));
  }

  /** Interpolates with no free function, or gives nothing if the kernel matrix is singular. */
  public static <T extends FieldElement<T>> Optional<KernelInterpolant<T>> of(
      BinaryOperator<T> kernel, List<T> x, List<T> y) {
    return of(kernel, List.of(), x, y);
  }

  /** The value at a point. */
  public T at(T t) {
    T sum = t.getField().getZero();
    for (int i = 0; i < x.size(); i++) {
      sum = sum.add(lam.get(i).multiply(kernel.apply(t, x.get(i))));
    }
    for (int j = 0; j < free.size(); j++) {
      sum = sum.add(c.get(j).multiply(free.get(j).apply(t)));
    }
    return sum;
  }

  /** The values at points. */
  public List<T> at(List<T> points) {
    List<T> values = new ArrayList<>();
    for (T t : points) {
      values.add(at(t));
    }
    return values;
  }

  /** The kernel matrix, m rows. */
  public List<List<T>> gram() {
    return x.stream().map(a -> x.stream().map(b -> kernel.apply(a, b)).toList()).toList();
  }
}
