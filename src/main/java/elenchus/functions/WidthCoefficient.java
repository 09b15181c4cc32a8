package elenchus.functions;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/**
 * How an unscaled potential moves the interpolant of a network of width n away from that of the
 * square, to leading order: n^-k times f, where phi'(a) = phi'(0) + c a + g(a) + ... and g is
 * homogeneous of degree k + 1. The weights move by -(g - its part in the span of the features)/c.
 *
 * @param units the units
 * @param quadratic rescaled output weights of the square
 * @param delta the leading change of the rescaled weights, times n^k
 */
public record WidthCoefficient(Units units, double[] quadratic, double[] delta)
    implements LineFunction {

  /** Copies. */
  public WidthCoefficient {
    quadratic = quadratic.clone();
    delta = delta.clone();
  }

  @Override
  public double[] quadratic() {
    return quadratic.clone();
  }

  @Override
  public double[] delta() {
    return delta.clone();
  }

  /**
   * The coefficient, or nothing if the kernel matrix is singular.
   *
   * @param x m data points
   * @param y m values
   * @param c phi''(0), positive
   * @param g the first term of phi' after the linear one
   */
  public static Optional<WidthCoefficient> of(
      Units units, double[] x, double[] y, double c, DoubleUnaryOperator g) {
    double[][] rows = units.features(x);
    double[] weights = units.unitWeights();
    LUDecomposition kernel = new LUDecomposition(MirrorInterpolant.gram(rows, weights), 0);
    DecompositionSolver solver = kernel.getSolver();
    if (!solver.isNonSingular()) {
      return Optional.empty();
    }
    double[] alpha =
        MirrorInterpolant.combination(rows, solver.solve(new ArrayRealVector(y)).toArray());
    double[] force = new double[alpha.length];
    for (int k = 0; k < force.length; k++) {
      force[k] = -g.applyAsDouble(alpha[k]) / c;
    }
    double[] moments = MirrorInterpolant.moments(rows, weights, force);
    double[] inSpan =
        MirrorInterpolant.combination(rows, solver.solve(new ArrayRealVector(moments)).toArray());
    for (int k = 0; k < force.length; k++) {
      force[k] -= inSpan[k];
    }
    return Optional.of(new WidthCoefficient(units, alpha, force));
  }

  @Override
  public double at(double t) {
    return sum(delta, t);
  }

  /** The interpolant of the square itself. */
  public double quadraticAt(double t) {
    return sum(quadratic, t);
  }

  private double sum(double[] values, double t) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      sum += units.weight(k) * values[k] * units.unit(k, t);
    }
    return sum;
  }
}
