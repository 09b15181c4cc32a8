package elenchus.catalogue.linearnetworks;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.linear.Matrix;
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
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** Which interpolant a two-layer linear network finds. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class TwoLayerInterpolationLimit implements Theorem<TwoLayerRegression> {
  private static final double LEAST = 1e-3;

  static final Claim LAWS =
      Claim.equal(
          "conservation laws",
          "$W(t)P$ and $aa^T-WW^T$ are constant for every start, $P=I-X^+X$; and"
              + " $(I-\\frac12\\hat\\theta\\hat\\theta^T)(I+\\hat\\theta\\hat\\theta^T)=I$, so that"
              + " $P\\theta/\\sqrt{\\|\\theta\\|}$ is constant for balanced layers.");
  static final Claim PATH =
      Claim.equal("conserved along the path", "The integrated path keeps $WP$ and $aa^T-WW^T$.");
  static final Claim DECAY =
      Claim.atMost(
          "interpolates",
          "$\\|X\\theta-y\\|(t)\\le e^{-q\\sigma_{\\min}(X)^2t}\\|X\\theta_0-y\\|$.");
  static final Claim LIMIT =
      Claim.converges(
          "limit",
          "$\\theta\\to X^+y+\\alpha Pw$, $\\alpha^2=\\|\\theta_\\infty\\|=(q+\\sqrt{q^2+4r^2})/2$.");
  static final Claim EXACT =
      Claim.equal(
          "exact end point",
          "Where $\\alpha$ is rational, the end point obeys $X\\theta=y$ and all conservation laws.");
  static final Claim STATIONARY =
      Claim.equal(
          "stationary",
          "$\\frac32\\theta/\\sqrt{\\|\\theta\\|}-\\frac32w$ lies in the row space of $X$: the limit"
              + " minimises $\\|\\theta\\|^{3/2}-\\frac32\\langle w,\\theta\\rangle$ on the interpolants.");
  static final Claim RISK =
      Claim.equal(
          "symmetrised risk",
          "Starts $\\pm\\theta_0$: the mean of the two excess risks is that of $X^+y$ plus"
              + " $\\alpha^2\\|Pw\\|_\\Sigma^2$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("two-layer-interpolation-limit")
        .family("linearnetworks")
        .title("The interpolant that a balanced two-layer linear network finds")
        .statement(
            """
            Let $f(x)=a^TWx$, $\\theta=W^Ta$, and let gradient flow minimise
            $\\frac12\\|X\\theta-y\\|^2$ from $a_0a_0^T=W_0W_0^T$, $X$ of full rank $n<p$. With
            $P=I-X^+X$, $w=\\theta_0/\\sqrt{\\|\\theta_0\\|}$, $q=\\|Pw\\|^2>0$, $r=\\|X^+y\\|$ the
            flow interpolates at the rate $q\\sigma_{\\min}(X)^2$ and
            $\\theta\\to X^+y+\\alpha Pw$ with $\\alpha^2=(q+\\sqrt{q^2+4r^2})/2$. One hidden unit
            may be unbalanced: $q=\\|Pw_0\\|^2+a_0^2-\\|w_0\\|^2$.
            """)
        .source(
            "Chatterji, Long, Bartlett 2021, arXiv 2108.11489, eq. (1), Lemma 11, Proposition 8"
                + " (read in one text version; constant corrected, one hidden unit reconstructed).");
  }

  @Override
  public Class<TwoLayerRegression> instanceType() {
    return TwoLayerRegression.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<TwoLayerRegression>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "full rank",
            "$\\sigma_{\\min}(X)>0$ and $n<p$ (numerically above $10^{-3}$).",
            p -> p.X().rows() < p.X().columns() ? p.leastSingularValue() - LEAST : -1),
        Hypothesis.<TwoLayerRegression>of(
                "balanced",
                "$a_0a_0^T=W_0W_0^T$, or one hidden unit with $a_0^2\\ge\\|w_0\\|^2$.",
                TwoLayerInterpolationLimit::balance)
            .brokenBy(RegressionDraws.unbalanced()),
        Hypothesis.<TwoLayerRegression>of(
                "start not in the row space", "$q>0$.", p -> p.q() - LEAST * LEAST)
            .brokenBy(RegressionDraws.inRowSpace()));
  }

  private static double balance(TwoLayerRegression p) {
    double slack = 1e-12 * (1 + p.W0().dot(p.W0()));
    return p.a0().size() == 1 ? p.imbalance().get(0, 0) + slack : slack - p.imbalance().maxAbs();
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(LAWS, PATH, DECAY, LIMIT, EXACT, STATIONARY, RISK);
  }

  // --- instances

  @Override
  public Arbitrary<TwoLayerRegression> instances() {
    return RegressionDraws.balanced();
  }

  @Override
  public List<Example<TwoLayerRegression>> examples() {
    return List.of(
        new Example<>("golden ratio", RegressionDraws.plane(1, 1, 0, 1)),
        new Example<>("unbalanced unit", RegressionDraws.plane(1, 2, 0, 1)),
        new Example<>("rational", RegressionDraws.plane(20, 3, 0, 3)),
        new Example<>("zero targets", RegressionDraws.plane(0, 1, 0, 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(TwoLayerRegression problem, Trial trial) {
    RegressionRun run = RegressionRun.of(problem, trial);
    double alpha = TwoLayerRegression.alpha(problem.q(), problem.r());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(LAWS, Identities.LAWS, Proofs.MATRIX_WORDS))
            .add(path(problem, run))
            .add(decay(problem, run))
            .add(limit(problem, run, alpha, trial))
            .add(stationary(problem, run))
            .add(risk(problem, run, alpha));
    RationalEnd.of(problem)
        .ifPresent(
            end ->
                evidence
                    .add(
                        EXACT.decide(end.isStationary()).by("conservation laws", "own", "rational"))
                    .quantity("alpha exact", end.alpha().toString()));
    return evidence
        .quantity("q", problem.q())
        .quantity("r", problem.r())
        .quantity("alpha", alpha)
        .quantity("theta", problem.limit(alpha).column(0))
        .quantity("proof", Identities.LAWS.toString())
        .done();
  }

  private static Finding.Builder path(TwoLayerRegression problem, RegressionRun run) {
    Matrix kernel = problem.kernel();
    Matrix kept = problem.W0().times(kernel);
    double worst = 0;
    double scale = 1;
    for (double[] state : run.states()) {
      Matrix inner = problem.inner(state);
      Matrix outer = Matrix.of(inner.rows(), 1, (i, j) -> state[i]);
      Matrix imbalance = outer.times(outer.transpose()).minus(inner.times(inner.transpose()));
      worst = Math.max(worst, inner.times(kernel).minus(kept).maxAbs());
      worst = Math.max(worst, imbalance.minus(problem.imbalance()).maxAbs());
      scale = Math.max(scale, inner.dot(inner));
    }
    return PATH.compare(worst, 0)
        .within(1e-10 * scale, "integration to 1e-13 over many steps")
        .by(SolutionCheck.INTEGRATION);
  }

  private static Finding.Builder decay(TwoLayerRegression problem, RegressionRun run) {
    double sigma = problem.leastSingularValue();
    return DECAY
        .compare(run.excess(problem, problem.q() * sigma * sigma), 0)
        .within(1e-8, "logarithm of a residual known to eight digits")
        .by(SolutionCheck.INTEGRATION);
  }

  static Finding.Builder limit(
      TwoLayerRegression problem, RegressionRun run, double alpha, Trial trial) {
    Matrix limit = problem.limit(alpha);
    double scale = Math.max(1, limit.maxAbs());
    Finding.Builder finding =
        LIMIT
            .compare(problem.theta(run.last()).minus(limit).maxAbs() / scale, 0)
            .error(run.error() / scale)
            .within(1e-9, "residual 1e-12 over the least singular value")
            .provided(run.arrived(), "residual at the end of the integration")
            .by(SolutionCheck.FORMULA)
            .by(SolutionCheck.INTEGRATION);
    return trial.isHigh() ? finding.by(SolutionCheck.EXTRAPOLATION) : finding;
  }

  private static Finding.Builder stationary(TwoLayerRegression problem, RegressionRun run) {
    Matrix theta = problem.theta(run.last());
    double size = problem.isBalanced() ? theta.norm() : FastMath.pow(run.last()[0], 2);
    Matrix gap = theta.times(1 / FastMath.sqrt(size)).minus(problem.direction());
    return STATIONARY
        .compare(problem.kernel().times(gap).maxAbs(), 0)
        .within(1e-9 * (1 + problem.direction().norm()), "integration to 1e-13")
        .by(SolutionCheck.INTEGRATION);
  }

  private static Finding.Builder risk(TwoLayerRegression problem, RegressionRun run, double alpha) {
    int p = problem.X().columns();
    Matrix truth = Matrix.of(p, 1, (i, j) -> 1);
    Matrix sigma = Matrix.of(p, p, (i, j) -> i == j ? i + 1 : 0);
    Matrix drift = problem.kernel().times(problem.direction());
    double left =
        0.5
            * (risk(problem.theta(run.last()).minus(truth), sigma)
                + risk(problem.mirrored().limit(alpha).minus(truth), sigma));
    double right =
        risk(problem.leastNorm().minus(truth), sigma) + alpha * alpha * risk(drift, sigma);
    return RISK.compare(left / (1 + right), right / (1 + right))
        .within(1e-8, "limit known to 1e-9")
        .provided(run.arrived(), "residual at the end of the integration")
        .by(SolutionCheck.INTEGRATION)
        .by(SolutionCheck.FORMULA);
  }

  private static double risk(Matrix error, Matrix sigma) {
    return error.dot(sigma.times(error));
  }

  /** The proof holds for all instances, so it is made once. */
  private static final class Identities {
    static final Proof LAWS = RegressionProofs.laws();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return InterpolationControls.all(instances());
  }
}
