package elenchus.catalogue.reweighting;

import elenchus.statistics.RandomStream;

/**
 * Weighted least squares with intercept on random data of two groups, and its exact risk.
 *
 * @param limit the parameters
 * @param rho weight of a sample of group 1 over that of group 0
 * @param size samples at the smallest size
 */
record GroupSample(EffectiveShare limit, double rho, int size) {

  /** The intercept over D, |theta - beta|^2 and the risk of one random sample, sizes multiplied. */
  double[] draw(int factor, long seed) {
    RandomStream stream = new RandomStream(seed);
    int n = size * factor;
    int ones = (int) Math.rint(size * limit.pi1()) * factor;
    int d = (int) Math.rint(size * limit.delta()) * factor;
    double deviation = Math.sqrt(limit.sigma2());
    double[][] normal = new double[d + 1][d + 1];
    double[] right = new double[d + 1];
    double[] x = new double[d + 1];
    for (int i = 0; i < n; i++) {
      stream.fillGaussian(x);
      x[d] = 1;
      double weight = i < ones ? rho : 1;
      double y = (i < ones ? limit.D() : 0) + deviation * stream.gaussian();
      for (int j = 0; j <= d; j++) {
        double scaled = weight * x[j];
        for (int k = 0; k <= j; k++) {
          normal[j][k] += scaled * x[k];
        }
        right[j] += scaled * y;
      }
    }
    RidgeSample.solve(normal, right);
    double tau2 = 0;
    for (int j = 0; j < d; j++) {
      tau2 += right[j] * right[j];
    }
    double b = right[d];
    double gap = limit.D() - b;
    double shift = limit.q() * gap * gap + (1 - limit.q()) * b * b;
    return new double[] {b / limit.D(), tau2, limit.sigma2() + tau2 + shift};
  }
}
