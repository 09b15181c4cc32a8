package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;
import elenchus.statistics.RandomStream;

/**
 * Least squares within a box on a random sample, by coordinate descent with exact steps.
 *
 * @param problem the parameters
 */
record BoxSample(BoxMixture problem) {
  private static final int SWEEPS = 150;
  private static final double SETTLED = 1e-4;

  /** m, q, the share of saturated coordinates and the two errors, all sizes multiplied. */
  double[] draw(int factor, long seed) {
    RandomStream stream = new RandomStream(seed);
    int n = problem.size() * factor;
    int d = (int) Math.rint(problem.size() * problem.delta()) * factor;
    double[] mu = new double[d];
    for (int j = 0; j < d; j++) {
      double entry =
          problem.law() == BoxMixture.Law.GAUSSIAN
              ? stream.gaussian()
              : stream.chance(0.5) ? 1 : -1;
      mu[j] = problem.s() * entry / Math.sqrt(d);
    }
    // Columns: coordinate descent walks along them.
    double[][] columns = new double[d][n];
    double[] residual = new double[n];
    for (int i = 0; i < n; i++) {
      double y = 2 * i < n ? 1 : -1;
      for (int j = 0; j < d; j++) {
        columns[j][i] = y * mu[j] + stream.gaussian();
      }
      residual[i] = stream.chance(problem.c()) ? -y : y;
    }
    double bound = problem.T() / Math.sqrt(d);
    return observables(mu, descend(columns, residual, bound), bound);
  }

  private static double[] descend(double[][] columns, double[] residual, double bound) {
    double[] w = new double[columns.length];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int j = 0; j < w.length; j++) {
        double[] x = columns[j];
        double slope = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
          slope += x[i] * residual[i];
          square += x[i] * x[i];
        }
        double next = Math.max(-bound, Math.min(bound, w[j] + slope / square));
        double step = next - w[j];
        if (step != 0) {
          for (int i = 0; i < x.length; i++) {
            residual[i] -= step * x[i];
          }
          w[j] = next;
          moved = Math.max(moved, Math.abs(step));
        }
      }
      if (moved <= SETTLED * bound) {
        return w;
      }
    }
    return w;
  }

  private static double[] observables(double[] mu, double[] w, double bound) {
    double m = 0;
    double square = 0;
    double signs = 0;
    int saturated = 0;
    for (int j = 0; j < w.length; j++) {
      m += mu[j] * w[j];
      square += w[j] * w[j];
      signs += mu[j] * Math.signum(w[j]);
      saturated += Math.abs(w[j]) >= bound ? 1 : 0;
    }
    double q = Math.sqrt(square);
    return new double[] {
      m,
      q,
      (double) saturated / w.length,
      NormalTail.of(m / q),
      NormalTail.of(signs / Math.sqrt(w.length))
    };
  }
}
