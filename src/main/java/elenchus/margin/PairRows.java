package elenchus.margin;

import elenchus.data.LabelledData;
import java.util.Arrays;

/**
 * The rows (e_{y_i} - e_j) x_i^T of all pairs (sample, competing class), never formed: inner
 * products come from those of the samples, and all values from one sweep over the samples stored by
 * columns in blocks.
 */
final class PairRows implements ConstraintRows {
  private static final int BLOCK = 512;

  private final int samples;
  private final int features;
  private final int classes;
  private final double[] x;
  private final double[][] blocks;
  private final double[] squares;
  private final int[] y;
  private final double maxAbs;

  PairRows(LabelledData data) {
    samples = data.samples();
    features = data.features();
    classes = data.K();
    x = data.X().toRowMajor();
    y = data.labels();
    maxAbs = data.X().maxAbs();
    squares = new double[samples];
    for (int i = 0; i < samples; i++) {
      squares[i] = VectorKernels.dot(x, i * features, x, i * features, features);
    }
    blocks = new double[(samples + BLOCK - 1) / BLOCK][];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = columns(b * BLOCK, Math.min(BLOCK, samples - b * BLOCK));
    }
  }

  private double[] columns(int first, int length) {
    double[] block = new double[features * length];
    for (int i = 0; i < length; i++) {
      for (int f = 0; f < features; f++) {
        block[f * length + i] = x[(first + i) * features + f];
      }
    }
    return block;
  }

  @Override
  public int count() {
    return samples * (classes - 1);
  }

  @Override
  public int dimension() {
    return classes * features;
  }

  @Override
  public int group(int row) {
    return row / (classes - 1);
  }

  private int competitor(int row, int sample) {
    int slot = row - sample * (classes - 1);
    return slot < y[sample] ? slot : slot + 1;
  }

  @Override
  public double gram(int p, int q) {
    int i = group(p);
    int k = group(q);
    int j = competitor(p, i);
    int l = competitor(q, k);
    int pattern =
        (y[i] == y[k] ? 1 : 0) - (y[i] == l ? 1 : 0) - (j == y[k] ? 1 : 0) + (j == l ? 1 : 0);
    if (pattern == 0) {
      return 0;
    }
    return pattern
        * (i == k ? squares[i] : VectorKernels.dot(x, i * features, x, k * features, features));
  }

  @Override
  public double maxAbs() {
    return maxAbs;
  }

  @Override
  public void add(int row, double factor, double[] w) {
    int i = group(row);
    VectorKernels.axpy(factor, x, i * features, w, y[i] * features, features);
    VectorKernels.axpy(-factor, x, i * features, w, competitor(row, i) * features, features);
  }

  @Override
  public double value(int row, double[] w) {
    int i = group(row);
    int own = y[i] * features;
    int other = competitor(row, i) * features;
    int from = i * features;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int f = 0;
    for (; f + 3 < features; f += 4) {
      s0 += (w[own + f] - w[other + f]) * x[from + f];
      s1 += (w[own + f + 1] - w[other + f + 1]) * x[from + f + 1];
      s2 += (w[own + f + 2] - w[other + f + 2]) * x[from + f + 2];
      s3 += (w[own + f + 3] - w[other + f + 3]) * x[from + f + 3];
    }
    for (; f < features; f++) {
      s0 += (w[own + f] - w[other + f]) * x[from + f];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void values(double[] w, double[] u) {
    int longest = Math.min(BLOCK, samples);
    double[][] scores = new double[classes][longest];
    int row = 0;
    for (int b = 0; b < blocks.length; b++) {
      int first = b * BLOCK;
      int length = Math.min(BLOCK, samples - first);
      for (int k = 0; k < classes; k++) {
        Arrays.fill(scores[k], 0, length, 0);
        score(w, k * features, blocks[b], length, scores[k]);
      }
      for (int i = 0; i < length; i++) {
        int label = y[first + i];
        double own = scores[label][i];
        for (int k = 0; k < classes; k++) {
          if (k != label) {
            u[row++] = own - scores[k][i];
          }
        }
      }
    }
  }

  private void score(double[] w, int weights, double[] block, int length, double[] scores) {
    int f = 0;
    for (; f + 3 < features; f += 4) {
      addFour(
          w[weights + f],
          w[weights + f + 1],
          w[weights + f + 2],
          w[weights + f + 3],
          block,
          f * length,
          length,
          scores);
    }
    for (; f < features; f++) {
      VectorKernels.axpy(w[weights + f], block, f * length, scores, 0, length);
    }
  }

  private static void addFour(
      double a, double b, double c, double d, double[] block, int from, int length, double[] s) {
    int second = from + length;
    int third = second + length;
    int fourth = third + length;
    for (int i = 0; i < length; i++) {
      s[i] +=
          (a * block[from + i] + b * block[second + i])
              + (c * block[third + i] + d * block[fourth + i]);
    }
  }

  @Override
  public void add(int row, double high, double low, TwofoldVector w) {
    int i = group(row);
    w.add(y[i] * features, high, low, x, i * features, features);
    w.add(competitor(row, i) * features, -high, -low, x, i * features, features);
  }

  @Override
  public double excess(int row, TwofoldVector w) {
    int i = group(row);
    int own = y[i] * features;
    int other = competitor(row, i) * features;
    double[] high = w.high();
    double[] low = w.low();
    TwofoldSum sum = new TwofoldSum(-1);
    for (int f = 0; f < features; f++) {
      double entry = x[i * features + f];
      sum.addProduct(high[own + f], entry);
      sum.addProduct(-high[other + f], entry);
      sum.addLow((low[own + f] - low[other + f]) * entry);
    }
    return sum.value();
  }
}
