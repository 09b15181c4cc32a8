package elenchus.catalogue.lastlayer;

import elenchus.mixture.MixtureLimit;
import elenchus.statistics.NormalTail;
import elenchus.statistics.RandomStream;

/**
 * The exact law of unweighted least squares on two Gaussian classes, for every number of samples
 * and features: six independent variables, normal and chi-square, determine the fit.
 *
 * @param nPlus samples of the class +1
 * @param nMinus samples of the class -1
 * @param d features, at least 3 and at most n - 2
 * @param s half the distance of the class means
 */
record FiniteSampleLaw(int nPlus, int nMinus, int d, double s) {

  int n() {
    return nPlus + nMinus;
  }

  /** All sizes times a factor. */
  FiniteSampleLaw times(int factor) {
    return new FiniteSampleLaw(factor * nPlus, factor * nMinus, factor * d, s);
  }

  /** The limit at the shares that these sizes have. */
  MixtureLimit limit() {
    return new MixtureLimit((double) Math.min(nPlus, nMinus) / n(), (double) d / n(), s);
  }

  private double meanLabel() {
    return (double) (nPlus - nMinus) / n();
  }

  /** What the first three variables determine: distance of the class means and shrinkage. */
  private record Means(double along, double across, double distance, double scale) {}

  private Means means(double g, double G, double c1) {
    double sigma2 = 1.0 / nPlus + 1.0 / nMinus;
    double along = 2 * s + Math.sqrt(sigma2) * g;
    double across = Math.sqrt(sigma2 * G);
    double squared = along * along + across * across;
    double distance = Math.sqrt(squared);
    double a = (double) nPlus * nMinus / n();
    return new Means(along, across, distance, 2 * a / (1 + a * squared / c1) * distance / c1);
  }

  /** theta.mu, for mu of norm s. */
  private double projection(Means m, double z, double c2) {
    return m.scale * s * (m.along + m.across * z / Math.sqrt(c2)) / m.distance;
  }

  private static double norm(Means m, double z, double rest, double c2) {
    return m.scale * Math.sqrt(1 + (z * z + rest) / c2);
  }

  /**
   * E R+ and E R-, by Gauss quadrature in all six variables.
   *
   * @param nodes in each variable
   */
  double[] expectedErrors(int nodes) {
    GaussRule normal = GaussRule.normal(nodes);
    GaussRule across = GaussRule.chiSquare(nodes, d - 1.0);
    GaussRule first = GaussRule.chiSquare(nodes, n() - 1.0 - d);
    GaussRule second = GaussRule.chiSquare(nodes, n() - (double) d);
    GaussRule rest = GaussRule.chiSquare(nodes, d - 2.0);
    double[] sum = new double[2];
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        for (int k = 0; k < nodes; k++) {
          double weight = normal.weight(i) * across.weight(j) * first.weight(k);
          Means m = means(normal.node(i), across.node(j), first.node(k));
          add(m, weight, normal, second, rest, sum);
        }
      }
    }
    return sum;
  }

  private void add(
      Means m, double weight, GaussRule normal, GaussRule second, GaussRule rest, double[] sum) {
    // The grand mean of the features is independent and integrated in closed form.
    double inflation = Math.sqrt(1 + 1.0 / n());
    double label = meanLabel();
    for (int i = 0; i < normal.size(); i++) {
      for (int j = 0; j < normal.size(); j++) {
        double z = normal.node(i);
        double c2 = second.node(j);
        double t = projection(m, z, c2);
        for (int k = 0; k < normal.size(); k++) {
          double w = weight * normal.weight(i) * second.weight(j) * rest.weight(k);
          double alpha = norm(m, z, rest.node(k), c2) * inflation;
          sum[0] += w * NormalTail.of(((1 - label) * t + label) / alpha);
          sum[1] += w * NormalTail.of(((1 + label) * t - label) / alpha);
        }
      }
    }
  }

  /**
   * gamma, alpha, b, R+ and R- drawn from their joint law.
   *
   * @param stretch factor of one of the chi-square variables: 1 for the law, else a wrong one
   */
  double[] draw(RandomStream stream, double stretch) {
    Means m = means(stream.gaussian(), chiSquare(stream, d - 1), chiSquare(stream, n() - 1 - d));
    double c2 = stretch * chiSquare(stream, n() - d);
    double z = stream.gaussian();
    double t = projection(m, z, c2);
    double alpha = norm(m, z, chiSquare(stream, d - 2), c2);
    double b = meanLabel() * (1 - t) - alpha * stream.gaussian() / Math.sqrt(n());
    return new double[] {
      t / s, alpha, b, NormalTail.of((t + b) / alpha), NormalTail.of((t - b) / alpha)
    };
  }

  private static double chiSquare(RandomStream stream, int degrees) {
    double sum = 0;
    for (int i = 0; i < degrees; i++) {
      double x = stream.gaussian();
      sum += x * x;
    }
    return sum;
  }
}
