package elenchus.margin;

import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * The dual solution whose smallest entry is largest: it decides whether a target lies in the
 * relative interior of the cone of given rows (it does iff that entry is positive).
 *
 * <p>With independent rows the dual solution is unique and found by linear algebra; otherwise the
 * linear program max tau, dual_p at least tau, sum_p dual_p A_p = target is solved by the simplex
 * method of Hipparchus.
 *
 * @param dual a dual solution, one number per row
 * @param relativeMinimum its smallest entry over its largest; at most zero where the target is not
 *     in the relative interior; not-a-number where the simplex method could not decide
 */
public record InteriorDual(double[] dual, double relativeMinimum) {
  /** Smaller relative minima are rounding and count as zero. */
  private static final double ROUNDING = 1e-10;

  /** Copies the dual solution. */
  public InteriorDual {
    dual = dual.clone();
  }

  @Override
  public double[] dual() {
    return dual.clone();
  }

  /**
   * Solves for the interior dual solution.
   *
   * @param rows A_p, one per row
   * @param target in the cone of the rows
   */
  public static InteriorDual of(Matrix rows, double[] target) {
    RowSpace span = RowSpace.of(rows);
    Matrix reduced = rows.times(span.basis());
    double[] goal = span.coordinates(target);
    double[] dual;
    try {
      dual = span.rank() == rows.rows() ? unique(reduced, goal) : linearProgram(reduced, goal);
    } catch (MathIllegalStateException rounding) {
      // A dual solution exists; rounding hides it from the simplex method: nothing is decided.
      dual = new double[rows.rows()];
      Arrays.fill(dual, Double.NaN);
      return new InteriorDual(dual, Double.NaN);
    }
    double min = Arrays.stream(dual).min().orElse(0);
    double max = Arrays.stream(dual).max().orElse(0);
    double relative = max > 0 ? min / max : -1;
    return new InteriorDual(dual, Math.abs(relative) < ROUNDING ? 0 : relative);
  }

  private static double[] unique(Matrix reduced, double[] goal) {
    RealMatrix square = MatrixUtils.createRealMatrix(reduced.transpose().toRows());
    return new LUDecomposition(square).getSolver().solve(new ArrayRealVector(goal)).toArray();
  }

  private static double[] linearProgram(Matrix reduced, double[] goal) {
    int pairs = reduced.rows();
    double scale = Arrays.stream(goal).map(Math::abs).max().orElse(1);
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int k = 0; k < goal.length; k++) {
      // dual_p = tau + slack_p: tau and the slacks are the unknowns, all nonnegative.
      double[] coefficients = new double[pairs + 1];
      for (int p = 0; p < pairs; p++) {
        coefficients[p] = reduced.get(p, k);
        coefficients[pairs] += reduced.get(p, k);
      }
      constraints.add(
          new LinearConstraint(coefficients, Relationship.EQ, scale == 0 ? 0 : goal[k] / scale));
    }
    double[] objective = new double[pairs + 1];
    objective[pairs] = 1;
    double[] solution =
        new SimplexSolver(1e-9)
            .optimize(
                new LinearObjectiveFunction(objective, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(true))
            .getPoint();
    double[] dual = new double[pairs];
    for (int p = 0; p < pairs; p++) {
      dual[p] = scale * (solution[p] + solution[pairs]);
    }
    return dual;
  }
}
