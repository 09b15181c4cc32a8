package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

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
  static final Claim DUAL =
      Claim.converges(
          "dual weights", "$e^s\\eta c_ig_{ij}\\to\\alpha^*_{ij}$ on $S$ and $\\to0$ off $S$.");
  static final Claim VELOCITY = Claim.converges("velocity", "$dW/ds\\to\\hat W$.");
  static final Claim BLIND =
      Claim.converges(
          "blind velocity",
          "A run to $s=10^6$ that knows nothing of $\\hat W$ has velocity $\\hat W$.");
  static final Claim CERTIFICATE =
      Claim.atMost(
          "anytime certificate",
          "Velocity and dual weights of the run bound their own distance to $\\hat W$.");
  static final Claim EXACT = Claim.equal("exact solution", "$\\hat W$ is known as fractions.");
  static final Claim ACTIVE = Claim.equal("exact active set", "$S$ is known for certain.");
  static final Claim ENCLOSED =
      Claim.equal(
          "limit enclosed",
          "$\\langle A_{ij},V_\\infty\\rangle$ and $\\alpha^*$ lie in intervals.");
  static final Claim CONSTANTS =
      Claim.equal("constants enclosed", "$a$, $m$ and $(a-m)/\\|\\hat W\\|$ lie in intervals.");
  static final Claim RATE =
      Claim.equal(
          "rate enclosed", "$\\kappa=\\min(\\lambda_{\\min}^+(H),\\delta,1)$ lies in an interval.");
  static final Claim SPECTRAL =
      Claim.equal("time-shift mode", "$H\\hat W=\\hat W$, so that $\\kappa\\le1$.");
  static final Claim RISK =
      Claim.converges("risk constant", "$\\eta\\,t\\,R\\to\\|\\hat W\\|^2=1/\\gamma^2$.");
  static final Claim DIRECTION =
      Claim.converges(
          "direction constant", "$\\|W/\\|W\\|-\\hat W/\\|\\hat W\\|\\|\\log t\\to\\rho$.");
  static final Claim GAP =
      Claim.converges(
          "margin constant",
          "$(\\gamma-\\min u/\\|W\\|)\\log t\\to(a-m)/\\|\\hat W\\|$, from $\\alpha^*$ alone.");
  static final Claim BOUND =
      Claim.atMost(
          "risk bound", "$R(W(t))\\le R(U)+\\|W_0-U\\|^2/(2\\eta t)$ at all times, $U=s\\hat W$.");
  static final Claim GRADIENT =
      Claim.atLeast("gradient bound", "$\\|\\nabla R\\|\\ge\\gamma\\sum c_ig_{ij}$ at all times.");
  static final Claim ENERGY =
      Claim.equal(
          "energy identity",
          "$F'=-\\|V'\\|^2-\\sum e^s\\eta c_ig_{ij}(\\hat u_{ij}-1)+e^s\\eta(R-\\sum c_ig_{ij})$.");

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
        Hypothesis.<FlowProblem>of(
                "separable",
                "Some $W$ gives every pair a positive margin; the signed margin is $\\gamma$.",
                p -> p.maxMargin().map(MaxMargin::gamma).orElse(-1.0))
            .decidedBy(p -> ActiveFamily.of(p.data()).isPresent()),
        Hypothesis.<FlowProblem>of(
                "relative interior",
                "Some dual solution is positive on all of $S$; the signed margin is its smallest entry"
                    + " over its largest.",
                p -> p.maxMargin().map(FlowLimit::interior).orElse(-1.0))
            .decidedBy(CertifiedFlowLimit::hasInteriorDual));
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
        EXACT,
        ACTIVE,
        ENCLOSED,
        CONSTANTS,
        RATE,
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
    return Evidence.collect()
        .addAll(GradientFlowEvidence.limits(run))
        .addAll(certified(problem, limit, trial))
        .addAll(GradientFlowEvidence.blind(run))
        .addAll(GradientFlowEvidence.everyTime(run))
        .done();
  }

  private static Evidence certified(FlowProblem problem, FlowLimit limit, Trial trial) {
    return CertifiedFlowLimit.of(problem, limit)
        .map(c -> c.findings(trial))
        .orElseGet(
            () ->
                Evidence.of(
                    EXACT
                        .decide(false)
                        .provided(false, "not separable in fractions")
                        .by("active set by p-adic lifting", "own", "rational")
                        .build()));
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return Stream.concat(
            DroppedFlowHypotheses.all().stream(), WrongFlowLimits.all(instances()).stream())
        .toList();
  }
}
