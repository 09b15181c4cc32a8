package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.data.LabelledData;
import elenchus.flow.FlowPath;
import elenchus.flow.LogTimeFlow;
import elenchus.linear.Matrix;
import elenchus.margin.DistanceBound;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** Gradient flow on separable multiclass data converges in direction to the hard-margin SVM. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class MulticlassGradientFlow implements Theorem<FlowProblem> {
  static final Claim RESIDUAL =
      Claim.converges(
          "residual limit",
          "$V(s)=W-s\\hat W$ tends on $\\operatorname{span}A_S$ to the minimiser of $\\Phi$.");
  static final Claim EQUATION =
      Claim.converges(
          "limit equation",
          "$\\langle A_{ij},V_\\infty\\rangle=\\log(\\eta c_i)-\\log\\alpha^*_{ij}$ on $S$.");
  private static final Claim DUAL =
      Claim.converges(
          "dual weights", "$e^s\\eta c_ig_{ij}\\to\\alpha^*_{ij}$ on $S$ and $\\to0$ off $S$.");
  private static final Claim VELOCITY = Claim.converges("velocity", "$dW/ds\\to\\hat W$.");
  private static final Claim BLIND =
      Claim.converges(
          "blind velocity",
          "A run to $s=10^6$ that knows nothing of $\\hat W$ has velocity $\\hat W$.");
  private static final Claim CERTIFICATE =
      Claim.atMost(
          "anytime certificate",
          "Velocity and dual weights of the run bound their own distance to $\\hat W$.");
  private static final Claim SPECTRAL =
      Claim.equal("time-shift mode", "$H\\hat W=\\hat W$, so that $\\kappa\\le1$.");
  static final Claim RISK =
      Claim.converges("risk constant", "$\\eta\\,t\\,R\\to\\|\\hat W\\|^2=1/\\gamma^2$.");
  private static final Claim DIRECTION =
      Claim.converges(
          "direction constant", "$\\|W/\\|W\\|-\\hat W/\\|\\hat W\\|\\|\\log t\\to\\rho$.");
  private static final Claim GAP =
      Claim.converges(
          "margin constant",
          "$(\\gamma-\\min u/\\|W\\|)\\log t\\to(a-m)/\\|\\hat W\\|$, from $\\alpha^*$ alone.");
  private static final Claim BOUND =
      Claim.atMost(
          "risk bound", "$R(W(t))\\le R(U)+\\|W_0-U\\|^2/(2\\eta t)$ at all times, $U=s\\hat W$.");
  private static final Claim GRADIENT =
      Claim.atLeast("gradient bound", "$\\|\\nabla R\\|\\ge\\gamma\\sum c_ig_{ij}$ at all times.");
  private static final Claim ENERGY =
      Claim.equal(
          "energy identity",
          "$F'=-\\|V'\\|^2-\\sum e^s\\eta c_ig_{ij}(\\hat u_{ij}-1)+e^s\\eta(R-\\sum c_ig_{ij})$.");
  private static final double GUARD = 100;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("multiclass-gf-implicit-bias")
        .family("implicitbias")
        .title("Gradient flow on separable multiclass data goes to the hard-margin SVM")
        .statement(
            """
            Let $\\psi$ be a convex, decreasing, permutation-symmetric template with exponential tail, the
            data separable with hard-margin solution $\\hat W$, and let some dual solution be positive on
            all active pairs $S$. Along $\\dot W=-\\eta\\nabla R$, with $s=\\log(1+t)$: $W=s\\hat W+V$ with
            $V$ convergent; its limit on $\\operatorname{span}A_S$ minimises
            $\\Phi(V)=\\sum_S\\eta c_ie^{-\\langle A_{ij},V\\rangle}+\\langle\\hat W,V\\rangle$, whatever
            the start and the loss; $dW/ds\\to\\hat W$ at the rate
            $\\kappa=\\min(\\lambda_{\\min}^+(H),\\delta,1)$; and the first-order constants of risk,
            direction and margin are explicit.
            """)
        .source(
            "Ravi, Scott, Soudry, Wang, NeurIPS 2024, arXiv 2411.01350, Theorem 3.4 (for gradient"
                + " descent; step-size condition and losses read, wording reconstructed). The flow"
                + " version, dual selection, rate and constants are reconstructed.");
  }

  @Override
  public Class<FlowProblem> instanceType() {
    return FlowProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<FlowProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "separable",
            "Some $W$ gives every pair a positive margin; the signed margin is $\\gamma$.",
            p -> p.maxMargin().map(MaxMargin::gamma).orElse(-1.0)),
        Hypothesis.of(
            "relative interior",
            "Some dual solution is positive on all of $S$; the signed margin is its smallest entry"
                + " over its largest.",
            p -> p.maxMargin().map(FlowLimit::interior).orElse(-1.0)));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        RESIDUAL,
        EQUATION,
        DUAL,
        VELOCITY,
        BLIND,
        CERTIFICATE,
        SPECTRAL,
        RISK,
        DIRECTION,
        GAP,
        BOUND,
        GRADIENT,
        ENERGY);
  }

  // --- instances

  @Override
  public Arbitrary<FlowProblem> instances() {
    return Instances.drawn(d -> FlowProblem.draw(d, this::resolvable), FlowProblem::simpler);
  }

  /** The limits are attained within the horizon: kappa at least 0.02. */
  private boolean resolvable(LabelledData data) {
    return Separability.of(data) instanceof MaxMargin svm
        && FlowLimit.interior(svm) > 1e-6
        && FlowLimit.of(FlowProblem.plain(data, "exp")).filter(l -> l.kappa() > 0.02).isPresent();
  }

  @Override
  public List<Example<FlowProblem>> examples() {
    Matrix X = Matrix.ofRowMajor(3, 2, -1, 3, -2, 0, -2, -3);
    LabelledData data = new LabelledData(X, List.of(0, 1, 2), 3);
    LabelledData line = new LabelledData(Matrix.column(1, -0.5), List.of(0, 1), 4);
    return List.of(
        new Example<>("worked", FlowProblem.plain(data, "ce")),
        new Example<>("two empty classes", FlowProblem.plain(line, "pairlog")));
  }

  // --- evidence

  @Override
  public Evidence examine(FlowProblem problem, Trial trial) {
    FlowLimit limit =
        FlowLimit.of(problem)
            .orElseThrow(() -> new IllegalArgumentException("the residual has no limit"));
    ResidualRun run = ResidualRun.of(problem, limit, trial);
    trial.checkDeadline();
    return Evidence.collect().addAll(limits(run)).addAll(blind(run)).addAll(everyTime(run)).done();
  }

  /** Residual, dual weights, velocity, spectrum and risk at the horizon of the residual run. */
  private static Evidence limits(ResidualRun run) {
    FlowLimit limit = run.limit();
    MaxMargin svm = limit.svm();
    Matrix what = svm.weights();
    Matrix predicted =
        Matrix.ofRowMajor(what.rows(), what.columns(), limit.potential().minimiser());
    double[] dual = limit.dualWeights();
    double[] logDual =
        DoubleStream.of(limit.potential().dual()).map(alpha -> -FastMath.log(alpha)).toArray();
    double[] logRatio = logDual.clone();
    double leverage = 0;
    for (int p = 0; p < logDual.length; p++) {
      logRatio[p] += limit.logWeights()[p];
      double row = Matrix.column(limit.activeRows().row(p)).norm();
      leverage = Math.max(leverage, row * Math.max(1, limit.potential().dual()[p]));
    }
    double tolerance = run.tolerance();
    double riskNow = ScaledRisk.of(run.problem(), what, run.residual(), run.horizon());
    return Evidence.collect()
        .add(
            decided(RESIDUAL.compare(run.residualOnSpan().minus(predicted).norm(), 0), run)
                .within(guarded(tolerance, "(1e-9 + 10 (1+s) e^(-kappa s)) (1+|V|+|W0|)")))
        .add(
            decided(EQUATION.compare(run.residualMargins(), logRatio), run)
                .within(guarded(tolerance * leverage, "that of the residual times |A_p|")))
        .add(
            decided(DUAL.compare(run.path().last().dualWeights(), dual), run)
                .within(guarded(tolerance * leverage, "that of the residual times alpha |A_p|")))
        .add(
            decided(VELOCITY.compare(run.velocity().minus(what).norm(), 0), run)
                .within(
                    guarded(tolerance * (1 + limit.stiffness()), "H times that of the residual")))
        .add(
            SPECTRAL
                .compare(limit.spectralDefect(), 0)
                .within(1e-12 * limit.stiffness() * what.norm(), "1e-12 lambda_max(H) |What|")
                .by("Newton on Phi", "own", "double"))
        .add(
            decided(RISK.compare(riskNow, svm.squaredNorm()), run)
                .within(
                    guarded(
                        tolerance * leverage * dual.length, "that of the dual weights, summed")))
        .quantity("What", what.toRows())
        .quantity("squaredNorm", svm.squaredNorm())
        .quantity("alpha", dual)
        .quantity("minusLogAlpha", logDual)
        .quantity("delta", svm.inactiveGap())
        .quantity("kappa", limit.kappa())
        .quantity("eigenvalues", limit.relaxation())
        .quantity("Vinf", run.residual().toRows())
        .quantity("marginConstant", (limit.shift() - limit.leastResidualMargin()) / what.norm())
        .quantity("directionConstant", run.transverse())
        .done();
  }

  /** What a run that knows only data and loss finds at s = 50 and at s = 1e6. */
  private static Evidence blind(ResidualRun run) {
    FlowPath blind = run.blind();
    FlowLimit limit = run.limit();
    MaxMargin svm = limit.svm();
    Matrix what = svm.weights();
    Witness witness = new Witness(blind.method(), blind.lineage(), "double");
    FlowPath.Point early = run.early();
    FlowPath.Point late = blind.last();
    DistanceBound bound = DistanceBound.of(svm.data(), early.velocity(), early.dualWeights());
    double scaled = early.velocity().times(bound.scale()).minus(what).norm();
    double s = late.time();
    double a = limit.shift();
    double m = limit.leastResidualMargin();
    double rho = run.transverse();
    double gapConstant = (a - m) / what.norm();
    double direction =
        late.state().times(1 / late.state().norm()).minus(what.times(1 / what.norm())).norm();
    double gap = svm.gamma() - Margins.least(svm.data(), late.state()) / late.state().norm();
    boolean far = s >= 4 * (Math.abs(a) + rho + Math.abs(m));
    return Evidence.collect()
        .add(
            BLIND
                .compare(late.velocity().minus(what).norm(), 0)
                .within(guarded(1e-12 * (1 + what.norm()), "rounding of the difference quotient"))
                .by(witness))
        .add(
            CERTIFICATE
                .compare(bound.scale() < Double.POSITIVE_INFINITY ? scaled : 0, bound.distance())
                .within(1e-12 * (1 + what.norm()), "rounding of What")
                .by(witness))
        .add(
            DIRECTION
                .compare(direction * s, rho)
                .error(s * 1e-15)
                .within(
                    guarded(
                        2 * rho * (Math.abs(a) + rho) / s + 1e-8 * (1 + rho), "2 rho (|a|+rho)/s"))
                .provided(far, "s against 4 (|a|+rho+|m|)")
                .by(witness))
        .add(
            GAP.compare(gap * s, gapConstant)
                .error(s * 1e-15 * svm.gamma())
                .within(
                    guarded(
                        (2 * Math.abs(a - m) * (Math.abs(a) + rho) + rho * rho) / (s * what.norm())
                            + 1e-8 * (1 + Math.abs(a) + Math.abs(m)) / what.norm(),
                        "(2 |a-m| (|a|+rho) + rho^2)/(s |What|)"))
                .provided(far, "s against 4 (|a|+rho+|m|)")
                .by(witness))
        .quantity("blindVelocity", late.velocity().toRows())
        .quantity("blindSteps", blind.steps())
        .quantity("blindDirection", direction * s)
        .quantity("blindMarginGap", gap * s)
        .done();
  }

  /** What holds at all times, seen at the checkpoints of the residual run. */
  private static Evidence everyTime(ResidualRun run) {
    MaxMargin svm = run.limit().svm();
    Matrix what = svm.weights();
    double worstShare = 0;
    double leastRatio = Double.POSITIVE_INFINITY;
    int n = run.path().points().size();
    double[] errors = new double[n];
    for (int k = 0; k < n; k++) {
      FlowPath.Point point = run.path().points().get(k);
      double s = point.time();
      Matrix start = run.problem().W0().minus(what.times(s));
      double allowed =
          ScaledRisk.of(run.problem(), what, Matrix.zero(what.rows(), what.columns()), s)
              + start.dot(start) / (2 * -FastMath.expm1(-s));
      double risk = ScaledRisk.of(run.problem(), what, point.state(), s);
      worstShare = Math.max(worstShare, risk / allowed);
      double weight = DoubleStream.of(point.dualWeights()).sum();
      leastRatio = Math.min(leastRatio, point.velocity().plus(what).norm() / weight);
      errors[k] = point.velocity().norm();
    }
    LogTimeFlow.EnergyPoint energy =
        LogTimeFlow.of(run.problem().risk())
            .energy(run.problem().W0(), what, Math.min(2, 40 / run.limit().stiffness()))
            .get(0);
    double scale = 1 + Math.abs(energy.energy()) + ScaledRisk.atStart(run.problem());
    return Evidence.collect()
        .add(
            run.witnessed(BOUND.compare(worstShare, 1))
                .within(1e-9, "rounding; the shares themselves are at most 1")
                .by("log-sum-exp", "own", "double"))
        .add(
            run.witnessed(GRADIENT.compare(leastRatio, svm.gamma()))
                .within(1e-9 * svm.gamma(), "rounding"))
        .add(
            ENERGY
                .compare(energy.energy(), energy.integrated())
                .within(guarded(1e-9 * scale, "the integrator's 1e-12 over the energy spent"))
                .by("Dormand-Prince 8(5,3), F' as a further unknown", "Hipparchus", "double"))
        .curve("velocity error", "s = log(1 + t)", "|dW/ds - What|", run.path().times(), errors)
        .done();
  }

  private static Finding.Builder decided(Finding.Builder finding, ResidualRun run) {
    return run.witnessed(finding.error(run.error()))
        .by("dual active set and Newton on Phi", "own", "double")
        .provided(run.limit().kappa() * run.horizon() >= 30, "kappa times the horizon")
        .provided(run.limit().dualRatio() >= 1e-8, "smallest over largest dual weight");
  }

  static Tolerance guarded(double value, String derivation) {
    return Tolerance.guarded(value, GUARD, derivation);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return GradientFlowControls.all(instances());
  }
}
