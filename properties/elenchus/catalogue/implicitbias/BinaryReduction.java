package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.flow.FlowPath;
import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** With two classes the multiclass theory is the binary theory at double speed. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class BinaryReduction implements Theorem<BinaryProblem> {

  private static final Claim CONSTRAINTS =
      Claim.equal("constraints", "$A=[Z,-Z]$, hence $A\\,\\frac12[w;-w]=Zw$.");
  private static final Claim OPTIMUM =
      Claim.equal(
          "optimum",
          "$\\frac12[\\hat w;-\\hat w]$, $\\frac12\\alpha$ solve the multiclass system.");
  private static final Claim WEIGHTS =
      Claim.equal("weights", "$\\hat W=\\frac12[\\hat w;-\\hat w]$.");
  private static final Claim MARGIN =
      Claim.equal("margin", "$\\gamma=\\sqrt2\\,\\gamma_{\\mathrm{binary}}$.");
  private static final Claim TRAJECTORY =
      Claim.equal(
          "doubled step",
          "Multiclass descent with rate $\\eta$ moves $w_0-w_1$ as binary descent with rate $2\\eta$.");
  private static final Claim CENTRED =
      Claim.equal("centred", "$W_t=\\frac12[w_0-w_1;\\,w_1-w_0]$ at every step.");
  private static final Claim RESIDUAL =
      Claim.converges(
          "residual limit",
          "On the support $z_i\\cdot(w_0-w_1)-s\\to\\log2-\\log\\alpha_i$ along the flow, $s=\\log(1+t)$.");
  private static final Claim RISK =
      Claim.converges("risk", "$2tR\\to\\|\\hat w\\|^2$ along the flow.");

  private static final Witness SOLVER = new Witness("dual active set", "own", "double");
  private static final Witness RATIONAL = new Witness("p-adic lifting", "own", "rational");
  private static final Witness RECURSION = new Witness("recursion", "own", "double");

  private static final int STEPS = 1000;
  private static final double ROUNDING = 1e-13;
  private static final double LIVE = 1e4;

  /** kappa s, where the slowest mode has decayed to e^{-30}. */
  private static final double SETTLED = 30;

  private static final Tolerance KKT =
      Tolerance.of(1e-12, "KKT residual of the solver, relative to 1 + |What|");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("binary-reduction")
        .family("implicitbias")
        .title("Two classes: the binary theory at double speed")
        .statement(
            """
            Let $K=2$, $z_i=x_i$ for $y_i=0$ and $z_i=-x_i$ for $y_i=1$, and $\\tilde w=w_0-w_1$, so that the only
            margin of sample $i$ is $z_i\\cdot\\tilde w$. With $\\hat w=\\arg\\min\\frac12\\|w\\|^2$ subject to $Zw\\ge1$ and
            its dual $\\alpha$: $\\hat W=\\frac12[\\hat w;-\\hat w]$, the multiclass dual is $\\alpha/2$ and
            $\\gamma$ grows by $\\sqrt2$. Gradient descent (flow) of $W$ moves $\\tilde w$ as binary descent with doubled rate
            (binary flow at double speed), and $w_0+w_1$ is conserved. Hence $\\tilde w(t)=\\hat w\\log t+\\rho(t)$
            with $z_i\\cdot\\rho\\to\\log2-\\log\\alpha_i$ on the support.
            """)
        .source(
            "D. Soudry et al., JMLR 19, 2018, arXiv 1710.10345: the abstract was read; the reduction"
                + " and the constants are reconstructed.");
  }

  @Override
  public Class<BinaryProblem> instanceType() {
    return BinaryProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<BinaryProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "separable, support in the relative interior",
            "Some $w$ has $Zw>0$, and some dual solution is positive on all active samples.",
            p -> BinaryChecks.of(p).map(BinaryChecks::kappa).orElse(0.0)),
        Hypothesis.<BinaryProblem>of(
                "centred start",
                "$w_0+w_1=0$ at the start.",
                p -> {
                  double sum = p.eccentricity();
                  return sum == 0 ? 1 : -sum;
                })
            .brokenBy(uncentred()),
        Hypothesis.of(
            "step size",
            "$\\eta<2/(\\beta_v\\sigma_{\\max}(X)^2)$.",
            (BinaryProblem p) -> 1 - p.eta() / p.limit()));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(CONSTRAINTS, OPTIMUM, WEIGHTS, MARGIN, TRAJECTORY, CENTRED, RESIDUAL, RISK);
  }

  // --- instances

  @Override
  public Arbitrary<BinaryProblem> instances() {
    return Instances.drawn(
        draw -> BinaryProblem.draw(draw, true), BinaryReduction::settles, BinaryProblem::simpler);
  }

  private static Arbitrary<BinaryProblem> uncentred() {
    return Instances.drawn(
        draw -> BinaryProblem.draw(draw, false), BinaryReduction::settles, BinaryProblem::simpler);
  }

  /** Slower modes are no exception to the theorem but outlast the integration. */
  private static boolean settles(BinaryProblem problem) {
    return BinaryChecks.of(problem).map(checks -> checks.kappa() > 0.02).orElse(false);
  }

  @Override
  public List<Example<BinaryProblem>> examples() {
    Matrix X = Matrix.ofRows(new double[] {2, 0}, new double[] {0, -1});
    return List.of(
        new Example<>(
            "two orthogonal samples",
            new BinaryProblem(X, List.of(0, 1), "ce", Matrix.zero(2, 2), 0.5)));
  }

  // --- evidence

  @Override
  public Evidence examine(BinaryProblem problem, Trial trial) {
    BinaryChecks checks = BinaryChecks.of(problem).orElseThrow();
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(CONSTRAINTS.decide(checks.sameConstraints()).by("comparison", "own", "exact"));
    checks.sameOptimum().ifPresent(same -> evidence.add(OPTIMUM.decide(same).by(RATIONAL)));
    addSolutions(evidence, checks, 0.5, FastMath.sqrt(2));
    addTrajectory(evidence, checks, 2 * problem.eta());
    trial.checkDeadline();
    addLimits(evidence, checks, trial.isHigh());
    return evidence
        .quantity("what", checks.binary().weights())
        .quantity("alpha", checks.limit().dual())
        .quantity("What", checks.svm().weights().toRows())
        .quantity("kappa", checks.kappa())
        .done();
  }

  private static void addSolutions(
      Evidence.Builder evidence, BinaryChecks checks, double factor, double gain) {
    HardMargin.Solution binary = checks.binary();
    double[] image = BinaryProblem.centred(binary.weights()).times(2 * factor).toRowMajor();
    double norm = checks.svm().weights().norm();
    evidence
        .add(
            WEIGHTS
                .compare(checks.svm().weights().toRowMajor(), image)
                .within(KKT.value() * (1 + norm), KKT.derivation())
                .by(SOLVER))
        .add(
            MARGIN
                .compare(checks.svm().gamma() * FastMath.sqrt(binary.squaredNorm()), gain)
                .within(KKT)
                .by(SOLVER));
  }

  private static void addTrajectory(Evidence.Builder evidence, BinaryChecks checks, double rate) {
    BinaryChecks.Trajectories run = checks.trajectories(rate, STEPS);
    Tolerance rounding =
        Tolerance.of(
            ROUNDING * (1 + run.size()),
            "random walk of 1e3 roundings, which descent below its limit does not amplify");
    evidence
        .add(TRAJECTORY.compare(run.apart(), 0).within(rounding).by(RECURSION))
        .add(CENTRED.compare(run.eccentric(), 0).within(rounding).by(RECURSION));
  }

  private static void addLimits(Evidence.Builder evidence, BinaryChecks checks, boolean high) {
    FlowPath path = checks.flow(high);
    FlowPath.Point end = path.last();
    double decay = checks.kappa() * end.time();
    double settled =
        (1e-9 + 10 * (1 + end.time()) * FastMath.exp(-decay))
            * (1 + end.state().norm() + checks.problem().W0().norm());
    double reach = 2 * checks.problem().X().norm() * settled;
    double squaredNorm = checks.binary().squaredNorm();
    Witness witness = new Witness(path.method(), path.lineage(), "double");
    evidence
        .add(
            RESIDUAL
                .compare(checks.residualMargins(end.state()), checks.predictedResidualMargins())
                .within(reach, "modes decay like e^{-kappa s}, integration 1e-9, times |X|")
                .provided(decay >= SETTLED, "kappa s")
                .by(witness))
        .add(
            RISK.compare(2 * checks.scaledRisk(end), squaredNorm)
                .within(2 * squaredNorm * reach, "relative error of e^{-residual margins}")
                .provided(decay >= SETTLED && reach < 0.1, "kappa s")
                .by(witness));
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.wrongFormula(
                "factor 2 dropped",
                "$w_0-w_1$ moves as binary descent with the same rate $\\eta$.",
                instances(),
                (BinaryProblem problem, Trial trial) -> {
                  Evidence.Builder evidence = Evidence.collect();
                  BinaryChecks checks = BinaryChecks.of(problem).orElseThrow();
                  addTrajectory(evidence, checks, problem.eta());
                  return evidence.done();
                })
            .liveWhere(problem -> problem.firstStep() > LIVE * ROUNDING),
        Control.hypothesisDropped(
                "uncentred start", "The theorem holds for every $W_0$.", uncentred(), this::examine)
            .liveWhere(problem -> problem.eccentricity() > LIVE * ROUNDING),
        Control.wrongFormula(
            "half dropped",
            "$\\hat W=[\\hat w;-\\hat w]$, and the margins agree.",
            instances(),
            (BinaryProblem problem, Trial trial) -> {
              Evidence.Builder evidence = Evidence.collect();
              addSolutions(evidence, BinaryChecks.of(problem).orElseThrow(), 1, 1);
              return evidence.done();
            }));
  }
}
