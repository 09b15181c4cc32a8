package elenchus.catalogue.mirrorflow;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.linear.SymmetricEigen;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.EnclosedProjection;
import elenchus.mirror.Potential;
import elenchus.mirror.Separable;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * What is found alike for all depths.
 *
 * @param limit the flow ends at the projection
 * @param certificate the projection is the only one
 * @param invariant what the weights conserve
 * @param trajectory beta as a function of the integral of r
 */
record DiagonalEvidence(Claim limit, Claim certificate, Claim invariant, Claim trajectory) {
  private static final double STEP = 1e-12;
  private static final double FINE_STEP = 1e-13;
  private static final double CLOSE = 1e-7;
  private static final double REFUTATION = 100;

  /** Beyond this ratio of rates an explicit integrator takes too many steps. */
  private static final double STIFF = 400;

  /** Adds findings and quantities to the evidence. */
  void examine(DiagonalRegression net, String multipliers, Trial trial, Evidence.Builder evidence) {
    Optional<BregmanProjection.Solution> solved = net.projection().solve();
    if (solved.isEmpty()) {
      evidence.add(
          certificate
              .compare(Double.NaN, 0)
              .by(ProjectionCheck.NEWTON)
              .provided(false, "Newton's method found no root of the dual"));
      return;
    }
    BregmanProjection.Solution claimed = solved.get();
    evidence
        .add(certificate(net, claimed))
        .quantity("beta", claimed.theta())
        .quantity(multipliers, claimed.lambda())
        .quantity("regulariser", net.map().value(claimed.theta()));
    if (isStiff(net, claimed.theta())) {
      return;
    }
    List<DiagonalFlow.Point> path = path(net, 1, trial);
    evidence
        .add(limit(net, path.get(path.size() - 1), claimed.theta()))
        .add(invariant(net, path))
        .add(trajectory(net, path))
        .quantity("flow", path.get(path.size() - 1).beta());
  }

  static List<DiagonalFlow.Point> path(DiagonalRegression net, double skew, Trial trial) {
    return new DiagonalFlow(net).run(skew, trial.isHigh() ? FINE_STEP : STEP);
  }

  /** Whether the rates at the end spread too far. */
  static boolean isStiff(DiagonalRegression net, double[] beta) {
    SymmetricEigen rates = rates(net, beta);
    return !(rates.max() <= STIFF * rates.min());
  }

  /** The rates of r where the weights have just grown to beta, to a factor of order one. */
  static SymmetricEigen rates(DiagonalRegression net, double[] beta) {
    double[] u = new double[beta.length];
    double[] v = new double[beta.length];
    for (int k = 0; k < beta.length; k++) {
      double a = net.a().get(k);
      u[k] = Math.max(a, FastMath.pow(Math.abs(beta[k]), 1.0 / net.D()));
      v[k] = a;
    }
    return new DiagonalFlow(net).rates(u, v);
  }

  Finding certificate(DiagonalRegression net, BregmanProjection.Solution claimed) {
    Optional<EnclosedProjection> enclosed = net.enclosed(claimed.lambda());
    double gap = enclosed.map(e -> e.gap(claimed.theta())).orElse(Double.NaN);
    double distance = enclosed.map(e -> e.distance(claimed.theta())).orElse(Double.NaN);
    return certificate
        .compare(gap, 0)
        .error(distance - gap)
        .within(1e-9 * (1 + ProjectionCheck.size(claimed.theta())), "rounding times condition")
        .certified()
        .by(ProjectionCheck.KRAWCZYK)
        .by(ProjectionCheck.NEWTON)
        .provided(enclosed.isPresent(), "Krawczyk's method proved no root of the dual")
        .build();
  }

  Finding limit(DiagonalRegression net, DiagonalFlow.Point end, double[] claimed) {
    return limit(limit, net, end, claimed);
  }

  static Finding limit(
      Claim claim, DiagonalRegression net, DiagonalFlow.Point end, double[] claimed) {
    return claim
        .compare(ProjectionCheck.distance(end.beta(), claimed), 0)
        .within(
            Tolerance.guarded(
                CLOSE * (1 + ProjectionCheck.size(claimed)),
                REFUTATION,
                "integration to 1e-12 up to a residual of 1e-10"))
        .by(SolutionCheck.INTEGRATION)
        .by(ProjectionCheck.NEWTON)
        .provided(end.residual() <= DiagonalFlow.TARGET, "the residual of the flow of " + net.D())
        .build();
  }

  /** u v = a^2 for depth 2, u^(2-D) + v^(2-D) = 2 a^(2-D) beyond; relative. */
  private Finding invariant(DiagonalRegression net, List<DiagonalFlow.Point> path) {
    double worst = 0;
    for (DiagonalFlow.Point point : path) {
      for (int k = 0; k < net.a().size(); k++) {
        double a = net.a().get(k);
        double kept =
            net.D() == 2
                ? point.u()[k] * point.v()[k] / (a * a)
                : (DiagonalRegression.power(a / point.u()[k], net.D() - 2)
                        + DiagonalRegression.power(a / point.v()[k], net.D() - 2))
                    / 2;
        worst = Math.max(worst, Math.abs(kept - 1));
      }
    }
    return invariant
        .compare(worst, 0)
        .within(1e-8, "integration to 1e-12 along some hundred steps")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }

  /** beta(t) against the inverse gradient at minus 8, or minus 2 D (D-2), X^T times the area. */
  private Finding trajectory(DiagonalRegression net, List<DiagonalFlow.Point> path) {
    Separable map = net.map();
    double factor = net.D() == 2 ? -8 : -2.0 * net.D() * (net.D() - 2);
    double worst = 0;
    double scale = 1;
    for (DiagonalFlow.Point point : path) {
      double[] z = net.X().transpose().times(point.area());
      for (int k = 0; k < z.length; k++) {
        z[k] *= factor;
        Potential phi = map.potentials().get(k);
        scale = Math.max(scale, 1 + Math.abs(z[k]) * phi.conjugateCurvature(z[k]));
      }
      worst = Math.max(worst, ProjectionCheck.distance(point.beta(), map.inverseGradient(z)));
    }
    return trajectory
        .compare(worst, 0)
        .within(1e-8 * scale, "integration to 1e-12 of r, times the curvature of the conjugate")
        .by(SolutionCheck.INTEGRATION)
        .by(SolutionCheck.FORMULA)
        .build();
  }
}
