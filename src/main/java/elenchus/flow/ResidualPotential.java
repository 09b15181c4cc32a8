package elenchus.flow;

import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.linear.SymmetricEigen;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.util.FastMath;

/**
 * The strictly convex potential that selects the residual limit of exponential-tailed gradient
 * flow,
 *
 * <p>Phi(V) = sum_p weight_p exp(-A_p.V) + target.V on span{A_p}.
 *
 * <p>Its minimiser is attained iff the target lies in the relative interior of the cone of the
 * rows; there sum_p dual_p A_p = target with dual_p = weight_p exp(-A_p.V), the maximum-entropy
 * dual solution relative to the weights. Solved by damped Newton in an orthonormal basis.
 *
 * @param minimiser V in span{A_p}, as long as a row
 * @param dual the dual solution, positive, one per row
 * @param span the span of the rows
 * @param hessian of Phi at the minimiser in the basis of the span, rank x rank
 * @param gradientNorm what is left of the gradient
 */
public record ResidualPotential(
    double[] minimiser, double[] dual, RowSpace span, Matrix hessian, double gradientNorm) {
  private static final int NEWTON_STEPS = 200;

  /** Dual solutions with a smaller ratio of extremes are taken for the boundary of the cone. */
  private static final double BOUNDARY = 1e-12;

  /** Copies the arrays. */
  public ResidualPotential {
    minimiser = minimiser.clone();
    dual = dual.clone();
  }

  @Override
  public double[] minimiser() {
    return minimiser.clone();
  }

  @Override
  public double[] dual() {
    return dual.clone();
  }

  /** The potential with unit weights. */
  public static Optional<ResidualPotential> minimise(Matrix rows, double[] target) {
    double[] zeros = new double[rows.rows()];
    return minimise(rows, target, zeros);
  }

  /**
   * Minimises the potential.
   *
   * @param rows A_p, one per row
   * @param target in the cone of the rows
   * @param logWeights logarithms of the weights, one per row
   * @return empty if Newton finds no minimiser, as when the target is on the boundary of the cone
   */
  public static Optional<ResidualPotential> minimise(
      Matrix rows, double[] target, double[] logWeights) {
    RowSpace span = RowSpace.of(rows);
    int rank = span.rank();
    Matrix reduced = rows.times(span.basis());
    double[] goal = span.coordinates(target);
    double[] v = new double[rank];
    double[] dual = dual(reduced, v, logWeights);
    double best = value(reduced, v, goal, logWeights);
    boolean refined = false;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double[] gradient = gradient(reduced, dual, goal);
      double size = norm(gradient);
      if (size <= rounding(reduced, v, dual)) {
        if (refined) {
          return finish(span, reduced, v, dual, size);
        }
        refined = true;
      }
      Optional<double[]> direction = newton(hessian(reduced, dual), gradient);
      if (direction.isEmpty()) {
        return Optional.empty();
      }
      double[] d = direction.get();
      // Margins move by at most 2 a step: beyond, the quadratic model of the exponential is void.
      double move = maxAbs(reduced.times(d));
      double length = move > 2 ? 2 / move : 1;
      // For short moves Newton converges, while values no longer tell progress from rounding.
      boolean search = move > 0.1;
      double[] next = step(v, d, length);
      double trial = value(reduced, next, goal, logWeights);
      for (int halving = 0; search && halving < 40 && !(trial <= best); halving++) {
        length /= 2;
        next = step(v, d, length);
        trial = value(reduced, next, goal, logWeights);
      }
      v = next;
      best = trial;
      dual = dual(reduced, v, logWeights);
    }
    double left = norm(gradient(reduced, dual, goal));
    return left <= 100 * rounding(reduced, v, dual)
        ? finish(span, reduced, v, dual, left)
        : Optional.empty();
  }

  /** Eigenvalues of the Hessian, ascending: the relaxation rates of the residual. */
  public double[] rates() {
    return SymmetricEigen.of(hessian).values();
  }

  /** The Hessian applied to a vector of the span, in full coordinates. */
  public double[] applyHessian(double[] vector) {
    return span.basis().times(hessian.times(span.coordinates(vector)));
  }

  private static Optional<ResidualPotential> finish(
      RowSpace span, Matrix reduced, double[] v, double[] dual, double gradient) {
    double min = Arrays.stream(dual).min().orElse(1);
    double max = Arrays.stream(dual).max().orElse(1);
    if (!(min > BOUNDARY * max)) {
      return Optional.empty();
    }
    return Optional.of(
        new ResidualPotential(span.basis().times(v), dual, span, hessian(reduced, dual), gradient));
  }

  /** How small the gradient can get: each dual weight is good to eps times its exponent. */
  private static double rounding(Matrix reduced, double[] v, double[] dual) {
    double[] margins = reduced.times(v);
    double sum = 0;
    for (int p = 0; p < dual.length; p++) {
      sum += (4 + Math.abs(margins[p])) * dual[p] * norm(reduced.row(p));
    }
    return 4 * Math.ulp(1.0) * sum;
  }

  private static double[] dual(Matrix reduced, double[] v, double[] logWeights) {
    double[] margins = reduced.times(v);
    double[] dual = new double[margins.length];
    for (int p = 0; p < dual.length; p++) {
      dual[p] = FastMath.exp(logWeights[p] - margins[p]);
    }
    return dual;
  }

  private static double value(Matrix reduced, double[] v, double[] goal, double[] logWeights) {
    double sum = 0;
    for (double dual : dual(reduced, v, logWeights)) {
      sum += dual;
    }
    for (int k = 0; k < v.length; k++) {
      sum += goal[k] * v[k];
    }
    return sum;
  }

  private static double[] gradient(Matrix reduced, double[] dual, double[] goal) {
    double[] gradient = goal.clone();
    for (int p = 0; p < dual.length; p++) {
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] -= dual[p] * reduced.get(p, k);
      }
    }
    return gradient;
  }

  private static Matrix hessian(Matrix reduced, double[] dual) {
    int rank = reduced.columns();
    double[][] sum = new double[rank][rank];
    for (int p = 0; p < dual.length; p++) {
      for (int k = 0; k < rank; k++) {
        double factor = dual[p] * reduced.get(p, k);
        for (int l = 0; l <= k; l++) {
          sum[k][l] += factor * reduced.get(p, l);
          sum[l][k] = sum[k][l];
        }
      }
    }
    return rank == 0 ? Matrix.zero(0, 0) : Matrix.ofRows(sum);
  }

  private static Optional<double[]> newton(Matrix hessian, double[] gradient) {
    if (gradient.length == 0) {
      return Optional.of(gradient);
    }
    if (!hessian.isFinite() || hessian.maxAbs() == 0) {
      return Optional.empty();
    }
    double max = hessian.maxAbs();
    try {
      CholeskyDecomposition factor =
          new CholeskyDecomposition(
              MatrixUtils.createRealMatrix(hessian.toRows()), 1e-10 * max, 1e-15 * max);
      double[] negative = new double[gradient.length];
      for (int k = 0; k < negative.length; k++) {
        negative[k] = -gradient[k];
      }
      return Optional.of(
          factor.getSolver().solve(MatrixUtils.createRealVector(negative)).toArray());
    } catch (MathIllegalArgumentException notDefinite) {
      return Optional.empty();
    }
  }

  private static double[] step(double[] v, double[] direction, double length) {
    double[] next = v.clone();
    for (int k = 0; k < next.length; k++) {
      next[k] += length * direction[k];
    }
    return next;
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double entry : x) {
      sum += entry * entry;
    }
    return FastMath.sqrt(sum);
  }

  private static double maxAbs(double[] x) {
    double max = 0;
    for (double entry : x) {
      max = Math.max(max, Math.abs(entry));
    }
    return max;
  }
}
