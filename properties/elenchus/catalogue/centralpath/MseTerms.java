package elenchus.catalogue.centralpath;

import elenchus.symbolic.Elementary;
import java.util.function.IntUnaryOperator;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/**
 * The squared error of a classifier and its three terms, in any arithmetic.
 *
 * @param total the regularised error of the classifier
 * @param within (1/2) tr(W* (Sigma_W + lam I) W*^T): the spread within classes at the optimum
 * @param means (1/(2C)) |W* M - I|^2: the misfit of the class means at the optimum
 * @param distance (1/2) tr((V - W*) G (V - W*)^T): the distance from the optimum
 * @param optimum W* = (1/C) M^T G^{-1}, C x (P + 1)
 * @param gradient of the error at the optimum
 */
record MseTerms<T extends FieldElement<T>>(
    T total, T within, T means, T distance, FieldMatrix<T> optimum, FieldMatrix<T> gradient) {

  /** The terms of a problem with balanced classes. */
  static <T extends FieldElement<T>> MseTerms<T> of(MseProblem problem, Elementary<T> on) {
    FieldMatrix<T> optimum = optimum(problem, on);
    return of(problem, on, problem::label, optimum);
  }

  /**
   * The terms by the formulas of balanced classes, for any labels and any matrix in place of the
   * optimum: false variants included.
   */
  static <T extends FieldElement<T>> MseTerms<T> of(
      MseProblem problem, Elementary<T> on, IntUnaryOperator label, FieldMatrix<T> centre) {
    int n = problem.C() * problem.N();
    FieldMatrix<T> h = extended(problem, on);
    FieldMatrix<T> y =
        on.matrix(problem.C(), n, (i, j) -> on.number(label.applyAsInt(j) == i ? 1 : 0));
    FieldMatrix<T> v = on.matrix(problem.extended());
    T lam = on.number(problem.lam());
    T half = on.ratio(1, 2);
    FieldMatrix<T> residual = v.multiply(h).subtract(y);
    T total = half.multiply(square(residual).multiply(on.ratio(1, n)).add(lam.multiply(square(v))));
    FieldMatrix<T> means = h.multiply(y.transpose()).scalarMultiply(on.ratio(1, problem.N()));
    FieldMatrix<T> deviations = h.subtract(means.multiply(y));
    T within =
        half.multiply(
            square(centre.multiply(deviations))
                .multiply(on.ratio(1, n))
                .add(lam.multiply(square(centre))));
    FieldMatrix<T> misfit = minusIdentity(on, centre.multiply(means));
    FieldMatrix<T> gap = v.subtract(centre);
    T distance =
        half.multiply(
            square(gap.multiply(h)).multiply(on.ratio(1, n)).add(lam.multiply(square(gap))));
    FieldMatrix<T> gradient =
        centre
            .multiply(h)
            .subtract(y)
            .multiply(h.transpose())
            .scalarMultiply(on.ratio(1, n))
            .add(centre.scalarMultiply(lam));
    return new MseTerms<>(
        total,
        within,
        square(misfit).multiply(on.ratio(1, 2L * problem.C())),
        distance,
        centre,
        gradient);
  }

  /** total - within - means - distance. */
  T defect() {
    return total.subtract(within).subtract(means).subtract(distance);
  }

  /** The optimum W* = (1/C) M^T G^{-1}. */
  static <T extends FieldElement<T>> FieldMatrix<T> optimum(MseProblem problem, Elementary<T> on) {
    return fit(extended(problem, on), problem, on);
  }

  /** The optimum without a bias, with a last column of zeros. */
  static <T extends FieldElement<T>> FieldMatrix<T> withoutBias(
      MseProblem problem, Elementary<T> on) {
    FieldMatrix<T> fit = fit(on.matrix(problem.H()), problem, on);
    int p = problem.H().rows();
    return on.matrix(problem.C(), p + 1, (i, j) -> j < p ? fit.getEntry(i, j) : on.number(0));
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> fit(
      FieldMatrix<T> h, MseProblem problem, Elementary<T> on) {
    int n = problem.C() * problem.N();
    FieldMatrix<T> y =
        on.matrix(problem.C(), n, (i, j) -> on.number(problem.label(j) == i ? 1 : 0));
    FieldMatrix<T> gram = h.multiply(h.transpose()).scalarMultiply(on.ratio(1, n));
    FieldMatrix<T> g =
        on.matrix(
            gram.getRowDimension(),
            gram.getRowDimension(),
            (i, j) ->
                i == j ? gram.getEntry(i, j).add(on.number(problem.lam())) : gram.getEntry(i, j));
    FieldMatrix<T> right = h.multiply(y.transpose()).scalarMultiply(on.ratio(1, n));
    return new FieldLUDecomposition<>(g).getSolver().solve(right).transpose();
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> extended(
      MseProblem problem, Elementary<T> on) {
    int p = problem.H().rows();
    return on.matrix(
        p + 1,
        problem.H().columns(),
        (i, j) -> i < p ? on.number(problem.H().get(i, j)) : on.number(1));
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> minusIdentity(
      Elementary<T> on, FieldMatrix<T> m) {
    return on.matrix(
        m.getRowDimension(),
        m.getColumnDimension(),
        (i, j) -> i == j ? m.getEntry(i, j).subtract(on.number(1)) : m.getEntry(i, j));
  }

  /** The squared Frobenius norm. */
  static <T extends FieldElement<T>> T square(FieldMatrix<T> m) {
    T sum = m.getField().getZero();
    for (int i = 0; i < m.getRowDimension(); i++) {
      for (int j = 0; j < m.getColumnDimension(); j++) {
        sum = sum.add(m.getEntry(i, j).multiply(m.getEntry(i, j)));
      }
    }
    return sum;
  }
}
