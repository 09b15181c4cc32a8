package elenchus.data;

import elenchus.linear.Matrix;
import java.util.Arrays;

/**
 * The linear map A from weight matrices to the margins of all pairs (sample, competing class).
 *
 * <p>Pairs (i, j), j not y_i, are ordered by i, then j ascending; there are N (K - 1). Row (i, j)
 * of A is (e_{y_i} - e_j) x_i^T, flattened row-major, so that the margin is u_ij = (w_{y_i} -
 * w_j).x_i. Weights W are K x d, flattened row-major. A is never formed unless asked for. Sums run
 * in index order.
 */
public final class PairOperator {
  private final int samples;
  private final int features;
  private final int classes;
  private final double[] x;
  private final int[] y;

  private PairOperator(LabelledData data) {
    samples = data.samples();
    features = data.features();
    classes = data.K();
    x = data.X().toRowMajor();
    y = data.labels();
  }

  /** The map of a data set. */
  public static PairOperator of(LabelledData data) {
    return new PairOperator(data);
  }

  /** Number of pairs N (K - 1). */
  public int pairs() {
    return samples * (classes - 1);
  }

  /** Number of weights K d. */
  public int dimension() {
    return classes * features;
  }

  /** Number of competitors per sample, K - 1. */
  public int competitors() {
    return classes - 1;
  }

  /** The sample i of a pair. */
  public int sample(int pair) {
    return pair / (classes - 1);
  }

  /** The competing class j of a pair. */
  public int competitor(int pair) {
    int slot = pair % (classes - 1);
    return slot < y[sample(pair)] ? slot : slot + 1;
  }

  /** The pair (sample, competitor). */
  public int pair(int sample, int competitor) {
    return sample * (classes - 1) + (competitor < y[sample] ? competitor : competitor - 1);
  }

  /**
   * Margins u = A w.
   *
   * @param w weights, K d, row-major
   * @param u receives the margins, N (K - 1)
   */
  public void margins(double[] w, double[] u) {
    double[] scores = new double[classes];
    int pair = 0;
    for (int i = 0; i < samples; i++) {
      int row = i * features;
      for (int k = 0; k < classes; k++) {
        double score = 0;
        int weights = k * features;
        for (int f = 0; f < features; f++) {
          score += w[weights + f] * x[row + f];
        }
        scores[k] = score;
      }
      double own = scores[y[i]];
      for (int k = 0; k < classes; k++) {
        if (k != y[i]) {
          u[pair++] = own - scores[k];
        }
      }
    }
  }

  /**
   * The adjoint A^T g.
   *
   * @param g one number per pair
   * @param w receives K d numbers, row-major
   */
  public void adjoint(double[] g, double[] w) {
    Arrays.fill(w, 0);
    int pair = 0;
    for (int i = 0; i < samples; i++) {
      int row = i * features;
      double total = 0;
      for (int k = 0; k < classes; k++) {
        if (k == y[i]) {
          continue;
        }
        double weight = g[pair++];
        total += weight;
        add(w, k * features, row, -weight);
      }
      add(w, y[i] * features, row, total);
    }
  }

  private void add(double[] w, int target, int row, double factor) {
    if (factor == 0) {
      return;
    }
    for (int f = 0; f < features; f++) {
      w[target + f] += factor * x[row + f];
    }
  }

  /** The matrix A itself, N (K - 1) rows by K d columns. */
  public Matrix matrix() {
    double[][] rows = new double[pairs()][dimension()];
    for (int p = 0; p < rows.length; p++) {
      int i = sample(p);
      for (int f = 0; f < features; f++) {
        rows[p][y[i] * features + f] += x[i * features + f];
        rows[p][competitor(p) * features + f] -= x[i * features + f];
      }
    }
    return Matrix.ofRows(rows);
  }
}
