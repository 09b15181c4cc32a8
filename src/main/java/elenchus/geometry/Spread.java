package elenchus.geometry;

import elenchus.linear.Matrix;

/**
 * How far K vectors are from equal lengths and from the angles of a simplex frame.
 *
 * @param equinorm standard deviation of the lengths over their mean
 * @param equiangularity standard deviation of the cosines over all ordered pairs
 * @param maxAngle mean over all ordered pairs of |cosine + 1/(K - 1)|
 */
public record Spread(double equinorm, double equiangularity, double maxAngle) {

  /**
   * The spread of the rows of a matrix; deviations are those of the population (divided by the
   * number of terms).
   *
   * @throws IllegalArgumentException if there are fewer than two rows or a row is zero
   */
  public static Spread ofRows(Matrix vectors, String what) {
    int K = vectors.rows();
    if (K < 2) {
      throw new IllegalArgumentException(K + " vectors");
    }
    Matrix gram = vectors.times(vectors.transpose());
    double[] lengths = new double[K];
    for (int k = 0; k < K; k++) {
      lengths[k] = Math.sqrt(gram.get(k, k));
      if (!(lengths[k] > 0)) {
        throw new IllegalArgumentException(what + " " + k + " is zero: angles are undefined");
      }
    }
    double[] cosines = new double[K * (K - 1)];
    double offSimplex = 0;
    int pair = 0;
    for (int j = 0; j < K; j++) {
      for (int k = 0; k < K; k++) {
        if (j != k) {
          cosines[pair] = gram.get(j, k) / (lengths[j] * lengths[k]);
          offSimplex += Math.abs(cosines[pair] + 1.0 / (K - 1));
          pair++;
        }
      }
    }
    return new Spread(
        deviation(lengths) / mean(lengths), deviation(cosines), offSimplex / cosines.length);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}
