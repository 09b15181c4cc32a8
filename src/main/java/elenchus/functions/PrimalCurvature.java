package elenchus.functions;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The same minimisation as {@link CurvatureSpline} in the unknowns themselves: s = h''/p piecewise
 * linear with given knots, c1 and c2, under the m interpolation conditions; one linear system of
 * Karush, Kuhn and Tucker.
 *
 * @param knots of s, ascending; the first and the last are -R and R
 * @param s values at the knots
 * @param c1 h'(+inf) + h'(-inf)
 * @param c2 integral of h''(u) |u| - 2 h(0)
 * @param value G1 + G2 + G3
 * @param density p
 */
public record PrimalCurvature(
    double[] knots, double[] s, double c1, double c2, double value, DoubleUnaryOperator density)
    implements LineFunction {

  /** Copies the arrays. */
  public PrimalCurvature {
    knots = knots.clone();
    s = s.clone();
  }

  @Override
  public double[] knots() {
    return knots.clone();
  }

  @Override
  public double[] s() {
    return s.clone();
  }

  /**
   * Solves the system.
   *
   * @param radius R
   * @param density p, smooth between the knots
   * @param secondMoment E[B^2]
   * @param knots between -R and R, to which the ends, the middle and the data points are added
   * @param x m data points
   * @param y m values
   */
  public static PrimalCurvature solve(
      double radius,
      DoubleUnaryOperator density,
      double secondMoment,
      double[] knots,
      double[] x,
      double[] y) {
    double[] all =
        DoubleStream.concat(
                DoubleStream.of(-radius, 0, radius),
                DoubleStream.concat(Arrays.stream(knots), Arrays.stream(x)))
            .sorted()
            .distinct()
            .toArray();
    int n = all.length;
    int m = x.length;
    RealMatrix system = MatrixUtils.createRealMatrix(n + 2 + m, n + 2 + m);
    RealMatrix conditions = MatrixUtils.createRealMatrix(m, n + 2);
    Mesh mesh = Mesh.of(all);
    int cell = 0;
    for (int k = 0; k < mesh.size(); k++) {
      double u = mesh.node(k);
      while (u > all[cell + 1]) {
        cell++;
      }
      double right = (u - all[cell]) / (all[cell + 1] - all[cell]);
      double weight = mesh.weight(k) * density.applyAsDouble(u);
      system.addToEntry(cell, cell, weight * (1 - right) * (1 - right));
      system.addToEntry(cell, cell + 1, weight * right * (1 - right));
      system.addToEntry(cell + 1, cell, weight * right * (1 - right));
      system.addToEntry(cell + 1, cell + 1, weight * right * right);
      for (int i = 0; i < m; i++) {
        double bend = weight * Math.abs(x[i] - u) / 2;
        conditions.addToEntry(i, cell, bend * (1 - right));
        conditions.addToEntry(i, cell + 1, bend * right);
      }
    }
    system.setEntry(n, n, 1);
    system.setEntry(n + 1, n + 1, 1 / secondMoment);
    RealVector rightHand = new ArrayRealVector(n + 2 + m);
    for (int i = 0; i < m; i++) {
      conditions.setEntry(i, n, x[i] / 2);
      conditions.setEntry(i, n + 1, -0.5);
      rightHand.setEntry(n + 2 + i, y[i]);
    }
    RealMatrix penalty = system.getSubMatrix(0, n + 1, 0, n + 1);
    system.setSubMatrix(conditions.getData(), n + 2, 0);
    system.setSubMatrix(conditions.transpose().getData(), 0, n + 2);
    RealVector solution = new LUDecomposition(system, 0).getSolver().solve(rightHand);
    RealVector unknowns = solution.getSubVector(0, n + 2);
    return new PrimalCurvature(
        all,
        Arrays.copyOf(solution.toArray(), n),
        solution.getEntry(n),
        solution.getEntry(n + 1),
        unknowns.dotProduct(penalty.operate(unknowns)),
        density);
  }

  @Override
  public double at(double t) {
    double[] breaks = Arrays.copyOf(knots, knots.length + 1);
    double radius = knots[knots.length - 1];
    breaks[knots.length] = Math.max(-radius, Math.min(radius, t));
    double bend =
        Mesh.of(breaks).integrate(u -> density.applyAsDouble(u) * multiplier(u) * Math.abs(t - u));
    return (bend + c1 * t - c2) / 2;
  }

  /** s at a point of [-R, R]. */
  public double multiplier(double u) {
    int found = Arrays.binarySearch(knots, u);
    int cell = Math.max(0, Math.min(knots.length - 2, found >= 0 ? found : -found - 2));
    double right = (u - knots[cell]) / (knots[cell + 1] - knots[cell]);
    return s[cell] * (1 - right) + s[cell + 1] * right;
  }

  /** h''(u) = p(u) s(u). */
  public double curvature(double u) {
    return density.applyAsDouble(u) * multiplier(u);
  }
}
