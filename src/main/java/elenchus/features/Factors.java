package elenchus.features;

import elenchus.linear.Matrix;
import java.util.List;

/**
 * Weights, features and bias of an unconstrained-features model.
 *
 * @param weights W_1 to W_M, the first applied to the features
 * @param H features, d_1 x N, one column per sample, grouped by class
 * @param b bias, K entries
 */
public record Factors(List<Matrix> weights, Matrix H, double[] b) {

  /** Copies. */
  public Factors {
    weights = List.copyOf(weights);
    b = b.clone();
  }

  /** Factors without bias. */
  public static Factors of(List<Matrix> weights, Matrix features) {
    return new Factors(weights, features, new double[weights.get(weights.size() - 1).rows()]);
  }

  @Override
  public double[] b() {
    return b.clone();
  }

  /** The end-to-end map W_M ... W_1, K x d_1. */
  public Matrix map() {
    Matrix product = weights.get(0);
    for (int m = 1; m < weights.size(); m++) {
      product = weights.get(m).times(product);
    }
    return product;
  }

  /** The logits W_M ... W_1 H + b 1^T, K x N. */
  public Matrix logits() {
    Matrix product = map().times(H);
    return Matrix.of(product.rows(), product.columns(), (k, i) -> product.get(k, i) + b[k]);
  }

  /** The class means of the features, d_1 x K. */
  public Matrix classMeans(List<Integer> counts) {
    int[] first = new int[counts.size() + 1];
    for (int k = 0; k < counts.size(); k++) {
      first[k + 1] = first[k] + counts.get(k);
    }
    return Matrix.of(
        H.rows(),
        counts.size(),
        (i, k) -> {
          double sum = 0;
          for (int sample = first[k]; sample < first[k + 1]; sample++) {
            sum += H.get(i, sample);
          }
          return sum / counts.get(k);
        });
  }

  /** The largest distance of a feature from the mean of its class, over all entries. */
  public double withinClassSpread(List<Integer> counts) {
    Matrix means = classMeans(counts);
    double worst = 0;
    int sample = 0;
    for (int k = 0; k < counts.size(); k++) {
      for (int copy = 0; copy < counts.get(k); copy++) {
        for (int i = 0; i < H.rows(); i++) {
          worst = Math.max(worst, Math.abs(H.get(i, sample) - means.get(i, k)));
        }
        sample++;
      }
    }
    return worst;
  }
}
