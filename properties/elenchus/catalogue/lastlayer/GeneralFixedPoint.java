package elenchus.catalogue.lastlayer;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.WeightedLimit;
import elenchus.statistics.NormalTail;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.util.FastMath;

/**
 * The fixed-point equations (T1) to (T4) for a general convex loss, whose expectations are taken by
 * Gauss-Hermite quadrature, and their solution by a damped Newton iteration in (log lam, gamma, log
 * sqrt(alpha^2 - gamma^2), b).
 */
final class GeneralFixedPoint {
  private static final int NODES = 201;
  private static final int STEPS = 60;
  private static final int HALVINGS = 30;
  private static final double CONVERGED = 2e-16;
  private static final double DIFFERENCE = 1e-6;

  /** A residual above this is no rounding: the iteration has not found a solution. */
  private static final double STUCK = 1e-10;

  private static final double LOG_WEIGHT_STEP = 0.4;

  private final MixtureLimit limit;
  private final double rho;
  private final FittedLoss loss;

  GeneralFixedPoint(MixtureLimit limit, double rho, FittedLoss loss) {
    this.limit = limit;
    this.rho = rho;
    this.loss = loss;
  }

  /**
   * A solution.
   *
   * @param lam proximal parameter of the class +1
   * @param residual the largest residual of the four equations
   */
  record Solution(
      double lam,
      double gamma,
      double alpha,
      double b,
      double errorPlus,
      double errorMinus,
      double residual) {

    /** Whether a solution was found at all, however precisely. */
    boolean isFound() {
      return residual <= STUCK;
    }

    /** gamma, alpha, b and both errors. */
    double[] observables() {
      return new double[] {gamma, alpha, b, errorPlus, errorMinus};
    }
  }

  /**
   * Starts from the solution for the square loss without weights; where Newton's method is stuck
   * from there, the weight is changed in small steps from 1.
   */
  Solution solve() {
    WeightedLimit closed = limit.at(1);
    double across = Math.sqrt(closed.alpha() * closed.alpha() - closed.gamma() * closed.gamma());
    double[] start = {FastMath.log(closed.lam()), closed.gamma(), FastMath.log(across), closed.b()};
    double[] x = newton(start);
    if (!(norm(residuals(x)) <= STUCK)) {
      int stages = 1 + (int) (Math.abs(FastMath.log(rho)) / LOG_WEIGHT_STEP);
      x = start;
      for (int k = 0; k <= stages; k++) {
        double weight = FastMath.pow(rho, (double) k / stages);
        x = new GeneralFixedPoint(limit, weight, loss).newton(x);
      }
    }
    double gamma = x[1];
    double alpha = FastMath.hypot(gamma, FastMath.exp(x[2]));
    double along = gamma * limit.s();
    return new Solution(
        FastMath.exp(x[0]),
        gamma,
        alpha,
        x[3],
        NormalTail.of((along + x[3]) / alpha),
        NormalTail.of((along - x[3]) / alpha),
        norm(residuals(x)));
  }

  /** Damped Newton steps from here, until the residuals fall no longer. */
  private double[] newton(double[] start) {
    double[] x = start;
    double[] residuals = residuals(x);
    for (int i = 0; i < STEPS && norm(residuals) > CONVERGED; i++) {
      double[] step = newtonStep(x, residuals);
      double size = 1;
      double[] next = moved(x, step, size);
      double[] there = residuals(next);
      for (int j = 0; j < HALVINGS && !(norm(there) < norm(residuals)); j++) {
        size /= 2;
        next = moved(x, step, size);
        there = residuals(next);
      }
      if (!(norm(there) < norm(residuals))) {
        break;
      }
      x = next;
      residuals = there;
    }
    return x;
  }

  private static double[] moved(double[] x, double[] step, double size) {
    double[] next = x.clone();
    for (int k = 0; k < next.length; k++) {
      next[k] -= size * step[k];
    }
    return next;
  }

  private static double norm(double[] residuals) {
    return Arrays.stream(residuals).map(Math::abs).max().orElseThrow();
  }

  private double[] newtonStep(double[] x, double[] residuals) {
    int n = x.length;
    Array2DRowRealMatrix jacobian = new Array2DRowRealMatrix(n, n);
    for (int k = 0; k < n; k++) {
      double[] above = x.clone();
      double[] below = x.clone();
      above[k] += DIFFERENCE;
      below[k] -= DIFFERENCE;
      double[] up = residuals(above);
      double[] down = residuals(below);
      for (int i = 0; i < n; i++) {
        jacobian.setEntry(i, k, (up[i] - down[i]) / (2 * DIFFERENCE));
      }
    }
    return new LUDecomposition(jacobian)
        .getSolver()
        .solve(new ArrayRealVector(residuals))
        .toArray();
  }

  /** Right minus left sides of (T1) to (T4); the first divided by alpha^2 - gamma^2. */
  private double[] residuals(double[] x) {
    double lam = FastMath.exp(x[0]);
    double gamma = x[1];
    double across = FastMath.exp(2 * x[2]);
    double alpha = Math.sqrt(gamma * gamma + across);
    double[] plus = moments(gamma * limit.s() + x[3], alpha, lam);
    double[] minus = moments(gamma * limit.s() - x[3], alpha, lam / rho);
    double p = limit.piPlus();
    double q = limit.piMinus();
    return new double[] {
      (p * plus[1] + q * minus[1]) / across - limit.delta(),
      p * plus[2] + q * minus[2] - limit.delta(),
      -limit.s() * (p * plus[0] + q * minus[0]) - gamma * limit.delta(),
      p * plus[0] - q * minus[0]
    };
  }

  /** Expectations of lam M', its square, and lam M'' at mean + alpha G, M the Moreau envelope. */
  private double[] moments(double mean, double alpha, double lam) {
    double[] sums = new double[3];
    for (int i = 0; i < NODES; i++) {
      double x = mean + alpha * Rule.NODE[i];
      double v = loss.prox(x, lam);
      double bend = lam * loss.curvature(v);
      sums[0] += Rule.WEIGHT[i] * (x - v);
      sums[1] += Rule.WEIGHT[i] * (x - v) * (x - v);
      sums[2] += Rule.WEIGHT[i] * bend / (1 + bend);
    }
    return sums;
  }

  /**
   * Gauss-Hermite quadrature for the standard normal law by the algorithm of Golub and Welsch
   * (1969): nodes are the eigenvalues of the Jacobi matrix, weights the squares of the first
   * components of its eigenvectors.
   */
  private static final class Rule {
    static final double[] NODE;
    static final double[] WEIGHT;

    static {
      SymmetricEigen eigen =
          SymmetricEigen.of(
              Matrix.of(
                  NODES, NODES, (i, j) -> Math.abs(i - j) == 1 ? Math.sqrt(Math.max(i, j)) : 0));
      NODE = eigen.values();
      WEIGHT = eigen.vectors().row(0);
      for (int i = 0; i < NODES; i++) {
        WEIGHT[i] *= WEIGHT[i];
      }
    }
  }
}
