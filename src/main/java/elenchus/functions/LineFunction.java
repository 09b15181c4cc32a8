package elenchus.functions;

/** A real function on the line. */
@FunctionalInterface
public interface LineFunction {

  /** The value at a point. */
  double at(double t);

  /** The values at points: with the points themselves what a plot needs. */
  default double[] sample(double... points) {
    double[] values = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      values[i] = at(points[i]);
    }
    return values;
  }

  /** The largest absolute difference from another function at the points; NaN if one is NaN. */
  default double distance(LineFunction other, double... points) {
    double worst = 0;
    for (double t : points) {
      double difference = Math.abs(at(t) - other.at(t));
      if (!(difference <= worst)) {
        worst = difference;
      }
      if (Double.isNaN(worst)) {
        break;
      }
    }
    return worst;
  }

  /**
   * Equidistant points from {@code from} to {@code to}, both included.
   *
   * @throws IllegalArgumentException if there are fewer than two
   */
  static double[] grid(double from, double to, int points) {
    if (points < 2) {
      throw new IllegalArgumentException(points + " points make no grid");
    }
    double[] grid = new double[points];
    for (int i = 0; i < points; i++) {
      // Symmetric in the two ends, so that a symmetric interval gives a symmetric grid.
      grid[i] = (from * (points - 1 - i) + to * i) / (points - 1);
    }
    return grid;
  }
}
