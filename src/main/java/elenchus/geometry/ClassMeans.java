package elenchus.geometry;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;

/**
 * Means and scatter of labelled features.
 *
 * @param counts number of samples of each class, K entries
 * @param sums sum of the features of each class, K x d
 * @param means mean of each class, K x d
 * @param global mean of all samples, d entries; the mean of the class means only for equal counts
 * @param within covariance within classes, d x d: (1/N) sum of (h - mean)(h - mean)^T
 */
public record ClassMeans(int[] counts, Matrix sums, Matrix means, double[] global, Matrix within) {

  /**
   * Means and scatter of a data set.
   *
   * @throws IllegalArgumentException if a class is empty
   */
  public static ClassMeans of(LabelledData data) {
    int K = data.K();
    int d = data.features();
    int[] counts = new int[K];
    double[][] sums = new double[K][d];
    double[] global = new double[d];
    for (int i = 0; i < data.samples(); i++) {
      int k = data.y().get(i);
      counts[k]++;
      for (int j = 0; j < d; j++) {
        sums[k][j] += data.X().get(i, j);
        global[j] += data.X().get(i, j);
      }
    }
    for (int k = 0; k < K; k++) {
      if (counts[k] == 0) {
        throw new IllegalArgumentException("class " + k + " has no sample: it has no mean");
      }
    }
    for (int j = 0; j < d; j++) {
      global[j] /= data.samples();
    }
    Matrix means = Matrix.of(K, d, (k, j) -> sums[k][j] / counts[k]);
    double[][] within = new double[d][d];
    for (int i = 0; i < data.samples(); i++) {
      int k = data.y().get(i);
      for (int a = 0; a < d; a++) {
        double deviation = data.X().get(i, a) - means.get(k, a);
        for (int b = 0; b < d; b++) {
          within[a][b] += deviation * (data.X().get(i, b) - means.get(k, b));
        }
      }
    }
    return new ClassMeans(
        counts,
        Matrix.ofRows(sums),
        means,
        global,
        Matrix.ofRows(within).times(1.0 / data.samples()));
  }

  /** The class means less the global mean, K x d. */
  public Matrix centred() {
    return Matrix.of(means.rows(), means.columns(), (k, j) -> means.get(k, j) - global[j]);
  }

  /** The covariance between classes, d x d: (1/K) sum of the outer products of centred means. */
  public Matrix between() {
    Matrix centred = centred();
    return centred.transpose().times(centred).times(1.0 / means.rows());
  }

  /**
   * The class whose mean is nearest to a point, the smallest index among equals. On integer data of
   * moderate size the comparison is exact: squared distances are compared as integers over the
   * squared counts.
   */
  public int nearest(double[] point) {
    int best = 0;
    double bestScaled = scaledDistance(point, 0);
    for (int k = 1; k < counts.length; k++) {
      double scaled = scaledDistance(point, k);
      if (scaled * square(counts[best]) < bestScaled * square(counts[k])) {
        best = k;
        bestScaled = scaled;
      }
    }
    return best;
  }

  private double scaledDistance(double[] point, int k) {
    double sum = 0;
    for (int j = 0; j < point.length; j++) {
      double difference = counts[k] * point[j] - sums.get(k, j);
      sum += difference * difference;
    }
    return sum;
  }

  private static double square(int n) {
    return (double) n * n;
  }
}
