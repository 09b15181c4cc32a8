package elenchus.catalogue.mirrorflow;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.exact.Interval;
import elenchus.linear.RowSpace;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.EnclosedProjection;
import elenchus.mirror.MirrorFlow;
import elenchus.mirror.MirrorMap;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** False variants of the limit of mirror flow. */
final class MirrorFlowControls {
  private static final Mirror[] CURVED = {
    Mirror.CUBE, Mirror.QUARTIC, Mirror.HYPENTROPY, Mirror.COSH
  };
  private static final double CLEAR = 1e-4;
  private static final Witness ITERATION = new Witness("natural gradient descent", "own", "double");
  private static final int MOST_STEPS = 20_000;

  private MirrorFlowControls() {}

  static List<Control<?>> all() {
    Arbitrary<MirrorRegression> curved = RegressionDraws.of(CURVED);
    return List.of(
        Control.wrongFormula(
                "Euclidean projection",
                "The limit is the interpolant nearest to $\\theta_0$ in the Euclidean norm,"
                    + " whatever the mirror.",
                curved,
                (r, trial) -> Evidence.of(limit(r, euclidean(r), trial)))
            .liveWhere(r -> isFar(r, euclidean(r)))
            .certifiedBy((r, claim) -> certified(r, euclidean(r), claim)),
        Control.wrongFormula(
                "no memory of the start",
                "The limit minimises $\\Phi(\\theta)$ over the interpolants.",
                curved,
                (r, trial) -> Evidence.of(limit(r, forgetful(r), trial)))
            .liveWhere(r -> isFar(r, forgetful(r)))
            .certifiedBy((r, claim) -> certified(r, forgetful(r), claim)),
        Control.wrongFormula(
                "finite steps of natural gradient",
                "Natural gradient descent,"
                    + " $\\theta\\leftarrow\\theta-\\eta(\\nabla^2\\Phi)^{-1}\\nabla L$, ends there too.",
                curved,
                (r, trial) -> Evidence.of(natural(r)))
            .liveWhere(r -> isSound(r) && isFar(r, r.start())),
        Control.hypothesisDropped(
            "no interpolant in the domain",
            "$X\\theta(t)\\to y$ also where no interpolant lies in the domain of $\\Phi$.",
            RegressionDraws.withoutPositiveInterpolant(),
            (r, trial) -> Evidence.of(unattained(r))));
  }

  private static double[] euclidean(MirrorRegression r) {
    return r.with(Mirror.QUAD).exact().orElseThrow().theta().toDoubles();
  }

  private static double[] forgetful(MirrorRegression r) {
    return solution(r.from(r.theta0().stream().map(x -> 0.0).toList())).theta();
  }

  private static BregmanProjection.Solution solution(MirrorRegression r) {
    return r.projection().solve().orElseThrow();
  }

  private static boolean isSound(MirrorRegression r) {
    return r.projection()
        .solve()
        .filter(s -> r.metric(s.theta()).max() < 50 * r.metric(s.theta()).min())
        .filter(s -> r.metric(r.start()).max() < 50 * r.metric(r.start()).min())
        .isPresent();
  }

  private static boolean isFar(MirrorRegression r, double[] point) {
    return isSound(r) && ProjectionCheck.distance(solution(r).theta(), point) > CLEAR * 10;
  }

  private static Finding limit(MirrorRegression r, double[] claimed, Trial trial) {
    BregmanProjection.Solution replaced = new BregmanProjection.Solution(claimed, new double[0], 0);
    return FlowEvidence.of(r, replaced, trial).findings().stream()
        .filter(f -> f.claim().equals(MirrorFlowLinear.LIMIT))
        .findFirst()
        .orElseGet(
            () ->
                MirrorFlowLinear.LIMIT
                    .compare(Double.NaN, 0)
                    .by(SolutionCheck.INTEGRATION)
                    .provided(false, "the flow is stiff")
                    .build());
  }

  /** The claimed point against the proved bounds of the projection, of which the limit is one. */
  private static Optional<Finding> certified(MirrorRegression r, double[] claimed, Claim claim) {
    Optional<EnclosedProjection> enclosed = r.enclosed(solution(r).lambda());
    return enclosed.map(
        e -> {
          double apart = 0;
          for (int k = 0; k < claimed.length; k++) {
            Interval gap = e.theta().get(k).subtract(Interval.of(claimed[k]));
            apart = Math.max(apart, gap.mignitude());
          }
          return claim
              .compare(apart, 0)
              .error(e.width())
              .within(1e-8, "the claimed point is rounded")
              .certified()
              .by(ProjectionCheck.KRAWCZYK)
              .build();
        });
  }

  static double[] naturalGradient(MirrorRegression r, double rate) {
    MirrorMap map = r.map();
    double[] theta = r.start();
    double[] targets = r.targets();
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] residual = r.X().times(theta);
      for (int i = 0; i < residual.length; i++) {
        residual[i] = (residual[i] - targets[i]) / targets.length;
      }
      if (!(ProjectionCheck.size(residual) > 1e-11)) {
        return theta;
      }
      double[] direction = map.precondition(theta, r.X().transpose().times(residual));
      for (int k = 0; k < theta.length; k++) {
        theta[k] -= rate * direction[k];
      }
    }
    return filled(theta.length);
  }

  private static double[] filled(int size) {
    double[] none = new double[size];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** Two fifths of the largest stable step at the start and at the end. */
  static double rate(MirrorRegression r) {
    double steepest = Math.max(r.metric(r.start()).max(), r.metric(solution(r).theta()).max());
    return 0.4 * r.y().size() / steepest;
  }

  private static Finding natural(MirrorRegression r) {
    double[] end = naturalGradient(r, rate(r));
    double[] claimed = solution(r).theta();
    return MirrorFlowLinear.LIMIT
        .compare(ProjectionCheck.distance(end, claimed), 0)
        .within(1e-8 * (1 + ProjectionCheck.size(claimed)), "run to a residual of 1e-11")
        .by(ITERATION)
        .by(ProjectionCheck.NEWTON)
        .build();
  }

  private static Finding unattained(MirrorRegression r) {
    double rate = RowSpace.of(r.X()).smallestRatio() / r.metric(r.start()).max();
    List<MirrorFlow.Point> path =
        new MirrorFlow(r.map(), r.X(), r.targets(), r.loss())
            .untilResidual(r.start(), 1e-9, ProjectionCheck.size(r.targets()) * 1.01, rate);
    MirrorFlow.Point last = path.get(path.size() - 1);
    return MirrorFlowLinear.INTERPOLATES
        .compare(last.residual(), 0)
        .within(0.1 * ProjectionCheck.size(r.targets()), "a tenth of the target")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }
}
