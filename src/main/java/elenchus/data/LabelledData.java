package elenchus.data;

import elenchus.linear.Matrix;
import java.util.List;

/**
 * A labelled data set.
 *
 * @param X samples, N rows by d columns
 * @param y labels in 0..K-1, one per sample
 * @param K number of classes, at least 2; classes may be empty
 */
public record LabelledData(Matrix X, List<Integer> y, int K) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if X has no row, the number of labels is not the number of
   *     rows, K is below 2, a label lies outside 0..K-1, or an entry is infinite or no number
   */
  public LabelledData {
    y = List.copyOf(y);
    if (X.rows() == 0 || X.columns() == 0) {
      throw new IllegalArgumentException("X is " + X.rows() + " x " + X.columns());
    }
    if (y.size() != X.rows()) {
      throw new IllegalArgumentException(y.size() + " labels for " + X.rows() + " samples");
    }
    if (K < 2) {
      throw new IllegalArgumentException("K = " + K + ", but there must be at least two classes");
    }
    for (int i = 0; i < y.size(); i++) {
      if (y.get(i) < 0 || y.get(i) >= K) {
        throw new IllegalArgumentException(
            "y[" + i + "] = " + y.get(i) + " is not in 0.." + (K - 1));
      }
    }
    if (!X.isFinite()) {
      throw new IllegalArgumentException("X has an entry that is infinite or no number");
    }
  }

  /** Number of samples N. */
  public int samples() {
    return X.rows();
  }

  /** Number of features d. */
  public int features() {
    return X.columns();
  }

  /** Number of pairs (sample, competing class): N (K - 1). */
  public int pairs() {
    return samples() * (K - 1);
  }

  /** The labels as a new array. */
  public int[] labels() {
    return y.stream().mapToInt(Integer::intValue).toArray();
  }
}
