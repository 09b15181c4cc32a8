package elenchus.margin;

import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of the hard-margin problem: minimise |w|^2 / 2 subject to A w >= 1, for the rows a_p
 * of any matrix A. Either its unique solution, or the proof that no w has A w > 0.
 */
public sealed interface HardMargin permits HardMargin.Solution, HardMargin.Infeasible {

  /**
   * Solves the problem for the rows of a matrix.
   *
   * @param a one constraint per row
   * @throws IllegalArgumentException if the matrix is empty or an entry is infinite or no number
   * @throws ArithmeticException if the rows are too nearly degenerate for double precision
   */
  static HardMargin ofRows(Matrix a) {
    if (a.rows() == 0 || a.columns() == 0 || !a.isFinite()) {
      throw new IllegalArgumentException(
          "constraints " + a.rows() + " x " + a.columns() + " must be finite and not empty");
    }
    return Polish.solve(new DenseRows(a));
  }

  /**
   * The solution w, with dual variables a >= 0: w = A^T a, A w >= 1, a_p (a_p.w - 1) = 0. Vectors w
   * and a are known as unevaluated sums of two doubles; the leading parts are the nearest doubles.
   */
  final class Solution implements HardMargin {
    /** A margin this near to 1 counts as active. */
    public static final double ACTIVE = 1e-8;

    /** A larger residual, relative to 1 + |w| max|A|, is no solution. */
    static final double TRUSTED = 1e-9;

    private final double[] weights;
    private final double[] weightTails;
    private final double[] dual;
    private final double[] dualTails;
    private final double[] margins;
    private final double squaredNorm;
    private final double residual;
    private final Effort effort;

    Solution(
        TwofoldVector w,
        double[] dual,
        double[] dualTails,
        double[] margins,
        double residual,
        Effort effort) {
      weights = w.high();
      weightTails = w.low();
      this.dual = dual;
      this.dualTails = dualTails;
      this.margins = margins;
      squaredNorm = w.squaredNorm();
      this.residual = residual;
      this.effort = effort;
    }

    /** The solution w. */
    public double[] weights() {
      return weights.clone();
    }

    /** What the weights lack: w is the sum of both to about twice the working precision. */
    public double[] weightTails() {
      return weightTails.clone();
    }

    /** The dual variables, one per row of A. */
    public double[] dualVariables() {
      return dual.clone();
    }

    /** What the dual variables lack. */
    public double[] dualTails() {
      return dualTails.clone();
    }

    /** The margins A w, accurate to rounding where they are near 1. */
    public double[] margins() {
      return margins.clone();
    }

    /** |w|^2, which is also the sum of the dual variables. */
    public double squaredNorm() {
      return squaredNorm;
    }

    /** The rows with positive dual variable, ascending; they are linearly independent. */
    public List<Integer> support() {
      List<Integer> support = new ArrayList<>();
      for (int p = 0; p < dual.length; p++) {
        if (dual[p] > 0) {
          support.add(p);
        }
      }
      return support;
    }

    /** The rows whose margin is 1 up to {@link #ACTIVE}, ascending. */
    public List<Integer> active() {
      List<Integer> active = new ArrayList<>();
      for (int p = 0; p < margins.length; p++) {
        if (isActive(p)) {
          active.add(p);
        }
      }
      return active;
    }

    private boolean isActive(int row) {
      return Math.abs(margins[row] - 1) < ACTIVE;
    }

    /** How far the margins of the rows that are not active exceed 1; infinity if all are active. */
    public double inactiveGap() {
      double gap = Double.POSITIVE_INFINITY;
      for (int p = 0; p < margins.length; p++) {
        if (!isActive(p)) {
          gap = Math.min(gap, margins[p] - 1);
        }
      }
      return gap;
    }

    /**
     * The largest amount by which a margin of the support differs from 1 or another margin falls
     * short of it, for w in two parts; w = A^T a holds by construction to about twice the working
     * precision.
     */
    public double kktResidual() {
      return residual;
    }

    /** What the solution cost. */
    public Effort effort() {
      return effort;
    }
  }

  /**
   * Gordan's alternative: a >= 0, sum a = 1, A^T a = 0, hence no w has A w > 0.
   *
   * @param weights a, one per row of A
   * @param residual |A^T a| of these doubles, in twice the working precision
   * @param effort what it cost
   */
  record Infeasible(double[] weights, double residual, Effort effort) implements HardMargin {
    /** Copies. */
    public Infeasible {
      weights = weights.clone();
    }

    @Override
    public double[] weights() {
      return weights.clone();
    }
  }
}
