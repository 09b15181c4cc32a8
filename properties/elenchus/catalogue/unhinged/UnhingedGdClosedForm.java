package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** Gradient descent on the unhinged loss in closed form, for every step size. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedGdClosedForm implements Theorem<DescentProblem> {

  private static final Claim CONSERVED =
      Claim.equal("conserved", "$UQU^\\top-sWQW^\\top$ stays constant.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-gd-closed-form")
        .family("unhinged")
        .title("Gradient descent on the unhinged loss in closed form, for every step size")
        .statement(
            """
            $H_{k+1}=H_k+se_kW_kM$, $W_{k+1}=W_k+e_kH_kM^\\top$ with any $e_k>0$ multiplies
            $A^\\pm$ and $B^\\pm$ by $\\prod_j(1\\pm re_j\\sigma)$, with $\\sigma=\\sigma_1$ and $\\sigma_2$, keeps the
            residual within classes, and multiplies $UPU^\\top-sWPW^\\top$ by $\\prod_j(1-se_j^2\\sigma^2)$.
            Heavy ball, the momentum flow from rest and the mean of stochastic descent follow the same way.
            """)
        .source("Reconstructed: the exact discrete analogue of Theorem 2 of arXiv 2312.07841.");
  }

  @Override
  public Class<DescentProblem> instanceType() {
    return DescentProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<DescentProblem>> hypotheses() {
    return List.of(
        Hypothesis.of("proportional steps", "$s>0$, the same at each step.", DescentProblem::s));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        DescentEvidence.IDENTITY,
        DescentEvidence.EXACT,
        DescentEvidence.RECURSION,
        DescentEvidence.BALANCE,
        DescentEvidence.HEAVY_BALL,
        DescentEvidence.MOMENTUM,
        DescentEvidence.MEAN);
  }

  // --- instances

  @Override
  public Arbitrary<DescentProblem> instances() {
    return Instances.drawn(DescentProblem::draw, DescentProblem::simpler);
  }

  @Override
  public List<Example<DescentProblem>> examples() {
    return List.of(
        new Example<>(
            "worked",
            DescentProblem.of(UnhingedProblem.worked(0.5), List.of(0.5, 0.5, 0.5, 0.5), 0.5, 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(DescentProblem x, Trial trial) {
    return DescentEvidence.of(x, DescentProofs.steps(), trial).done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.wrongFormula(
                "exponentials of the flow",
                "$A^\\pm(k)=A^\\pm(0)e^{\\pm r\\sigma\\sum e_j}$ at finite steps.",
                instances(),
                (x, trial) -> {
                  double z = x.flow().z();
                  DescentEvidence.Pair flow =
                      DescentEvidence.scaled(x.flow(), rate -> FastMath.exp(rate * z));
                  return Evidence.of(
                      DescentEvidence.RECURSION
                          .compare(DescentEvidence.descend(x, 0, trial).distance(flow), 0)
                          .within(1e-6 * flow.W().maxAbs(), "far above rounding")
                          .by(DescentEvidence.STEPPED)
                          .build());
                })
            .liveWhere(x -> x.largestStep() > 0.05 && x.flow().A(1).norm() > 0.1),
        Control.wrongFormula(
                "balance conserved",
                "Descent conserves $UQU^\\top-sWQW^\\top$ as the flow does.",
                instances(),
                (x, trial) -> Evidence.of(conserved(x, DescentEvidence.descend(x, 0, trial))))
            .liveWhere(x -> x.largestStep() > 0.05 && start(x).invariant(x.s()).maxAbs() > 0.1),
        Control.wrongFormula(
                "balance conserved with momentum",
                "The momentum flow conserves $UQU^\\top-sWQW^\\top$.",
                instances(),
                (x, trial) -> {
                  double time = Momentum.time(x);
                  return Evidence.of(
                      conserved(
                          x,
                          DescentEvidence.scaled(
                              x.flow(), rate -> Momentum.factor(x.mu(), rate, time))));
                })
            .liveWhere(x -> start(x).invariant(x.s()).maxAbs() > 0.1),
        Control.hypothesisDropped(
                "without replacement",
                "The mean over passes without replacement is full descent.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        DescentEvidence.MEAN
                            .decide(
                                ExactDescent.of(x)
                                    .map(exact -> exact.meanIsDescent(false))
                                    .orElse(true))
                            .by("all paths", "own", "rational")
                            .build()))
            .liveWhere(x -> ExactDescent.of(x).map(ExactDescent::isSmall).orElse(false)));
  }

  private static DescentEvidence.Pair start(DescentProblem x) {
    return new DescentEvidence.Pair(x.flow().U0(), x.W0());
  }

  private static Finding conserved(DescentProblem x, DescentEvidence.Pair end) {
    DescentEvidence.Pair start = start(x);
    double scale = start.invariant(x.s()).maxAbs();
    return CONSERVED
        .compare(end.invariant(x.s()).minus(start.invariant(x.s())).maxAbs(), 0)
        .within(1e-6 * scale, "far above rounding")
        .by(DescentEvidence.STEPPED)
        .build();
  }
}
