package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import java.util.List;

/**
 * Samples with targets and outputs for the square cost, and with labels and logits for the
 * cross-entropy.
 *
 * @param X samples as rows, N x d
 * @param Y targets as rows, N x k
 * @param F outputs as rows, N x k
 * @param y labels, N numbers from 0 to the number of classes less one
 * @param Z logits as rows, N x classes
 */
public record LabelGap(Matrix X, Matrix Y, Matrix F, List<Integer> y, Matrix Z) {

  /**
   * @throws IllegalArgumentException if sizes do not fit or a label is no class
   */
  public LabelGap {
    y = List.copyOf(y);
    int n = X.rows();
    int classes = Z.columns();
    if (n == 0
        || Y.rows() != n
        || F.rows() != n
        || F.columns() != Y.columns()
        || y.size() != n
        || Z.rows() != n
        || y.stream().anyMatch(a -> a < 0 || a >= classes)) {
      throw new IllegalArgumentException("no labelled outputs of " + n + " samples");
    }
  }

  /** N. */
  int size() {
    return X.rows();
  }

  boolean samePlace(int i, int j) {
    for (int c = 0; c < X.columns(); c++) {
      if (X.get(i, c) != X.get(j, c)) {
        return false;
      }
    }
    return true;
  }
}
