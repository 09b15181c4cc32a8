package elenchus.functions;

import java.util.Arrays;

/**
 * Weighted hidden units: those of a network of finite width with equal weights, or the nodes of a
 * quadrature that stand for a continuum of them.
 *
 * @param activation kind of the units
 * @param kinks u, one per group of {@link Activation#directions} units
 * @param weights one per kink, shared equally by the units of its group
 * @param constant weight of a further unit that is 1 everywhere, the output bias; 0 for none
 */
public record Units(Activation activation, double[] kinks, double[] weights, double constant) {

  /**
   * @throws IllegalArgumentException if the numbers of kinks and weights differ
   */
  public Units {
    if (kinks.length != weights.length) {
      throw new IllegalArgumentException(kinks.length + " kinks, " + weights.length + " weights");
    }
    kinks = kinks.clone();
    weights = weights.clone();
  }

  @Override
  public double[] kinks() {
    return kinks.clone();
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  /** The units of a network with given kinks, all of the same weight. */
  public static Units of(Activation activation, double... kinks) {
    double[] weights = new double[kinks.length];
    Arrays.fill(weights, 1.0 / kinks.length);
    return new Units(activation, kinks, weights, 0);
  }

  /** N kinks at the midpoints of equal cells of [-R, R]. */
  public static Units lattice(Activation activation, double radius, int cells) {
    double[] kinks = new double[cells];
    for (int j = 0; j < cells; j++) {
      kinks[j] = radius * (2.0 * j + 1 - cells) / cells;
    }
    return of(activation, kinks);
  }

  /** The same with an output bias, one unit among n + 1 that is divided by n like the others. */
  public Units withConstant() {
    return new Units(activation, kinks, weights, 1.0 / width());
  }

  /** Number of units n, without the output bias. */
  public int width() {
    return kinks.length * activation.directions();
  }

  /** Number of units with the output bias, if there is one. */
  public int size() {
    return width() + (constant == 0 ? 0 : 1);
  }

  /** The weight of unit k. */
  public double weight(int k) {
    int directions = activation.directions();
    return k < width() ? weights[k / directions] / directions : constant;
  }

  /** Unit k at a point. */
  public double unit(int k, double t) {
    int directions = activation.directions();
    return k < width() ? activation.unit(k % directions, kinks[k / directions], t) : 1;
  }

  /** All units at points: one row per point. */
  public double[][] features(double... points) {
    int size = size();
    double[][] rows = new double[points.length][size];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < size; k++) {
        rows[i][k] = unit(k, points[i]);
      }
    }
    return rows;
  }

  /** The weights of all units. */
  double[] unitWeights() {
    double[] all = new double[size()];
    for (int k = 0; k < all.length; k++) {
      all[k] = weight(k);
    }
    return all;
  }
}
