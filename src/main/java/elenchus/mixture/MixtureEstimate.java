package elenchus.mixture;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Estimates of the parameters of two Gaussian classes with a common covariance, from data.
 *
 * <p>The signal s is half the Mahalanobis distance of the class means. With n - 2 degrees of
 * freedom of the pooled covariance, Hotelling's two-sample statistic T^2 = (n+ n-/n) D^2 gives the
 * noncentral F variable (n - d - 1) T^2 / ((n - 2) d) with d and n - d - 1 degrees of freedom and
 * noncentrality (n+ n-/n) (2s)^2: its quantiles give an exact interval of s, its mean an unbiased
 * estimate of (2s)^2, which is cut at zero.
 *
 * <p>Source: T. W. Anderson, An Introduction to Multivariate Statistical Analysis, chapter 5.
 *
 * @param minority class of fewer samples
 * @param nPlus samples of the minority
 * @param nMinus samples of the majority
 * @param features number of features d
 * @param share interval of the minority's share of the population (Clopper-Pearson)
 * @param signal estimate of s
 * @param signalInterval interval of s
 */
public record MixtureEstimate(
    int minority,
    int nPlus,
    int nMinus,
    int features,
    Range share,
    double signal,
    Range signalInterval) {
  /** The confidence of both intervals. */
  public static final double CONFIDENCE = 0.95;

  private static final double ACCURACY = 1e-12;

  /** An interval. */
  public record Range(double low, double high) {}

  /**
   * Estimates from a data set of two classes.
   *
   * @throws IllegalArgumentException if there are other than two classes, fewer than d + 4 samples,
   *     a class of one sample, or features that are linearly dependent within classes
   */
  public static MixtureEstimate of(LabelledData data) {
    int n = data.samples();
    int d = data.features();
    if (data.K() != 2) {
      throw new IllegalArgumentException(
          data.K() + " classes, but weights are for a minority and a majority");
    }
    if (n < d + 4) {
      throw new IllegalArgumentException(
          n + " samples of " + d + " features, but at least " + (d + 4) + " samples are needed");
    }
    int first = (int) data.y().stream().filter(label -> label == 0).count();
    int minority = 2 * first <= n ? 0 : 1;
    int nPlus = minority == 0 ? first : n - first;
    int nMinus = n - nPlus;
    if (nPlus < 2) {
      throw new IllegalArgumentException("the minority has one sample only");
    }
    double weight = (double) nPlus * nMinus / n;
    double squared = squaredDistance(data);
    double unbiased = (n - 3.0 - d) / (n - 2.0) * squared - d / weight;
    NoncentralF law = new NoncentralF(d, n - d - 1.0);
    double f = weight * squared * (n - d - 1.0) / ((n - 2.0) * d);
    double tail = (1 - CONFIDENCE) / 2;
    return new MixtureEstimate(
        minority,
        nPlus,
        nMinus,
        d,
        new Range(quantile(nPlus, nMinus + 1.0, tail), quantile(nPlus + 1.0, nMinus, 1 - tail)),
        Math.sqrt(Math.max(0, unbiased)) / 2,
        new Range(
            Math.sqrt(law.noncentrality(f, 1 - tail) / weight) / 2,
            Math.sqrt(law.noncentrality(f, tail) / weight) / 2));
  }

  private static double quantile(double a, double b, double probability) {
    return new BetaDistribution(a, b, ACCURACY).inverseCumulativeProbability(probability);
  }

  /** The minority's share of the samples. */
  public double piPlus() {
    return (double) nPlus / (nPlus + nMinus);
  }

  /** Features per sample. */
  public double delta() {
    return (double) features / (nPlus + nMinus);
  }

  /** D^2, the squared Mahalanobis distance of the class means under the pooled covariance. */
  private static double squaredDistance(LabelledData data) {
    Matrix X = data.X();
    int d = data.features();
    double[][] mean = new double[2][d];
    int[] count = new int[2];
    for (int i = 0; i < data.samples(); i++) {
      int label = data.y().get(i);
      count[label]++;
      for (int j = 0; j < d; j++) {
        mean[label][j] += X.get(i, j);
      }
    }
    for (int label = 0; label < 2; label++) {
      for (int j = 0; j < d; j++) {
        mean[label][j] /= count[label];
      }
    }
    RealMatrix scatter = MatrixUtils.createRealMatrix(d, d);
    for (int i = 0; i < data.samples(); i++) {
      double[] row = X.row(i);
      double[] centre = mean[data.y().get(i)];
      for (int j = 0; j < d; j++) {
        for (int k = 0; k <= j; k++) {
          scatter.addToEntry(j, k, (row[j] - centre[j]) * (row[k] - centre[k]));
        }
      }
    }
    return correlated(scatter, new ArrayRealVector(mean[0]).subtract(new ArrayRealVector(mean[1])))
        * (data.samples() - 2);
  }

  /** gap' scatter^-1 gap, by way of correlations so that the units of features do not matter. */
  private static double correlated(RealMatrix scatter, RealVector gap) {
    int d = gap.getDimension();
    double[] scale = new double[d];
    for (int j = 0; j < d; j++) {
      scale[j] = Math.sqrt(scatter.getEntry(j, j));
      if (!(scale[j] > 0) || Double.isInfinite(scale[j])) {
        throw new IllegalArgumentException(
            "feature " + (j + 1) + " does not vary within the classes");
      }
    }
    RealMatrix correlation = MatrixUtils.createRealMatrix(d, d);
    for (int j = 0; j < d; j++) {
      for (int k = 0; k <= j; k++) {
        double entry = j == k ? 1 : scatter.getEntry(j, k) / (scale[j] * scale[k]);
        correlation.setEntry(j, k, entry);
        correlation.setEntry(k, j, entry);
      }
      gap.setEntry(j, gap.getEntry(j) / scale[j]);
    }
    try {
      return gap.dotProduct(
          new CholeskyDecomposition(correlation, ACCURACY, ACCURACY).getSolver().solve(gap));
    } catch (MathIllegalArgumentException e) {
      throw new IllegalArgumentException("features are linearly dependent within the classes", e);
    }
  }
}
