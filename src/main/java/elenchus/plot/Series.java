package elenchus.plot;

/**
 * One line or one cloud of points of a plot.
 *
 * @param name for the legend
 * @param style how it is drawn
 * @param x abscissae
 * @param y ordinates, as many as abscissae; points that are not finite are left out
 */
public record Series(String name, Style style, double[] x, double[] y) {

  /** How a series is drawn. */
  public enum Style {
    /** A line through the points. */
    LINE,
    /** A dashed line through the points. */
    DASHED,
    /** The points alone. */
    POINTS
  }

  /**
   * @throws IllegalArgumentException if the lengths differ
   */
  public Series {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "series '" + name + "': " + x.length + " abscissae, " + y.length + " ordinates");
    }
    x = x.clone();
    y = y.clone();
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  /** A line through points. */
  public static Series line(String name, double[] x, double[] y) {
    return new Series(name, Style.LINE, x, y);
  }

  /** A dashed line through points. */
  public static Series dashed(String name, double[] x, double[] y) {
    return new Series(name, Style.DASHED, x, y);
  }

  /** Points alone. */
  public static Series points(String name, double[] x, double[] y) {
    return new Series(name, Style.POINTS, x, y);
  }
}
