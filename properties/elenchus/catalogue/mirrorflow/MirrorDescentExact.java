package elenchus.catalogue.mirrorflow;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.linear.RowSpace;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.MirrorDescent;
import elenchus.mirror.MirrorMap;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** Discrete mirror descent that fits the data ends exactly where the flow ends. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class MirrorDescentExact implements Theorem<MirrorRun> {
  private static final double LEAST_RATIO = 1e-3;

  /** Where a residual of 1e-12 says less about the end than this, the run says nothing. */
  private static final double SHARP = 1e-7;

  static final Witness ITERATION = new Witness("iteration", "own", "double");

  static final Claim LIMIT =
      Claim.equal(
          "limit is the Bregman projection",
          "Where the residual vanishes, $\\theta=\\arg\\min\\{D_\\Phi(\\theta,\\theta_0):X\\theta=y\\}$,"
              + " with no trace of step sizes, batches or momentum.");
  static final Claim STEP =
      Claim.equal(
          "each step keeps the row space",
          "If $z_t-z_0$ and $\\mu_t$ are in the row space of $X$, so are $z_{t+1}-z_0$ and"
              + " $\\mu_{t+1}$.");
  static final Claim RUN =
      Claim.equal("run in the row space", "$z_T-z_0$ of the run is in the row space of $X$.");
  static final Claim PYTHAGORAS =
      Claim.equal(
          "the dual condition suffices",
          "$D_\\Phi(\\theta_*,\\theta_0)=D_\\Phi(\\theta_*,\\theta)+D_\\Phi(\\theta,\\theta_0)$ for"
              + " every interpolant, if $z-z_0$ is in the row space and $X\\theta=y$.");
  static final Claim CERTIFICATE =
      Claim.equal("dual certificate", "The point that is compared is the only one of its kind.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("mirror-descent-discrete-exact")
        .family("mirrorflow")
        .title("Discrete, stochastic mirror descent ends where the flow ends, at any step size")
        .statement(
            """
            Let $\\mu_t=g\\mu_{t-1}-\\eta_tX_{B_t}^T(X_{B_t}\\theta_t-y_{B_t})/|B_t|$,
            $\\nabla\\Phi(\\theta_{t+1})=\\nabla\\Phi(\\theta_t)+\\mu_t$, for any batches $B_t$, step
            sizes $\\eta_t$ and momentum $g$. If the run converges to $X\\theta=y$, its limit is
            exactly the Bregman projection of $\\theta_0$ on the interpolants.
            """)
        .source(
            "Gunasekar, Lee, Soudry, Srebro 2018, arXiv 1802.08246: abstract read; statement and"
                + " proof reconstructed.");
  }

  @Override
  public Class<MirrorRun> instanceType() {
    return MirrorRun.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<MirrorRun>> hypotheses() {
    return List.of(
        Hypothesis.<MirrorRun>of(
                "independent rows",
                "$X$ has rank $m$ (numerically: $\\sigma_m\\ge10^{-3}\\sigma_1$).",
                r -> r.regression().rowRatio() - LEAST_RATIO)
            .decidedBy(r -> r.regression().hasIndependentRows()),
        Hypothesis.<MirrorRun>of(
                "positive curvature",
                "$\\phi''>0$: powers above 2 come with a square.",
                r -> r.phi() == Mirror.CUBE || r.phi() == Mirror.QUARTIC ? r.w() : 1)
            .decidedByItsMargin(),
        Hypothesis.<MirrorRun>of(
                "start in the domain",
                "$\\theta_0$ lies where $\\Phi$ is differentiable.",
                r -> r.regression().map().admits(r.regression().start()) ? 1 : -1)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(LIMIT, STEP, RUN, PYTHAGORAS, CERTIFICATE);
  }

  // --- instances

  @Override
  public Arbitrary<MirrorRun> instances() {
    return RunDraws.of(
        Mirror.QUAD, Mirror.CUBE, Mirror.QUARTIC, Mirror.HYPENTROPY, Mirror.COSH, Mirror.ENTROPY);
  }

  @Override
  public List<Example<MirrorRun>> examples() {
    return List.of(
        new Example<>("square", RunDraws.worked(Mirror.QUAD, 0.2)),
        new Example<>("entropy", RunDraws.worked(Mirror.ENTROPY, 0.1)),
        new Example<>("hyperbolic entropy", RunDraws.worked(Mirror.HYPENTROPY, 0.1)));
  }

  // --- evidence

  @Override
  public Evidence examine(MirrorRun run, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(STEP, Identities.STEP, Proofs.MATRIX_WORDS))
            .add(Proofs.finding(PYTHAGORAS, Identities.PYTHAGORAS, Proofs.MATRIX_WORDS));
    MirrorRegression r = run.regression();
    MirrorDescent.End end = run.end();
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
    return evidence
        .add(limit(r, end.theta(), end.residual(), claimed.theta(), end.steps()))
        .add(inRowSpace(r, end))
        .quantity("theta", claimed.theta())
        .quantity("lambda", claimed.lambda())
        .quantity("run", end.theta())
        .quantity("steps", end.steps())
        .quantity("D", r.map().divergence(claimed.theta(), r.start()))
        .quantity("proof", Identities.STEP + "\n\n" + Identities.PYTHAGORAS)
        .done();
  }

  /**
   * The end of a run against the projection. With the inverse Hessian K there, a residual r moves
   * the end by K X^T (X K X^T)^-1 r, at most sqrt(max K / lambda_min(X K X^T)) |r|, and roundings
   * of the dual vector, one per step, by at most max K times themselves.
   */
  static Finding limit(
      MirrorRegression r, double[] end, double residual, double[] claimed, int steps) {
    MirrorMap map = r.map();
    double[] dual = map.gradient(claimed);
    double softest = map.conjugateHessian(dual).maxAbs();
    double magnified = Math.sqrt(r.y().size() * softest / r.metric(claimed).min());
    double terms = r.X().maxAbs() * ProjectionCheck.size(claimed) * claimed.length;
    double rounding = 0x1p-52 * (steps + 64) * (1 + ProjectionCheck.size(dual));
    double tolerance =
        2 * magnified * (MirrorRun.TARGET + 64 * 0x1p-52 * terms)
            + 2 * softest * Math.sqrt(claimed.length) * rounding;
    boolean sharp = tolerance <= SHARP * (1 + ProjectionCheck.size(claimed));
    return LIMIT
        .compare(ProjectionCheck.distance(end, claimed), 0)
        .within(tolerance, "twice the residual of 1e-12, magnified, and a rounding per step")
        .by(ITERATION)
        .by(ProjectionCheck.NEWTON)
        .provided(residual <= MirrorRun.TARGET, "the run has not converged")
        .provided(sharp, "the condition of the projection")
        .build();
  }

  private static Finding inRowSpace(MirrorRegression r, MirrorDescent.End end) {
    MirrorMap map = r.map();
    double[] moved = end.dual();
    double[] z0 = map.gradient(r.start());
    for (int k = 0; k < moved.length; k++) {
      moved[k] -= z0[k];
    }
    double scale = 1 + ProjectionCheck.size(z0) + ProjectionCheck.size(moved);
    return RUN.compare(ProjectionCheck.distance(moved, RowSpace.of(r.X()).project(moved)), 0)
        .within(0x1p-52 * (end.steps() + 64) * scale, "one rounding per step")
        .by(ITERATION)
        .build();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof STEP = MirrorProofs.descent();
    static final Proof PYTHAGORAS = MirrorProofs.pythagoras();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return MirrorDescentControls.all();
  }
}
