package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.linear.SymmetricEigen;
import elenchus.margin.HardMargin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The robust max-margin classifier: the least |w|_2 with z_i.w - eps |w|_p &gt;= 1.
 *
 * @param problem samples and adversary
 * @param weights w_RM
 * @param support the samples with positive multiplier
 * @param multipliers lambda on the support
 */
record RobustMargin(
    RobustProblem problem, double[] weights, List<Integer> support, double[] multipliers) {
  private static final int LINEARISATIONS = 400;
  private static final int NEWTON_STEPS = 30;

  /** Copies the arrays. */
  RobustMargin {
    weights = weights.clone();
    support = List.copyOf(support);
    multipliers = multipliers.clone();
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  /** Successive linearisations, then Newton's method on the optimality conditions. */
  static Optional<RobustMargin> of(RobustProblem problem) {
    Optional<HardMargin.Solution> clean = problem.maxMargin();
    if (clean.isEmpty() || !(problem.eps() < problem.bearable())) {
      return Optional.empty();
    }
    double[] w = clean.get().weights();
    List<Integer> support = clean.get().support();
    double[] lambda = clean.get().dualVariables();
    for (int step = 0; step < LINEARISATIONS; step++) {
      if (!(HardMargin.ofRows(slopes(problem, w)) instanceof HardMargin.Solution next)) {
        return Optional.empty();
      }
      double moved = Matrix.column(next.weights()).minus(Matrix.column(w)).norm();
      // Halfway steps damp the oscillation across the curved constraints.
      for (int k = 0; k < w.length; k++) {
        w[k] = (w[k] + next.weights()[k]) / 2;
      }
      support = next.support();
      lambda = next.dualVariables();
      if (moved < 1e-10 * Matrix.column(w).norm()) {
        break;
      }
    }
    double[] all = lambda;
    double[] positive = support.stream().mapToDouble(i -> all[i]).toArray();
    // Where a coordinate vanishes the norm has no Hessian for p below 2, and Newton's step no
    // value.
    return Optional.of(polished(problem, w, support, positive))
        .filter(m -> m.norm() < Double.POSITIVE_INFINITY);
  }

  /** Rows grad h_i(w) = z_i - eps grad |w|_p. */
  static Matrix slopes(RobustProblem problem, double[] w) {
    double[] gradient = PowerNorm.gradient(problem.p(), w);
    Matrix Z = problem.Z();
    return Matrix.of(Z.rows(), Z.columns(), (i, f) -> Z.get(i, f) - problem.eps() * gradient[f]);
  }

  /** h_i(w). */
  static double[] margins(RobustProblem problem, double[] w) {
    double norm = problem.eps() * PowerNorm.of(problem.p(), w);
    return Arrays.stream(problem.Z().times(w)).map(u -> u - norm).toArray();
  }

  private static RobustMargin polished(
      RobustProblem problem, double[] start, List<Integer> support, double[] multipliers) {
    int d = start.length;
    int n = support.size();
    double[] w = start.clone();
    double[] lambda = multipliers.clone();
    for (int step = 0; step < NEWTON_STEPS; step++) {
      Matrix rows = slopes(problem, w);
      double[] h = margins(problem, w);
      double[][] system = new double[d + n][d + n];
      double[] residual = new double[d + n];
      double sum = Arrays.stream(lambda).sum();
      Matrix hessian = PowerNorm.hessian(problem.p(), w);
      for (int i = 0; i < d; i++) {
        residual[i] = w[i];
        for (int j = 0; j < d; j++) {
          system[i][j] = (i == j ? 1 : 0) + problem.eps() * sum * hessian.get(i, j);
        }
        for (int k = 0; k < n; k++) {
          double slope = rows.get(support.get(k), i);
          residual[i] -= lambda[k] * slope;
          system[i][d + k] = -slope;
          system[d + k][i] = slope;
        }
      }
      for (int k = 0; k < n; k++) {
        residual[d + k] = h[support.get(k)] - 1;
      }
      double[] direction =
          new SingularValueDecomposition(new Array2DRowRealMatrix(system, false))
              .getSolver()
              .solve(new ArrayRealVector(residual))
              .toArray();
      double moved = 0;
      for (int i = 0; i < d + n; i++) {
        moved = Math.max(moved, Math.abs(direction[i]));
        if (i < d) {
          w[i] -= direction[i];
        } else {
          lambda[i - d] -= direction[i];
        }
      }
      if (moved < 1e-15 * Matrix.column(w).norm()) {
        break;
      }
    }
    return new RobustMargin(problem, w, support, lambda);
  }

  double norm() {
    return Matrix.column(weights).norm();
  }

  /** The worst violation of the optimality conditions, relative to the size of their terms. */
  double residual() {
    double[] stationarity = weights.clone();
    Matrix rows = slopes(problem, weights);
    double worst = 0;
    for (int k = 0; k < support.size(); k++) {
      worst = Math.max(worst, -multipliers[k]);
      for (int f = 0; f < weights.length; f++) {
        stationarity[f] -= multipliers[k] * rows.get(support.get(k), f);
      }
    }
    worst = Math.max(worst, Matrix.column(stationarity).norm());
    double[] h = margins(problem, weights);
    for (int i = 0; i < h.length; i++) {
      worst = Math.max(worst, support.contains(i) ? Math.abs(h[i] - 1) : 1 - h[i]);
    }
    double sum = Arrays.stream(multipliers).sum();
    return Math.max(worst, Math.abs(sum - norm() * norm())) / (1 + sum);
  }

  /** The lower bound sum lambda / |sum lambda grad h_i(w0)| on the norm, at w0 = w_RM. */
  double lowerBound(double[] w0) {
    Matrix rows = slopes(problem, w0);
    double[] sum = new double[weights.length];
    for (int k = 0; k < support.size(); k++) {
      for (int f = 0; f < sum.length; f++) {
        sum[f] += multipliers[k] * rows.get(support.get(k), f);
      }
    }
    return Arrays.stream(multipliers).sum() / Matrix.column(sum).norm();
  }

  /** mu = lambda_min(eps |w|^2 Q^T N Q), infinity where the support spans everything. */
  double relaxation() {
    Matrix rows = slopes(problem, weights);
    Matrix chosen =
        Matrix.of(support.size(), weights.length, (k, f) -> rows.get(support.get(k), f));
    RowSpace span = RowSpace.of(chosen);
    int d = weights.length;
    if (span.rank() == d) {
      return Double.POSITIVE_INFINITY;
    }
    Matrix projector = Matrix.identity(d).minus(span.basis().times(span.basis().transpose()));
    Matrix scaled = PowerNorm.hessian(problem.p(), weights).times(problem.eps() * norm() * norm());
    // On the span itself a large multiple of the identity keeps the other eigenvalues away.
    double far = 1e6 * (1 + scaled.norm());
    Matrix shifted =
        projector
            .times(scaled)
            .times(projector)
            .plus(Matrix.identity(d).minus(projector).times(far));
    return SymmetricEigen.of(shifted.plus(shifted.transpose()).times(0.5)).values()[0];
  }
}
