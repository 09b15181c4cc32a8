package elenchus.catalogue.mirrorflow;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.MirrorMap;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** Mirror flow on a linear model ends at the Bregman projection of the start. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class MirrorFlowLinear implements Theorem<MirrorRegression> {
  /** Rows whose singular values spread more than this are called dependent. */
  private static final double LEAST_RATIO = 1e-3;

  static final Claim LIMIT =
      Claim.converges(
          "limit is the Bregman projection",
          "$\\theta(t)\\to\\arg\\min\\{D_\\Phi(\\theta,\\theta_0):X\\theta=y\\}$.");
  static final Claim INTERPOLATES = Claim.converges("interpolates", "$X\\theta(t)\\to y$.");
  static final Claim CERTIFICATE =
      Claim.equal(
          "dual certificate",
          "Exactly one $\\lambda$ has $\\nabla\\Phi(\\theta)=\\nabla\\Phi(\\theta_0)+X^T\\lambda$,"
              + " $X\\theta=y$; its $\\theta$ is the point that is compared with the flow.");
  static final Claim ROW_SPACE =
      Claim.equal(
          "stays in the row space",
          "$\\nabla\\Phi(\\theta(t))-\\nabla\\Phi(\\theta_0)$ is in the row space of $X$ at all"
              + " times.");
  static final Claim PATH =
      Claim.equal("integrated path in the row space", "So is the integrated path.");
  static final Claim DECREASE =
      Claim.equal(
          "exact decrease",
          "$\\frac{d}{dt}D_\\Phi(\\theta_*,\\theta(t))=-\\frac1m\\sum_i\\ell'(r_i)r_i$ for every"
              + " interpolant $\\theta_*$.");
  static final Claim DISSIPATION =
      Claim.equal(
          "integrated decrease",
          "$D_\\Phi(\\theta_*,\\theta_0)-D_\\Phi(\\theta_*,\\theta(t))$ is the integral of the"
              + " right side, for two interpolants.");
  static final Claim PYTHAGORAS =
      Claim.equal(
          "Pythagoras",
          "$D_\\Phi(\\theta_*,\\theta_0)=D_\\Phi(\\theta_*,\\theta_\\infty)+D_\\Phi(\\theta_\\infty,\\theta_0)$"
              + " for every interpolant: the dual condition suffices.");
  static final Claim CLOSED =
      Claim.equal(
          "quadratic mirrors",
          "For $\\Phi=\\frac12\\theta^TP\\theta$ the fraction"
              + " $\\theta_0+P^{-1}X^T(XP^{-1}X^T)^{-1}(y-X\\theta_0)$ meets the conditions.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("mirror-flow-linear-bregman")
        .family("mirrorflow")
        .title("Mirror flow on a linear model ends at the Bregman projection of its start")
        .statement(
            """
            Let $X$ ($m\\times d$) have independent rows, $\\Phi$ be strictly convex with positive
            curvature along the path and an interpolant in its domain, and let
            $\\nabla^2\\Phi(\\theta)\\dot\\theta=-\\frac1mX^T\\ell'(X\\theta-y)$ for an even convex
            loss with the only root 0. Then
            $\\theta(t)\\to\\arg\\min\\{D_\\Phi(\\theta,\\theta_0):X\\theta=y\\}$, the one point with
            $\\nabla\\Phi(\\theta)-\\nabla\\Phi(\\theta_0)=X^T\\lambda$ and $X\\theta=y$; the first
            relation holds at all times.
            """)
        .source(
            "Gunasekar, Lee, Soudry, Srebro 2018, arXiv 1802.08246 (mirror descent, losses with a"
                + " unique finite root): abstract read; statement and proof reconstructed.");
  }

  @Override
  public Class<MirrorRegression> instanceType() {
    return MirrorRegression.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<MirrorRegression>> hypotheses() {
    return List.of(
        Hypothesis.<MirrorRegression>of(
                "independent rows",
                "$X$ has rank $m$ (numerically: $\\sigma_m\\ge10^{-3}\\sigma_1$).",
                r -> r.rowRatio() - LEAST_RATIO)
            .decidedBy(MirrorRegression::hasIndependentRows),
        Hypothesis.<MirrorRegression>of(
                "positive curvature",
                "$\\phi''>0$: powers above 2 come with a square.",
                r -> r.phi() == Mirror.CUBE || r.phi() == Mirror.QUARTIC ? r.w() : 1)
            .decidedByItsMargin(),
        Hypothesis.<MirrorRegression>of(
                "start in the domain",
                "$\\theta_0$ lies where $\\Phi$ is differentiable.",
                r -> r.phi() != Mirror.ENTROPY || r.map().admits(r.start()) ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<MirrorRegression>of(
                "interpolant in the domain",
                "Some $\\theta$ in the domain of $\\Phi$ has $X\\theta=y$.",
                MirrorFlowLinear::interpolant)
            .brokenBy(RegressionDraws.withoutPositiveInterpolant())
            .decidedBy(r -> r.phi() != Mirror.ENTROPY));
  }

  /** For the entropy the smallest parameter of an interpolant; every other domain is the space. */
  private static double interpolant(MirrorRegression r) {
    if (r.phi() != Mirror.ENTROPY) {
      return 1;
    }
    if (!r.map().admits(r.start())) {
      return Double.NaN;
    }
    return r.projection()
        .solve()
        .map(s -> Arrays.stream(s.theta()).min().orElseThrow() - 1e-6)
        .orElse(-1.0);
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        LIMIT,
        INTERPOLATES,
        CERTIFICATE,
        ROW_SPACE,
        PATH,
        DECREASE,
        DISSIPATION,
        PYTHAGORAS,
        CLOSED);
  }

  // --- instances

  @Override
  public Arbitrary<MirrorRegression> instances() {
    return RegressionDraws.generic();
  }

  @Override
  public List<Example<MirrorRegression>> examples() {
    return List.of(
        new Example<>("square", RegressionDraws.worked(Mirror.QUAD)),
        new Example<>("entropy", RegressionDraws.worked(Mirror.ENTROPY)),
        new Example<>("hyperbolic entropy", RegressionDraws.worked(Mirror.HYPENTROPY)));
  }

  // --- evidence

  @Override
  public Evidence examine(MirrorRegression r, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(ROW_SPACE, Identities.FLOW, Proofs.MATRIX_WORDS))
            .add(Proofs.finding(DECREASE, Identities.FLOW, Proofs.MATRIX_WORDS))
            .add(Proofs.finding(PYTHAGORAS, Identities.PYTHAGORAS, Proofs.MATRIX_WORDS));
    Optional<BregmanProjection.Solution> solved = r.projection().solve();
    if (solved.isEmpty()) {
      return evidence
          .add(
              CERTIFICATE
                  .compare(Double.NaN, 0)
                  .by(ProjectionCheck.NEWTON)
                  .provided(false, "Newton's method found no root of the dual"))
          .done();
    }
    BregmanProjection.Solution claimed = solved.get();
    ProjectionCheck.certificate(r, claimed, CERTIFICATE).forEach(evidence::add);
    if (r.phi().isQuadratic()) {
      evidence.add(ProjectionCheck.closedForm(r, CLOSED));
    }
    FlowEvidence flow = FlowEvidence.of(r, claimed, trial);
    flow.findings().forEach(evidence::add);
    MirrorMap map = r.map();
    return evidence
        .quantity("theta", claimed.theta())
        .quantity("lambda", claimed.lambda())
        .quantity("D", map.divergence(claimed.theta(), r.start()))
        .quantity("flow", flow.end())
        .quantity("proof", Identities.FLOW + "\n\n" + Identities.PYTHAGORAS)
        .done();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof FLOW = MirrorProofs.flow();
    static final Proof PYTHAGORAS = MirrorProofs.pythagoras();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return MirrorFlowControls.all();
  }
}
