package elenchus.theorem;

/**
 * A curve for the report.
 *
 * @param name title, unique within the evidence
 * @param xLabel label of the abscissa
 * @param yLabel label of the ordinate
 * @param x abscissae
 * @param y ordinates, as many as abscissae
 */
public record Curve(String name, String xLabel, String yLabel, double[] x, double[] y) {

  /**
   * @throws IllegalArgumentException if the lengths differ
   */
  public Curve {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "curve '" + name + "': " + x.length + " abscissae, " + y.length + " ordinates");
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
}
