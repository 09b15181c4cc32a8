package elenchus.functions;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Composite Gauss-Legendre quadrature: twelve points in each cell between break points. Exact, up
 * to rounding, for piecewise polynomials of degree 23 whose pieces join at break points.
 */
public final class Mesh {
  private static final int POINTS = 12;

  /** Where cells are cut, as shares of the way away from a point with a nearby singularity. */
  private static final double[] GRADES = {
    0, 1e-8, 1e-6, 1e-4, 1e-3, 1e-2, 0.05, 0.2, 0.5, 1,
  };

  private final double[] nodes;
  private final double[] weights;

  private Mesh(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /**
   * Cells between break points.
   *
   * @param breaks in any order, repetitions allowed; the least and the greatest are the ends
   * @throws IllegalArgumentException if fewer than two differ
   */
  public static Mesh of(double... breaks) {
    double[] ends = Arrays.stream(breaks).sorted().distinct().toArray();
    if (ends.length < 2) {
      throw new IllegalArgumentException("no cell between " + Arrays.toString(breaks));
    }
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
    double[] nodes = new double[(ends.length - 1) * POINTS];
    double[] weights = new double[nodes.length];
    for (int c = 0; c + 1 < ends.length; c++) {
      double half = (ends[c + 1] - ends[c]) / 2;
      double middle = (ends[c + 1] + ends[c]) / 2;
      for (int i = 0; i < POINTS; i++) {
        nodes[c * POINTS + i] = middle + half * rule.getPoint(i);
        weights[c * POINTS + i] = half * rule.getWeight(i);
      }
    }
    return new Mesh(nodes, weights);
  }

  /** The break points with those added that grade the interval from a point to an end. */
  static double[] graded(double from, double to) {
    double[] cuts = new double[GRADES.length];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = GRADES[i] == 1 ? to : from + GRADES[i] * (to - from);
    }
    return cuts;
  }

  /** Number of nodes. */
  public int size() {
    return nodes.length;
  }

  /** Node i, ascending. */
  public double node(int i) {
    return nodes[i];
  }

  /** The weight of node i, positive. */
  public double weight(int i) {
    return weights[i];
  }

  /** The integral of a function. */
  public double integrate(DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      sum += weights[i] * function.applyAsDouble(nodes[i]);
    }
    return sum;
  }
}
