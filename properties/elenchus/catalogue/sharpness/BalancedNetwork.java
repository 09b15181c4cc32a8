package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/**
 * A balanced deep linear network on whitened data, built from reflections so that it is exactly
 * balanced in fractions: W_l = O_l diag(w) O_{l-1}^T, where O_l are the first r columns of the
 * reflection I - 2 v v^T / v^T v for v = V_l, and X is c times the first d columns of a reflection.
 *
 * @param w the r-th singular value of every layer, nonnegative; sigma = w^L belongs to the product
 * @param V one vector n_l x 1 for l = 0, ..., L, at least r entries each; zero for no reflection
 * @param Z N x 1, N at least n_0
 * @param c scale of the data, positive; m2 = c^2/N
 * @param y target of each mode, r numbers, for the flow
 * @param aligned whether the targets share the singular vectors of the network
 * @param T time of the flow; 0 for none
 */
public record BalancedNetwork(
    List<Double> w, List<Matrix> V, Matrix Z, double c, List<Double> y, boolean aligned, double T) {

  /**
   * @throws IllegalArgumentException if sizes do not fit or a number is out of range
   */
  public BalancedNetwork {
    w = List.copyOf(w);
    V = List.copyOf(V);
    y = List.copyOf(y);
    int r = w.size();
    if (r == 0
        || V.size() < 2
        || y.size() != r
        || V.stream().anyMatch(v -> v.rows() < r || v.columns() != 1)
        || Z.columns() != 1
        || Z.rows() < V.get(0).rows()
        || w.stream().anyMatch(s -> !(s >= 0))
        || !(c > 0)
        || !(T >= 0)) {
      throw new IllegalArgumentException("no balanced network of rank " + r);
    }
  }

  /** L. */
  int depth() {
    return V.size() - 1;
  }

  /** d. */
  int inputs() {
    return V.get(0).rows();
  }

  /** k. */
  int outputs() {
    return V.get(depth()).rows();
  }

  /** N. */
  int size() {
    return Z.rows();
  }

  /** m2 = c^2 / N. */
  double m2() {
    return c * c / size();
  }

  /** sigma_a = w_a^L. */
  double[] sigma() {
    return w.stream()
        .mapToDouble(
            s -> IntStream.range(0, depth()).mapToDouble(l -> s).reduce(1, (a, b) -> a * b))
        .toArray();
  }

  <T extends FieldElement<T>> List<FieldMatrix<T>> weights(Elementary<T> on) {
    int r = w.size();
    return IntStream.range(1, depth() + 1)
        .mapToObj(
            l -> {
              FieldMatrix<T> left = reflection(on, V.get(l));
              FieldMatrix<T> right = reflection(on, V.get(l - 1));
              return on.matrix(
                  left.getRowDimension(),
                  right.getRowDimension(),
                  (i, j) -> {
                    T sum = on.number(0);
                    for (int a = 0; a < r; a++) {
                      sum =
                          sum.add(
                              on.number(w.get(a))
                                  .multiply(left.getEntry(i, a))
                                  .multiply(right.getEntry(j, a)));
                    }
                    return sum;
                  });
            })
        .toList();
  }

  /** X, N x d, with X^T X = c^2 I. */
  <T extends FieldElement<T>> FieldMatrix<T> samples(Elementary<T> on) {
    FieldMatrix<T> q = reflection(on, Z);
    return on.matrix(size(), inputs(), (i, j) -> q.getEntry(i, j).multiply(on.number(c)));
  }

  /** Y*, k x d, with singular values y. */
  <T extends FieldElement<T>> FieldMatrix<T> optimum(Elementary<T> on) {
    FieldMatrix<T> left = reflection(on, aligned ? V.get(depth()) : Matrix.zero(outputs(), 1));
    FieldMatrix<T> right = reflection(on, aligned ? V.get(0) : Matrix.zero(inputs(), 1));
    return on.matrix(
        outputs(),
        inputs(),
        (i, j) -> {
          T sum = on.number(0);
          for (int a = 0; a < y.size(); a++) {
            sum =
                sum.add(
                    on.number(y.get(a))
                        .multiply(left.getEntry(i, a))
                        .multiply(right.getEntry(j, a)));
          }
          return sum;
        });
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> reflection(Elementary<T> on, Matrix v) {
    int n = v.rows();
    if (v.maxAbs() == 0) {
      return on.matrix(n, n, (i, j) -> on.number(i == j ? 1 : 0));
    }
    FieldMatrix<T> column = on.matrix(v);
    T length = column.transpose().multiply(column).getEntry(0, 0);
    T factor = on.number(2).divide(length);
    return on.matrix(
        n,
        n,
        (i, j) ->
            on.number(i == j ? 1 : 0)
                .subtract(factor.multiply(column.getEntry(i, 0)).multiply(column.getEntry(j, 0))));
  }

  /**
   * The k d numbers m2 sum_l s_a^{2(L-l)/L} s_b^{2(l-1)/L}, with 0^0 = 1, in any arithmetic; a runs
   * over the outputs, b over the inputs.
   */
  <T extends FieldElement<T>> List<T> eigenvalues(Elementary<T> on) {
    int depth = depth();
    T scale = on.square(on.number(c)).divide(on.number(size()));
    return IntStream.range(0, outputs() * inputs())
        .mapToObj(
            ab -> {
              T above = mode(on, ab / inputs());
              T below = mode(on, ab % inputs());
              T sum = on.number(0);
              for (int l = 1; l <= depth; l++) {
                sum =
                    sum.add(
                        power(on, above, 2 * (depth - l)).multiply(power(on, below, 2 * (l - 1))));
              }
              return sum.multiply(scale);
            })
        .toList();
  }

  private <T extends FieldElement<T>> T mode(Elementary<T> on, int a) {
    return on.number(a < w.size() ? w.get(a) : 0.0);
  }

  static <T extends FieldElement<T>> T power(Elementary<T> on, T base, int exponent) {
    T power = on.number(1);
    for (int i = 0; i < exponent; i++) {
      power = power.multiply(base);
    }
    return power;
  }
}
