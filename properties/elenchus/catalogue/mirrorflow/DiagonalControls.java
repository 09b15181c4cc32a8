package elenchus.catalogue.mirrorflow;

import elenchus.exact.Interval;
import elenchus.linear.SymmetricEigen;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.DeepDiagonal;
import elenchus.mirror.EnclosedProjection;
import elenchus.mirror.Hypentropy;
import elenchus.mirror.Multiple;
import elenchus.mirror.Potential;
import elenchus.mirror.Quadratic;
import elenchus.mirror.Separable;
import elenchus.mirror.ShallowDiagonal;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;

/** False variants of the regularisers of diagonal networks. */
final class DiagonalControls {
  private static final double FAR = 1e-3;
  private static final double SKEW = 1.5;
  private static final double WORST_CONDITION = 30;
  private static final int MOST_STEPS = 20_000;
  private static final Witness DESCENT = new Witness("gradient descent", "own", "double");

  private DiagonalControls() {}

  static List<Control<?>> shallow(DiagonalEvidence checks) {
    Arbitrary<DiagonalRegression> nets = DiagonalDraws.of(d -> 2, 0.1, 0.5);
    return List.of(
        wrong(
            checks,
            "fourth power of the scale",
            "The scale is $a^4$: $\\beta=2a^4\\sinh(X^T\\nu)$.",
            nets,
            net -> each(net, a -> new Hypentropy(2 * a * a * a * a, 0))),
        wrong(
            checks,
            "least norm",
            "The limit has least $\\ell_2$ norm.",
            nets,
            DiagonalControls::leastNorm),
        unequalStart(checks, nets),
        finiteSteps(checks, nets));
  }

  static List<Control<?>> deep(DiagonalEvidence checks) {
    Arbitrary<DiagonalRegression> nets = DiagonalDraws.of(d -> d.integer(3, 4), 0.3, 0.5);
    return List.of(
        wrong(
            checks,
            "regulariser of depth two",
            "Depth does not matter: $\\beta=2a^2\\sinh(X^T\\nu)$.",
            nets,
            net -> each(net, ShallowDiagonal::new)),
        wrong(
            checks,
            "weights of another power",
            "The coordinates weigh $a_i^D$: $\\sum_ia_i^Dq_D(\\beta_i/a_i^D)$ is least.",
            nets,
            net ->
                each(
                    net,
                    a ->
                        new Multiple(
                            new DeepDiagonal(net.D(), a),
                            DiagonalRegression.power(a, net.D() - 2)))),
        wrong(
            checks,
            "least norm",
            "The limit has least $\\ell_2$ norm.",
            nets,
            DiagonalControls::leastNorm),
        unequalStart(checks, nets),
        finiteSteps(checks, nets));
  }

  private static Separable leastNorm(DiagonalRegression net) {
    return each(net, a -> new Quadratic());
  }

  private static Separable each(DiagonalRegression net, Function<Double, Potential> potential) {
    return new Separable(net.a().stream().map(potential).toList());
  }

  private static Control<DiagonalRegression> wrong(
      DiagonalEvidence checks,
      String name,
      String statement,
      Arbitrary<DiagonalRegression> nets,
      Function<DiagonalRegression, Separable> mirror) {
    return Control.wrongFormula(
            name,
            statement,
            nets,
            (net, trial) -> Evidence.of(flow(checks, net, 1, point(net, mirror.apply(net)), trial)))
        .liveWhere(net -> isSound(net) && apart(net, mirror.apply(net)))
        .certifiedBy((net, claim) -> certified(net, mirror.apply(net), claim));
  }

  private static boolean isSound(DiagonalRegression net) {
    return net.projection()
        .solve()
        .filter(s -> !DiagonalEvidence.isStiff(net, s.theta()))
        .isPresent();
  }

  private static boolean apart(DiagonalRegression net, Separable mirror) {
    Optional<BregmanProjection.Solution> other = net.projection(mirror).solve();
    return other.isPresent() && ProjectionCheck.distance(limit(net), other.get().theta()) > FAR;
  }

  private static double[] limit(DiagonalRegression net) {
    return point(net, net.map());
  }

  private static double[] point(DiagonalRegression net, Separable mirror) {
    return net.projection(mirror).solve().orElseThrow().theta();
  }

  private static Finding flow(
      DiagonalEvidence checks, DiagonalRegression net, double skew, double[] claimed, Trial trial) {
    List<DiagonalFlow.Point> path = DiagonalEvidence.path(net, skew, trial);
    return checks.limit(net, path.get(path.size() - 1), claimed);
  }

  /** Proved bounds of the two projections, which must not meet. */
  private static Optional<Finding> certified(
      DiagonalRegression net, Separable mirror, Claim claim) {
    return enclosed(net, net.map())
        .flatMap(
            right ->
                enclosed(net, mirror)
                    .map(
                        wrong -> {
                          double apart = 0;
                          for (int k = 0; k < net.a().size(); k++) {
                            Interval gap = right.theta().get(k).subtract(wrong.theta().get(k));
                            apart = Math.max(apart, gap.mignitude());
                          }
                          return claim
                              .compare(apart, 0)
                              .exactly()
                              .by(ProjectionCheck.KRAWCZYK)
                              .build();
                        }));
  }

  private static Optional<EnclosedProjection> enclosed(DiagonalRegression net, Separable mirror) {
    double[] origin = new double[net.a().size()];
    return net.projection(mirror)
        .solve()
        .flatMap(s -> EnclosedProjection.of(mirror, net.X(), net.targets(), origin, s.lambda()));
  }

  private static Control<DiagonalRegression> unequalStart(
      DiagonalEvidence checks, Arbitrary<DiagonalRegression> nets) {
    return Control.hypothesisDropped(
            "unequal start",
            "The formula for $u_0=v_0$ also holds for $u_0=1.5a$, $v_0=a/1.5$.",
            nets,
            (net, trial) -> Evidence.of(flow(checks, net, SKEW, limit(net), trial)))
        .liveWhere(DiagonalControls::isSound);
  }

  private static Control<DiagonalRegression> finiteSteps(
      DiagonalEvidence checks, Arbitrary<DiagonalRegression> nets) {
    return Control.hypothesisDropped(
            "finite steps",
            "Gradient descent on $(u,v)$ with finite steps ends there too.",
            nets,
            (net, trial) -> Evidence.of(descended(checks, net)))
        .liveWhere(net -> isSound(net) && condition(net) < WORST_CONDITION);
  }

  private static double condition(DiagonalRegression net) {
    SymmetricEigen rates = DiagonalEvidence.rates(net, limit(net));
    return rates.max() / rates.min();
  }

  private static Finding descended(DiagonalEvidence checks, DiagonalRegression net) {
    double[] claimed = limit(net);
    double rate = 0.3 / DiagonalEvidence.rates(net, claimed).max();
    double[] beta = new DiagonalFlow(net).descend(rate, MOST_STEPS);
    boolean arrived = beta.length > 0;
    return checks
        .limit()
        .compare(arrived ? ProjectionCheck.distance(beta, claimed) : Double.NaN, 0)
        .within(1e-7 * (1 + ProjectionCheck.size(claimed)), "run to a residual of 1e-11")
        .by(DESCENT)
        .by(ProjectionCheck.NEWTON)
        .provided(arrived, "the steps of gradient descent")
        .build();
  }
}
