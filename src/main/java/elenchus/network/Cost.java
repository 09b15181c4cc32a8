package elenchus.network;

import elenchus.symbolic.Elementary;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/** A convex cost c(f, y) of one output f against a target y, both k x 1, in any arithmetic. */
public enum Cost {
  /** |f - y|^2 / 2. */
  SQUARE,
  /** log sum exp f - y^T f for a one-hot y. */
  CROSS_ENTROPY;

  /** c(f, y). */
  public <T extends FieldElement<T>> T value(Elementary<T> on, FieldMatrix<T> f, FieldMatrix<T> y) {
    FieldMatrix<T> gap = f.subtract(y);
    if (this == SQUARE) {
      return gap.transpose().multiply(gap).getEntry(0, 0).divide(on.number(2));
    }
    T top = f.getEntry(largest(f), 0);
    T sum = on.number(0);
    for (int a = 0; a < f.getRowDimension(); a++) {
      sum = sum.add(on.exp(f.getEntry(a, 0).subtract(top)));
    }
    return top.add(on.log(sum)).subtract(y.transpose().multiply(f).getEntry(0, 0));
  }

  /** dc/df, k x 1. */
  public <T extends FieldElement<T>> FieldMatrix<T> gradient(
      Elementary<T> on, FieldMatrix<T> f, FieldMatrix<T> y) {
    return (this == SQUARE ? f : softmax(on, f)).subtract(y);
  }

  /** C = d^2c/df^2, k x k: the identity, or diag(p) - p p^T for p = softmax f. */
  public <T extends FieldElement<T>> FieldMatrix<T> curvature(Elementary<T> on, FieldMatrix<T> f) {
    FieldMatrix<T> s = factor(on, f);
    return s.transpose().multiply(s);
  }

  /**
   * S with S^T S = C, k x k: the identity, or R^T for R = diag(sqrt p) - p sqrt(p)^T. The factor
   * takes no root of the singular matrix C, which would cost half of the digits.
   */
  public <T extends FieldElement<T>> FieldMatrix<T> factor(Elementary<T> on, FieldMatrix<T> f) {
    int k = f.getRowDimension();
    if (this == SQUARE) {
      return on.matrix(k, k, (i, j) -> on.number(i == j ? 1 : 0));
    }
    FieldMatrix<T> p = softmax(on, f);
    return on.matrix(
        k,
        k,
        (i, j) -> {
          T root = on.sqrt(p.getEntry(i, 0));
          T product = p.getEntry(j, 0).multiply(root);
          return i == j ? root.subtract(product) : product.negate();
        });
  }

  /** p = exp f / sum exp f, k x 1, with the largest output subtracted first. */
  public static <T extends FieldElement<T>> FieldMatrix<T> softmax(
      Elementary<T> on, FieldMatrix<T> f) {
    int k = f.getRowDimension();
    T top = f.getEntry(largest(f), 0);
    FieldMatrix<T> e = on.matrix(k, 1, (i, j) -> on.exp(f.getEntry(i, 0).subtract(top)));
    T sum = e.getEntry(0, 0);
    for (int i = 1; i < k; i++) {
      sum = sum.add(e.getEntry(i, 0));
    }
    return e.scalarMultiply(sum.reciprocal());
  }

  /** Which entry is subtracted changes nothing but the rounding. */
  private static <T extends FieldElement<T>> int largest(FieldMatrix<T> f) {
    int best = 0;
    for (int i = 1; i < f.getRowDimension(); i++) {
      if (f.getEntry(i, 0).getReal() > f.getEntry(best, 0).getReal()) {
        best = i;
      }
    }
    return best;
  }
}
