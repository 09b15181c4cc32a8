package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * Gradient flow from 0 on the weighted square loss (1/2) sum omega_i (y_i - x_i.w)^2, with an
 * appended one in each row.
 *
 * @param design [X 1], n x (d + 1)
 * @param y targets, n
 * @param omega weights, n
 * @param modes of Omega^{1/2} K Omega^{1/2}, K = design design^T
 */
record WeightedFlow(Matrix design, double[] y, double[] omega, SymmetricEigen modes) {

  static WeightedFlow of(InterpolationProblem problem) {
    Matrix design = problem.design();
    double[] omega = problem.omega().stream().mapToDouble(w -> w).toArray();
    Matrix gram = design.times(design.transpose());
    Matrix scaled =
        Matrix.of(
            omega.length,
            omega.length,
            (i, j) -> Math.sqrt(omega[i]) * gram.get(i, j) * Math.sqrt(omega[j]));
    double[] y = problem.y().stream().mapToDouble(v -> v).toArray();
    return new WeightedFlow(design, y, omega, SymmetricEigen.of(scaled));
  }

  /** L, the largest curvature. */
  double curvature() {
    return modes.max();
  }

  double condition() {
    return modes.max() / modes.min();
  }

  /** The coefficients at a time, in the eigenbasis. */
  double[] at(double time) {
    Matrix filter = modes.apply(v -> -FastMath.expm1(-v * time) / v);
    double[] scaled = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      scaled[i] = Math.sqrt(omega[i]) * y[i];
    }
    double[] filtered = filter.times(scaled);
    for (int i = 0; i < y.length; i++) {
      filtered[i] *= Math.sqrt(omega[i]);
    }
    return design.transpose().times(filtered);
  }

  /** The time after which the slowest mode is below rounding. */
  double end() {
    return 40 / modes.min();
  }

  InitialValueProblem equation() {
    Matrix back = design.transpose();
    return new InitialValueProblem(
        w -> {
          double[] force = design.times(w);
          for (int i = 0; i < force.length; i++) {
            force[i] = omega[i] * (y[i] - force[i]);
          }
          return back.times(force);
        },
        new double[design.columns()]);
  }

  /**
   * The same problem in fractions.
   *
   * @param design [X 1]
   * @param gram K
   * @param weights Omega
   * @param y targets
   */
  record Exact(
      RationalMatrix design, RationalMatrix gram, RationalMatrix weights, RationalVector y) {

    static Exact of(InterpolationProblem problem) {
      RationalMatrix design = RationalMatrix.of(problem.design());
      RationalVector omega =
          AdjustedRisk.vector(problem.n(), i -> Rationals.of(problem.omega().get(i)));
      return new Exact(
          design,
          design.times(design.transpose()),
          RationalMatrix.of(
              problem.n(), problem.n(), (i, j) -> i == j ? omega.get(i) : BigFraction.ZERO),
          AdjustedRisk.vector(problem.n(), i -> Rationals.of(problem.y().get(i))));
    }

    /** design^T K^{-1} y, the interpolator of least norm. */
    RationalVector interpolator() {
      return design.transpose().times(gram.solve(y).orElseThrow());
    }

    /** design^T a with Omega K a = Omega y: the one stationary point in the row space. */
    RationalVector stationaryPoint() {
      return design.transpose().times(weights.times(gram).solve(weights.times(y)).orElseThrow());
    }

    /** Whether a point interpolates. */
    boolean interpolates(RationalVector w) {
      return design.times(w).equals(y);
    }

    /**
     * Whether all omega_i x_i^T P x_i are 1, for P = X^T K^{-1} Omega^{-1} K^{-1} X, which must be
     * the pseudo-inverse of X^T Omega X by the conditions of Penrose.
     */
    boolean hasUnitLeverages() {
      RationalMatrix k = gram.inverse().orElseThrow();
      RationalMatrix inner = k.times(weights.inverse().orElseThrow()).times(k);
      RationalMatrix pseudo = design.transpose().times(inner).times(design);
      RationalMatrix normal = design.transpose().times(weights).times(design);
      RationalMatrix projector = normal.times(pseudo);
      boolean penrose =
          projector.times(normal).equals(normal)
              && pseudo.times(projector).equals(pseudo)
              && projector.equals(projector.transpose());
      RationalMatrix hat = weights.times(design).times(pseudo).times(design.transpose());
      return penrose && hat.equals(RationalMatrix.identity(gram.rows()));
    }

    /** The weighted least-squares solution where there are more samples than coefficients. */
    RationalVector leastSquares() {
      RationalMatrix weighted = design.transpose().times(weights);
      return weighted.times(design).solve(weighted.times(y)).orElseThrow();
    }
  }
}
