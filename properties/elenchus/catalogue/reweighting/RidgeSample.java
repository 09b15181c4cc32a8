package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;
import elenchus.statistics.RandomStream;
import org.hipparchus.util.FastMath;

/**
 * Weighted ridge regression with a free intercept on a random sample of two Gaussian classes, and
 * the exact errors of its classifier.
 *
 * @param plus samples of class +1
 * @param minus samples of class -1
 * @param d features
 * @param s signal, along the first feature
 * @param omegaPlus loss weight of class +1
 * @param omegaMinus loss weight of class -1
 * @param l penalty, relative to the mean loss
 * @param spread logarithmic range of the scales of the features; 0 for isotropic ones
 */
record RidgeSample(
    int plus,
    int minus,
    int d,
    double s,
    double omegaPlus,
    double omegaMinus,
    double l,
    double spread) {

  /** The sample that belongs to a problem in the limit, its size multiplied. */
  static RidgeSample of(RidgeMixture problem, int factor, double spread) {
    int plus = (int) Math.rint(problem.size() * problem.piPlus()) * factor;
    int n = problem.size() * factor;
    return new RidgeSample(
        plus,
        n - plus,
        (int) Math.rint(problem.size() * problem.delta()) * factor,
        problem.s(),
        problem.omegaPlus(),
        problem.omegaMinus(),
        problem.l(),
        spread);
  }

  private double scale(int j) {
    return d == 1 ? 1 : FastMath.exp(spread * (2.0 * j / (d - 1) - 1));
  }

  /** gamma, alpha, b and the two errors of one random sample. */
  double[] draw(long seed) {
    RandomStream stream = new RandomStream(seed);
    int n = plus + minus;
    int size = d + 1;
    double[][] normal = new double[size][size];
    double[] right = new double[size];
    double[] scales = new double[d];
    for (int j = 0; j < d; j++) {
      scales[j] = scale(j);
    }
    double[] x = new double[size];
    for (int i = 0; i < n; i++) {
      double y = i < plus ? 1 : -1;
      double omega = (i < plus ? omegaPlus : omegaMinus) / n;
      for (int j = 0; j < d; j++) {
        x[j] = scales[j] * stream.gaussian();
      }
      x[0] += y * s;
      x[d] = 1;
      for (int j = 0; j < size; j++) {
        double factor = omega * x[j];
        double[] row = normal[j];
        for (int k = 0; k <= j; k++) {
          row[k] += factor * x[k];
        }
        right[j] += factor * y;
      }
    }
    for (int j = 0; j < d; j++) {
      normal[j][j] += l;
    }
    solve(normal, right);
    return observables(right, scales);
  }

  private double[] observables(double[] theta, double[] scales) {
    double squares = 0;
    double variance = 0;
    for (int j = 0; j < d; j++) {
      squares += theta[j] * theta[j];
      variance += theta[j] * theta[j] * scales[j] * scales[j];
    }
    double deviation = Math.sqrt(variance);
    double gamma = theta[0];
    double b = theta[d];
    return new double[] {
      gamma,
      Math.sqrt(squares),
      b,
      NormalTail.of((gamma * s + b) / deviation),
      NormalTail.of((gamma * s - b) / deviation)
    };
  }

  /** Cholesky's method on the lower triangle, in place; the solution replaces the right side. */
  static void solve(double[][] a, double[] right) {
    int n = right.length;
    for (int j = 0; j < n; j++) {
      double[] row = a[j];
      for (int k = 0; k <= j; k++) {
        double[] other = a[k];
        double sum = row[k];
        for (int i = 0; i < k; i++) {
          sum -= row[i] * other[i];
        }
        row[k] = k == j ? Math.sqrt(sum) : sum / other[k];
      }
      double sum = right[j];
      for (int i = 0; i < j; i++) {
        sum -= row[i] * right[i];
      }
      right[j] = sum / row[j];
    }
    for (int j = n - 1; j >= 0; j--) {
      right[j] /= a[j][j];
      for (int i = 0; i < j; i++) {
        right[i] -= a[j][i] * right[j];
      }
    }
  }
}
