package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;
import elenchus.statistics.RandomStream;

/**
 * The interpolator of least |theta| with free intercept of random data of two Gaussian classes: the
 * limit of weighted ridge regression for vanishing penalty, which no weight enters.
 *
 * @param problem shares, signal and sizes
 */
record InterpolationSample(InterpolationProblem problem) {

  /** gamma, alpha, b and the two exact errors of one random sample, all sizes multiplied. */
  double[] draw(int factor, long seed) {
    RandomStream stream = new RandomStream(seed);
    int n = problem.size() * factor;
    int plus = (int) Math.rint(problem.size() * problem.piPlus()) * factor;
    int d = (int) Math.rint(problem.size() * problem.delta()) * factor;
    double[][] x = new double[n][d];
    double[][] gram = new double[n][n];
    double[] y = new double[n];
    double[] ones = new double[n];
    for (int i = 0; i < n; i++) {
      stream.fillGaussian(x[i]);
      y[i] = i < plus ? 1 : -1;
      ones[i] = 1;
      x[i][0] += y[i] * problem.s();
      for (int k = 0; k <= i; k++) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
          sum += x[i][j] * x[k][j];
        }
        gram[i][k] = sum;
      }
    }
    double[][] copy = new double[n][];
    for (int i = 0; i < n; i++) {
      copy[i] = gram[i].clone();
    }
    RidgeSample.solve(gram, y);
    RidgeSample.solve(copy, ones);
    double above = 0;
    double below = 0;
    for (int i = 0; i < n; i++) {
      above += y[i];
      below += ones[i];
    }
    double b = above / below;
    double[] theta = new double[d];
    for (int i = 0; i < n; i++) {
      double dual = y[i] - b * ones[i];
      for (int j = 0; j < d; j++) {
        theta[j] += dual * x[i][j];
      }
    }
    double squares = 0;
    for (double t : theta) {
      squares += t * t;
    }
    double alpha = Math.sqrt(squares);
    double m = theta[0] * problem.s();
    return new double[] {
      theta[0], alpha, b, NormalTail.of((m + b) / alpha), NormalTail.of((m - b) / alpha)
    };
  }
}
