package elenchus.mirror;

import elenchus.linear.Matrix;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * The point of the affine space X theta = y that is nearest to a start in the Bregman divergence of
 * a mirror map: argmin D_Phi(theta, theta0). With z0 = grad Phi(theta0) it is grad Phi*(z0 + X^T
 * lambda), where lambda minimises the convex dual Psi(lambda) = Phi*(z0 + X^T lambda) - y^T lambda,
 * whose gradient is X theta - y and whose Hessian is X (Hessian of Phi*) X^T.
 *
 * <p>L. M. Bregman, The relaxation method of finding the common point of convex sets, USSR Comput.
 * Math. Math. Phys. 7 (1967).
 *
 * @param map Phi
 * @param X m x d, of rank m
 * @param y m numbers
 * @param theta0 start, d numbers
 */
public record BregmanProjection(MirrorMap map, Matrix X, double[] y, double[] theta0) {
  private static final int MOST_STEPS = 400;
  private static final int HALVINGS = 60;
  private static final int POLISHING = 12;
  private static final double ARMIJO = 1e-4;

  /** Where the gradient is this small, relative to its terms, full steps converge. */
  private static final double NEAR = 1e-6;

  /** A residual of this many roundings of its terms is a root. */
  private static final double ROUNDINGS = 64 * 0x1p-52;

  /**
   * @throws IllegalArgumentException if the sizes do not fit or the start is outside the domain
   */
  public BregmanProjection {
    y = y.clone();
    theta0 = theta0.clone();
    if (X.rows() != y.length || X.columns() != theta0.length || map.dimension() != X.columns()) {
      throw new IllegalArgumentException(
          X.rows() + " x " + X.columns() + ", " + y.length + " targets, " + theta0.length);
    }
    if (!map.admits(theta0)) {
      throw new IllegalArgumentException("the mirror is not defined at " + Arrays.toString(theta0));
    }
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  @Override
  public double[] theta0() {
    return theta0.clone();
  }

  /**
   * The projection.
   *
   * @param theta the point, d numbers
   * @param lambda its multipliers, m numbers
   * @param residual the largest entry of |X theta - y|
   */
  public record Solution(double[] theta, double[] lambda, double residual) {
    /** Copies. */
    public Solution {
      theta = theta.clone();
      lambda = lambda.clone();
    }

    @Override
    public double[] theta() {
      return theta.clone();
    }

    @Override
    public double[] lambda() {
      return lambda.clone();
    }
  }

  /**
   * Solves the dual by Newton's method, damped by Armijo's rule on Psi until near, then in full
   * steps as long as the residual falls.
   *
   * @return empty if no root was reached to rounding
   */
  public Optional<Solution> solve() {
    return solve(new double[y.length]);
  }

  /**
   * Solves the dual as {@link #solve()} does, from other multipliers than zero.
   *
   * @param guess m numbers, in the domain of the dual
   * @return empty if no root was reached to rounding
   */
  public Optional<Solution> solve(double... guess) {
    double[] z0 = map.gradient(theta0);
    State at = state(z0, guess.clone());
    for (int k = 0; k < MOST_STEPS && !(at.size() <= NEAR * at.scale()); k++) {
      double[] step = newtonStep(at);
      double slope = dot(at.residual(), step);
      Optional<State> next = Optional.empty();
      double length = 1;
      for (int h = 0; h < HALVINGS && next.isEmpty(); h++) {
        State trial = state(z0, along(at.lambda(), length, step));
        if (trial.objective() <= at.objective() + ARMIJO * length * slope
            && Double.isFinite(trial.size())) {
          next = Optional.of(trial);
        }
        length /= 2;
      }
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
    }
    for (int k = 0; k < POLISHING; k++) {
      State next = state(z0, along(at.lambda(), 1, newtonStep(at)));
      if (!(next.size() < at.size())) {
        break;
      }
      at = next;
    }
    return at.size() <= ROUNDINGS * at.scale()
        ? Optional.of(new Solution(at.theta(), at.lambda(), at.size()))
        : Optional.empty();
  }

  /** A dual point with what belongs to it; the scale is the largest sum of terms of a residual. */
  private record State(
      double[] lambda,
      double[] dual,
      double[] theta,
      double[] residual,
      double objective,
      double scale) {
    double size() {
      return Matrix.column(residual).maxAbs();
    }
  }

  private State state(double[] z0, double[] lambda) {
    double[] z = X.transpose().times(lambda);
    for (int k = 0; k < z.length; k++) {
      z[k] += z0[k];
    }
    double[] theta = map.inverseGradient(z);
    double[] residual = X.times(theta);
    double scale = 0;
    for (int i = 0; i < residual.length; i++) {
      double terms = Math.abs(y[i]);
      for (int k = 0; k < theta.length; k++) {
        terms += Math.abs(X.get(i, k) * theta[k]) * (1 + Math.abs(z[k]));
      }
      scale = Math.max(scale, terms);
      residual[i] -= y[i];
    }
    return new State(lambda, z, theta, residual, map.conjugate(z) - dot(y, lambda), scale);
  }

  private double[] newtonStep(State at) {
    Matrix hessian = X.times(map.conjugateHessian(at.dual())).times(X.transpose());
    DecompositionSolver solver =
        new LUDecomposition(MatrixUtils.createRealMatrix(hessian.toRows()), 0).getSolver();
    if (!solver.isNonSingular()) {
      return new double[y.length];
    }
    return solver.solve(new ArrayRealVector(at.residual(), false)).mapMultiply(-1).toArray();
  }

  private static double[] along(double[] from, double length, double[] step) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += length * step[i];
    }
    return to;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
