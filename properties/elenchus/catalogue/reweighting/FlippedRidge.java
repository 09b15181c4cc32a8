package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;
import elenchus.statistics.RandomStream;
import elenchus.theorem.Draw;
import java.util.stream.Stream;

/**
 * Ridge regression without intercept on two balanced Gaussian classes N(+-mu, I), |mu| = s, whose
 * labels are flipped with probability c.
 *
 * @param delta features per sample
 * @param s signal
 * @param c probability of a flip
 * @param l penalty
 * @param size training samples of a simulation, even; 0 for none
 */
public record FlippedRidge(double delta, double s, double c, double l, int size) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite, or a simulation has no whole sizes
   */
  public FlippedRidge {
    double features = size * delta;
    if (!Double.isFinite(delta + s + c + l)
        || size < 0
        || size % 2 != 0
        || Math.abs(features - Math.rint(features)) > 1e-9) {
      throw new IllegalArgumentException(
          "delta = " + delta + ", s = " + s + ", c = " + c + ", l = " + l + ", size = " + size);
    }
  }

  static FlippedRidge draw(Draw draw) {
    return new FlippedRidge(
        draw.logUniform(0.05, 5),
        draw.uniform(0.3, 3),
        draw.chance(0.1) ? 0 : draw.uniform(0, 0.45),
        draw.logUniform(1e-3, 1e2),
        0);
  }

  FlippedRidge withPenalty(double strength) {
    return new FlippedRidge(delta, s, c, strength, size);
  }

  Stream<FlippedRidge> simpler() {
    return Stream.of(
            new FlippedRidge(1, s, c, l, 0),
            new FlippedRidge(delta, 1, c, l, 0),
            new FlippedRidge(delta, s, 0.25, l, 0),
            new FlippedRidge(delta, s, c, 1, 0))
        .filter(candidate -> !candidate.equals(this));
  }

  /** e = 1 - 2c. */
  double e() {
    return 1 - 2 * c;
  }

  /** The positive root of l V^2 + (l + 1 - delta) V - delta = 0, without cancellation. */
  double V() {
    double linear = l + 1 - delta;
    double root = Math.sqrt(linear * linear + 4 * l * delta);
    return linear >= 0 ? 2 * delta / (linear + root) : (root - linear) / (2 * l);
  }

  /** r = a/(l + a), a = 1/(1 + V). */
  double r() {
    return 1 / (1 + l * (1 + V()));
  }

  /** The argument of the normal tail that is the error on clean labels, for given r. */
  double argument(double r) {
    double common = 1 + r * s * s;
    double e2 = e() * e();
    // 1 - e^2 = 4 c (1 - c) keeps small probabilities.
    double noise = delta * 4 * c * (1 - c) * common * common;
    return s * s * e() * Math.sqrt(1 - delta * r * r) / Math.sqrt(e2 * (s * s + delta) + noise);
  }

  /** Its limit for strong penalties. */
  double limitArgument() {
    return s * s * e() / Math.sqrt(s * s * e() * e() + delta);
  }

  double error() {
    return NormalTail.of(argument(r()));
  }

  /** gamma, alpha and the argument from the fixed-point equations, for the V of bisection. */
  double[] equations() {
    RidgeMixture unit = new RidgeMixture(0.5, delta, s, 1, 1, l, 0);
    double a = 1 / (1 + unit.V());
    double gamma = s * a * e() / (l + a + s * s * a);
    double m = gamma * s;
    double ratio = delta * (a / (l + a)) * (a / (l + a));
    double forced = ratio * (1 - 2 * e() * m + m * m);
    double alpha = Math.sqrt((gamma * gamma + forced) / (1 - ratio));
    return new double[] {gamma, alpha, m / alpha};
  }

  /** gamma, alpha and the error on clean labels of one random sample, all sizes multiplied. */
  double[] sample(int factor, long seed) {
    RandomStream stream = new RandomStream(seed);
    int n = size * factor;
    int d = (int) Math.rint(size * delta) * factor;
    double[][] normal = new double[d][d];
    double[] right = new double[d];
    double[] x = new double[d];
    for (int i = 0; i < n; i++) {
      double y = 2 * i < n ? 1 : -1;
      stream.fillGaussian(x);
      x[0] += y * s;
      double label = stream.chance(c) ? -y : y;
      for (int j = 0; j < d; j++) {
        double scaled = x[j] / n;
        for (int k = 0; k <= j; k++) {
          normal[j][k] += scaled * x[k];
        }
        right[j] += scaled * label;
      }
    }
    for (int j = 0; j < d; j++) {
      normal[j][j] += l;
    }
    RidgeSample.solve(normal, right);
    double squares = 0;
    for (double coefficient : right) {
      squares += coefficient * coefficient;
    }
    double alpha = Math.sqrt(squares);
    return new double[] {right[0], alpha, NormalTail.of(right[0] * s / alpha)};
  }
}
