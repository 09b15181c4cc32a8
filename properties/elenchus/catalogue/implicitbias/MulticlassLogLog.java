package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.flow.FlowPath;
import elenchus.linear.Matrix;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Where a dual variable vanishes on the active set the residual grows like log log t. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class MulticlassLogLog implements Theorem<FlowProblem> {
  static final Claim SECOND =
      Claim.equal(
          "second-level optimum",
          "$\\hat W_2=A_{S_0}^\\top b+A_{S_+}^\\top c$ is the least $W$ with $AW\\ge1$ on $S_0$,"
              + " $AW=0$ on $S_+$.");
  static final Claim TIME_SHIFT = Claim.equal("time-shift mode", "$H_2\\hat W_2=\\hat W_2$.");
  static final Claim VELOCITY = Claim.converges("velocity", "$s\\,dV/ds\\to\\hat W_2$.");
  static final Claim RATE =
      Claim.atMost(
          "rate",
          "The error of $s\\,dV/ds$ at $s=10^5$ is at most twice what $(1+\\log s)s^{-\\kappa_2}$ gives"
              + " from $s=10^3$ to $3\\cdot10^4$.");
  static final Claim FIRST =
      Claim.converges(
          "first level",
          "$\\langle A_{ij},V\\rangle\\to\\log(\\eta c_i)-\\log\\alpha_{ij}$ on $S_+$.");
  static final Claim RESIDUAL =
      Claim.converges(
          "second level",
          "$\\langle A_{ij},V-\\hat W_2\\log s\\rangle\\to\\log(\\eta c_i)-\\log b_{ij}$ where"
              + " $b_{ij}>0$.");
  static final Claim NEXT =
      Claim.converges(
          "next order",
          "$s(\\langle A_{ij},V\\rangle+\\log\\alpha_{ij})\\to-c_{ij}/\\alpha_{ij}$ on $S_+$.");
  static final Claim DUAL =
      Claim.converges(
          "dual weights",
          "$e^sg_{ij}\\to\\alpha_{ij}$ on $S_+$, $s\\,e^sg_{ij}\\to b_{ij}$ on $S_0$.");

  private static final double LEAST_RATE = 0.8;
  private static final double LONGEST_DELAY = 1e3;
  static final double EARLY = 1e4;
  static final double LATE = 1e5;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("multiclass-gf-loglog")
        .family("implicitbias")
        .title("Degenerate data: gradient flow moves on like log log t")
        .statement(
            """
            Let separable data have independent active rows $A_S$, of which those of $S_0\\ne\\emptyset$
            carry no dual variable and those of $S_+$ a positive one. Let $\\hat W_2$ be the least $W$
            with $\\langle A_{ij},W\\rangle\\ge1$ on $S_0$ and $=0$ on $S_+$, $b$ its dual variables,
            positive on all pairs of $S_0$ where it attains 1. Then along gradient flow of every loss
            with exponential tail $W=\\hat W\\log t+\\hat W_2\\log\\log t+O(1)$: with $s=\\log(1+t)$ and
            $V=W-s\\hat W$, $s\\,dV/ds\\to\\hat W_2$, $\\langle A_{ij},V\\rangle\\to-\\log\\alpha_{ij}$ on
            $S_+$, $\\langle A_{ij},V-\\hat W_2\\log s\\rangle\\to-\\log b_{ij}$ where $b_{ij}>0$, whatever
            the start and the loss.
            """)
        .source(
            "The binary analogue is stated for data of measure zero in Soudry, Hoffer, Nacson,"
                + " Gunasekar, Srebro, JMLR 19, 2018, arXiv 1710.10345; the multiclass form, limits"
                + " and rates are reconstructed.");
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
            "degenerate",
            "The active rows are independent and some dual variable vanishes, both in fractions.",
            p -> SecondLevel.of(p.data()).isPresent() ? 1 : 0),
        Hypothesis.of(
            "second relative interior",
            "All second-level active pairs have $b_{ij}>0$, in fractions.",
            p ->
                SecondLevel.of(p.data()).filter(SecondLevel::isStrictlyComplementary).isPresent()
                    ? 1
                    : 0));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(SECOND, TIME_SHIFT, VELOCITY, RATE, FIRST, RESIDUAL, NEXT, DUAL);
  }

  // --- instances

  @Override
  public Arbitrary<FlowProblem> instances() {
    return Instances.drawn(
        MulticlassLogLog::draw, MulticlassLogLog::resolvable, FlowProblem::simpler);
  }

  /** Small integers: dual variables that vanish on the active set are common there. */
  private static FlowProblem draw(Draw draw) {
    LabelledData data =
        LabelledDraws.integerGrid(
            draw.random(), draw.integer(2, 5), draw.integer(2, 3), draw.integer(2, 3), 2);
    FlowProblem drawn = FlowProblem.on(data, draw);
    double spread = draw.oneOf(0.0, 0.25);
    Matrix W0 = Matrix.ofRows(draw.gaussianRows(data.K(), data.features())).times(spread);
    return new FlowProblem(
        drawn.X(), drawn.y(), drawn.K(), drawn.loss(), W0, drawn.c(), drawn.eta());
  }

  private static boolean resolvable(FlowProblem problem) {
    return problem
            .maxMargin()
            .filter(svm -> svm.support().size() < svm.active().size() && svm.inactiveGap() > 0.1)
            .isPresent()
        && SecondLevel.of(problem.data())
            .filter(s -> s.isStrictlyComplementary() && s.kappa() >= LEAST_RATE)
            .isPresent();
  }

  @Override
  public List<Example<FlowProblem>> examples() {
    return List.of(
        new Example<>("two samples in the plane", binary(Matrix.zero(2, 2), 1, 0, 1, 1)));
  }

  /**
   * Samples of one class of two; at the rate 1/2 the difference w_0 - w_1 follows the binary flow.
   */
  static FlowProblem binary(Matrix W0, double... z) {
    int d = W0.columns();
    Matrix X = Matrix.ofRowMajor(z.length / d, d, z);
    List<Integer> y = Collections.nCopies(X.rows(), 0);
    return new FlowProblem(X, y, 2, "exp", W0, Collections.nCopies(X.rows(), 1.0), 0.5);
  }

  // --- evidence

  @Override
  public Evidence examine(FlowProblem problem, Trial trial) {
    SecondLevel second = SecondLevel.of(problem.data()).orElseThrow();
    LogLogRun run = LogLogRun.of(problem, second, trial);
    FlowPath.Point late = run.at(LATE);
    double error = run.velocityError(late);
    double allowed = run.allowed(LATE);
    return Evidence.collect()
        .add(SECOND.decide(second.isOptimal()).by("subsets of S0", "own", "rational"))
        .add(TIME_SHIFT.decide(second.hasTimeShift()).by("subsets of S0", "own", "rational"))
        .add(limit(VELOCITY.compare(error, 0), allowed, run))
        .add(
            RATE.compare(error, 2 * run.expectedError(Math.min(second.kappa(), 1)))
                .within(1e-5 * (1 + second.roundedWeights().norm()), "the integrator's at s = 1e5")
                .provided(isSettled(run), "kappa2, or the delay of the second level")
                .by(run.witness()))
        .add(limit(FIRST.compare(run.first(late), 0), 20 / LATE * run.size(), run))
        .add(limit(RESIDUAL.compare(run.second(late), 0), allowed, run))
        .add(limit(NEXT.compare(run.scaledFirst(late), run.nextOrder()), allowed * run.size(), run))
        .add(limit(DUAL.compare(run.dualError(late), 0), allowed, run))
        .quantity("What2", second.roundedWeights().toRows())
        .quantity("alpha", second.alpha())
        .quantity("b", second.b().toDoubles())
        .quantity("c", second.c().toDoubles())
        .quantity("kappa2", second.kappa())
        .quantity("delay", run.delay())
        .quantity("V", late.state().toRows())
        .done();
  }

  private static Finding limit(Finding.Builder finding, double allowed, LogLogRun run) {
    return finding
        .within(
            GradientFlowEvidence.guarded(
                allowed, "20 (1 + log s + delay) s^{-kappa2} (1 + |What2|)"))
        .provided(isSettled(run), "kappa2, or the delay of the second level")
        .by(run.witness())
        .build();
  }

  /** Whether the limits show by s = 1e5. */
  static boolean isSettled(LogLogRun run) {
    return run.second().kappa() >= LEAST_RATE && run.delay() <= LONGEST_DELAY;
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return LogLogControls.all(instances());
  }
}
