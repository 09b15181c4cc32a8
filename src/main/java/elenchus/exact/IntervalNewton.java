package elenchus.exact;

import elenchus.linear.Matrix;
import java.util.Optional;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Proves that a system of equations F(x) = 0 has exactly one solution near an approximate one, and
 * encloses it (Krawczyk's form of Newton's method over intervals). For the gradient of a strictly
 * convex function the solution is the minimiser, and the only one anywhere.
 *
 * <p>R. Krawczyk, Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken, Computing
 * 4 (1969); S. M. Rump, Verification methods, Acta Numerica 19 (2010), section 13.
 */
public final class IntervalNewton {
  private static final int ATTEMPTS = 12;
  private static final double FIRST_RADIUS = 0x1p-46;
  private static final double INFLATION = 8;
  private static final int REFINEMENTS = 3;

  private IntervalNewton() {}

  /** A differentiable map of n unknowns to n values, with bounds over boxes. */
  public interface Equations {
    /** The values over a box: n x 1 to n x 1. */
    IntervalMatrix value(IntervalMatrix x);

    /** The Jacobian over a box: n x 1 to n x n. */
    IntervalMatrix jacobian(IntervalMatrix x);
  }

  /**
   * A box that holds exactly one solution, n x 1; empty if none could be proved to exist near the
   * approximation.
   *
   * @param approximation of the solution, n numbers
   */
  public static Optional<IntervalMatrix> enclose(Equations equations, double... approximation) {
    double[] centre = approximation.clone();
    double size = Double.MIN_NORMAL;
    for (double c : centre) {
      size = Math.max(size, Math.abs(c));
    }
    double radius = size * FIRST_RADIUS;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double width = radius;
      IntervalMatrix box =
          IntervalMatrix.of(centre.length, 1, (i, j) -> Interval.around(centre[i], width));
      Optional<IntervalMatrix> image = image(equations, centre, box);
      if (image.isPresent() && box.containsInInterior(image.get())) {
        return Optional.of(refined(equations, image.get()));
      }
      radius = Math.max(radius * INFLATION, image.map(i -> 2 * reach(i, centre)).orElse(0.0));
    }
    return Optional.empty();
  }

  /** The image of a tiny box tells how far off the centre is, be it at a solution near zero. */
  private static double reach(IntervalMatrix image, double[] centre) {
    return image.minus(IntervalMatrix.of(Matrix.column(centre))).rowSumNorm();
  }

  /** Repeats the step on smaller and smaller boxes, each of which holds the solution. */
  private static IntervalMatrix refined(Equations equations, IntervalMatrix proved) {
    IntervalMatrix box = proved;
    for (int k = 0; k < REFINEMENTS; k++) {
      IntervalMatrix from = box;
      Optional<IntervalMatrix> image = image(equations, from.mid().column(0), from);
      box = image.map(next -> common(from, next)).orElse(from);
    }
    return box;
  }

  private static IntervalMatrix common(IntervalMatrix a, IntervalMatrix b) {
    return IntervalMatrix.of(
        a.rows(), 1, (i, j) -> a.get(i, j).intersection(b.get(i, j)).orElse(a.get(i, j)));
  }

  /** c - R F(c) + (I - R F'(X)) (X - c), which contains every solution in X. */
  private static Optional<IntervalMatrix> image(
      Equations equations, double[] centre, IntervalMatrix box) {
    try {
      IntervalMatrix c = IntervalMatrix.of(Matrix.column(centre));
      IntervalMatrix jacobian = equations.jacobian(box);
      RealMatrix middle = MatrixUtils.createRealMatrix(jacobian.mid().toRows());
      LUDecomposition lu = new LUDecomposition(middle);
      if (!lu.getSolver().isNonSingular()) {
        return Optional.empty();
      }
      Matrix inverse = Matrix.ofRows(lu.getSolver().getInverse().getData());
      if (!inverse.isFinite()) {
        return Optional.empty();
      }
      IntervalMatrix r = IntervalMatrix.of(inverse);
      IntervalMatrix contraction =
          IntervalMatrix.of(Matrix.identity(centre.length)).minus(r.times(jacobian));
      return Optional.of(
          c.minus(r.times(equations.value(c))).plus(contraction.times(box.minus(c))));
    } catch (ArithmeticException e) {
      // The box leaves the domain of the equations: nothing is proved on it.
      return Optional.empty();
    }
  }
}
