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
import net.jqwik.api.Arbitrary;

/** Gradient descent on separable multiclass data goes to the hard-margin SVM. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class MulticlassGradientDescent implements Theorem<DescentProblem> {
  static final Claim DECREASE =
      Claim.atMost(
          "decrease per step",
          "$R(W_{t+1})\\le R(W_t)-\\eta(1-\\eta\\beta\\sigma^2/2)\\|\\nabla R(W_t)\\|^2$.");
  static final Claim FALLS = Claim.atMost("risk falls", "$R(W_{t+1})\\le R(W_t)$ at each step.");
  static final Claim SUM =
      Claim.atMost(
          "sum of gradients",
          "$\\sum_t\\|\\nabla R(W_t)\\|^2\\le R(W_0)/(\\eta(1-\\eta\\beta\\sigma^2/2))$.");
  static final Claim BOUND =
      Claim.atMost(
          "risk bound",
          "$R(W_T)\\le R(U)+\\|W_0-U\\|^2/(2\\eta T)$ for $\\eta\\le1/(\\beta\\sigma^2)$.");
  static final Claim FIRST =
      Claim.equal("first step", "From $W_0=0$: $W_1=\\eta\\,g(0)\\sum_{ij}A_{ij}$.");
  static final Claim RECURSION =
      Claim.equal(
          "scalar recursion",
          "Orthogonal samples of norm $r$, $W_0=0$: $W_T=c_T\\hat W$,"
              + " $c_{t+1}=c_t+\\eta Kr^2/(e^{c_t}+m)$.");
  static final Claim FOLLOWS =
      Claim.converges(
          "modified equation",
          "From step $T/10$ on, $W_T$ follows $\\dot W=\\eta F-\\tfrac12\\eta^2F'F$ up to"
              + " $O(T^{-2})$.");
  static final Claim SECOND =
      Claim.atMost(
          "second order", "That error is at most a hundredth of that of $\\dot W=\\eta F$.");
  static final Claim EARLIER =
      Claim.atMost(
          "error from an earlier start",
          "From $T/100$ the error is at least twice that from $T/10$: starts that are later follow"
              + " better.");
  static final Claim LIMIT =
      Claim.converges(
          "residual limit",
          "$\\rho=W-\\hat W\\log t$, continued, tends on $\\operatorname{span}A_S$ to the minimiser"
              + " of $\\Phi$.");
  static final Claim EQUATION =
      Claim.converges(
          "limit equation",
          "$\\langle A_{ij},\\rho\\rangle\\to\\log\\eta-\\log\\alpha^*_{ij}$ on $S$.");
  static final Claim RISK =
      Claim.converges("risk constant", "$\\eta\\,t\\,R\\to\\|\\hat W\\|^2=1/\\gamma^2$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("multiclass-gd-implicit-bias")
        .family("implicitbias")
        .title("Gradient descent on separable multiclass data goes to the hard-margin SVM")
        .statement(
            """
            Let $\\psi$ be a convex, decreasing, nonnegative, permutation-symmetric template with
            exponential tail, $\\beta$-smooth in the logits, the data separable with hard-margin solution
            $\\hat W$ and a dual solution positive on all active pairs $S$, and
            $0<\\eta<2/(\\beta\\sigma_{\\max}(X)^2)$. Then for every $W_0$ the iterates
            $W_{t+1}=W_t-\\eta\\nabla R(W_t)$ are $W_t=\\hat W\\log t+\\rho(t)$ with $\\rho$ bounded,
            $W_t/\\|W_t\\|\\to\\hat W/\\|\\hat W\\|$,
            $\\langle A_{ij},\\rho\\rangle\\to\\log\\eta-\\log\\alpha^*_{ij}$ on $S$,
            $\\eta tR\\to\\|\\hat W\\|^2$; the risk falls at each step by at least
            $\\eta(1-\\eta\\beta\\sigma^2/2)\\|\\nabla R\\|^2$.
            """)
        .source(
            "Ravi, Scott, Soudry, Wang, NeurIPS 2024, arXiv 2411.01350, Theorem 3.4: the step-size"
                + " condition and the qualifying losses were read; the wording, the limit of the"
                + " residual and of the risk, and the test by the modified equation are"
                + " reconstructed. Which smoothness constant the paper means was not read; here it is"
                + " that of the loss in its K logits.");
  }

  @Override
  public Class<DescentProblem> instanceType() {
    return DescentProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<DescentProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "smooth",
            "The loss is $\\beta$-smooth in its logits: 1/2 for ce, K/4 for pairlog.",
            p -> p.stepSize().isPresent() ? 1 : -1),
        Hypothesis.of(
            "separable",
            "Some $W$ gives every pair a positive margin; the signed margin is $\\gamma$.",
            p -> p.flow().maxMargin().map(MaxMargin::gamma).orElse(-1.0)),
        Hypothesis.of(
            "relative interior",
            "Some dual solution is positive on all of $S$.",
            p -> p.flow().maxMargin().map(FlowLimit::interior).orElse(-1.0)),
        Hypothesis.of(
                "step size",
                "$\\eta<2/(\\beta\\sigma_{\\max}(X)^2)$; the signed margin is $1-\\eta$ over that.",
                (DescentProblem p) ->
                    p.stepSize().map(step -> 1 - p.eta() / step.limit()).orElse(Double.NaN))
            .brokenBy(GradientDescentControls.tooLong()));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        DECREASE, FALLS, SUM, BOUND, FIRST, RECURSION, FOLLOWS, SECOND, EARLIER, LIMIT, EQUATION,
        RISK);
  }

  // --- instances

  @Override
  public Arbitrary<DescentProblem> instances() {
    return Instances.drawn(
        d -> DescentProblem.draw(d, MulticlassGradientDescent::resolvable),
        DescentProblem::simpler);
  }

  /** The limit is attained within the horizon, and explicit methods are not bound by stability. */
  static boolean resolvable(LabelledData data) {
    return Separability.of(data) instanceof MaxMargin svm
        && FlowLimit.interior(svm) > 1e-6
        && FlowLimit.of(FlowProblem.plain(data, "ce"))
            .filter(limit -> limit.kappa() > 0.05 && limit.stiffness() < 100)
            .isPresent();
  }

  @Override
  public List<Example<DescentProblem>> examples() {
    Matrix X = Matrix.ofRowMajor(3, 2, -1, 3, -2, 0, -2, -3);
    LabelledData data = new LabelledData(X, List.of(0, 1, 2), 3);
    LabelledData frame =
        new LabelledData(Matrix.ofRowMajor(3, 3, 2, 1, 2, -2, 2, 1, 1, 2, -2), List.of(0, 1, 1), 4);
    return List.of(
        new Example<>("worked", DescentProblem.plain(data, "ce", 0.5, 100_000)),
        new Example<>("orthogonal samples", DescentProblem.plain(frame, "pairlog", 0.5, 10_000)));
  }

  // --- evidence

  @Override
  public Evidence examine(DescentProblem problem, Trial trial) {
    FlowLimit limit =
        FlowLimit.of(problem.flow())
            .orElseThrow(() -> new IllegalArgumentException("the residual has no limit"));
    DescentRun run = DescentRun.of(problem, limit, trial);
    trial.checkDeadline();
    return Evidence.collect()
        .addAll(GradientDescentEvidence.steps(run))
        .addAll(DescentAnchors.of(run))
        .addAll(GradientDescentEvidence.following(run))
        .addAll(GradientDescentEvidence.limits(run))
        .done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return GradientDescentControls.all(instances());
  }
}
