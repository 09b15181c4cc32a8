package elenchus.functions;

import java.util.Arrays;
import org.hipparchus.analysis.polynomials.PolynomialFunction;

/**
 * A piecewise polynomial that goes on as a straight line on both sides of its knots, with the value
 * and the slope it has there: an immutable value.
 */
public final class PiecewisePolynomial implements LineFunction {
  private final double[] knots;
  private final PolynomialFunction[] pieces;

  private PiecewisePolynomial(double[] knots, PolynomialFunction[] pieces) {
    this.knots = knots;
    this.pieces = pieces;
  }

  /**
   * Pieces between knots.
   *
   * @param knots increasing, at least two
   * @param coefficients one row per cell: those of the powers of t minus the left knot, the
   *     constant one first
   * @throws IllegalArgumentException if the knots do not increase or the rows do not fit
   */
  public static PiecewisePolynomial of(double[] knots, double[][] coefficients) {
    if (knots.length < 2 || coefficients.length != knots.length - 1) {
      throw new IllegalArgumentException(
          knots.length + " knots for " + coefficients.length + " pieces");
    }
    for (int i = 1; i < knots.length; i++) {
      if (!(knots[i] > knots[i - 1])) {
        throw new IllegalArgumentException("knots " + Arrays.toString(knots) + " do not increase");
      }
    }
    PolynomialFunction[] pieces =
        Arrays.stream(coefficients).map(PolynomialFunction::new).toArray(PolynomialFunction[]::new);
    return new PiecewisePolynomial(knots.clone(), pieces);
  }

  /**
   * The cubic spline whose second derivative is linear between knots and zero outside, with value
   * and slope given at the first knot.
   *
   * @param knots increasing, at least two
   * @param curvature the second derivative at the knots
   */
  public static PiecewisePolynomial ofCurvature(
      double[] knots, double[] curvature, double value, double slope) {
    double[][] rows = new double[knots.length - 1][];
    double height = value;
    double incline = slope;
    for (int i = 0; i + 1 < knots.length; i++) {
      double length = knots[i + 1] - knots[i];
      double jerk = (curvature[i + 1] - curvature[i]) / length;
      rows[i] = new double[] {height, incline, curvature[i] / 2, jerk / 6};
      height += length * (incline + length * (curvature[i] / 2 + length * jerk / 6));
      incline += length * (curvature[i] + length * jerk / 2);
    }
    return of(knots, rows);
  }

  /** The knots. */
  public double[] knots() {
    return knots.clone();
  }

  @Override
  public double at(double t) {
    int last = pieces.length - 1;
    if (t < knots[0]) {
      PolynomialFunction first = pieces[0];
      return first.value(0) + first.polynomialDerivative().value(0) * (t - knots[0]);
    }
    if (t > knots[last + 1]) {
      double length = knots[last + 1] - knots[last];
      double slope = pieces[last].polynomialDerivative().value(length);
      return pieces[last].value(length) + slope * (t - knots[last + 1]);
    }
    int cell = cell(t);
    return pieces[cell].value(t - knots[cell]);
  }

  /** The slope, continuous from the right inside and constant outside the knots. */
  public double slope(double t) {
    double inside = Math.max(knots[0], Math.min(knots[knots.length - 1], t));
    int cell = cell(inside);
    return pieces[cell].polynomialDerivative().value(inside - knots[cell]);
  }

  /** The second derivative, continuous from the right inside and zero outside the knots. */
  public double curvature(double t) {
    if (t < knots[0] || t > knots[knots.length - 1]) {
      return 0;
    }
    int cell = cell(t);
    return pieces[cell].polynomialDerivative().polynomialDerivative().value(t - knots[cell]);
  }

  private int cell(double t) {
    int found = Arrays.binarySearch(knots, t);
    int left = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(pieces.length - 1, left));
  }
}
