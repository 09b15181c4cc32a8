package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.linear.Matrix;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/** With unequal class sizes the prototypes collapse to the largest classes, often to rank one. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedImbalanced implements Theorem<ImbalancedProblem> {

  private static final Claim RANK_ONE =
      Claim.equal("rank one", "The limit direction of $W$ has rank one.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-imbalanced")
        .family("unhinged")
        .title("The unhinged flow with unequal class sizes: closed form and collapse")
        .statement(
            """
            With class sizes $n_c$, $n=\\sum n_c$, $d_c=\\sqrt{n_c}$ and $T=((1+\\gamma)\\operatorname{diag}(d)
            -\\gamma\\mathbf 1d^\\top)/n=P\\Sigma V^\\top$ the flow is $U'=\\eta_1WT$, $W'=\\eta_2UT^\\top$, solved by
            $\\cosh$ and $\\sinh$ of $rz\\Sigma$. For $0<\\gamma$ and $(C-2)\\gamma<2$ the top singular value is
            simple if one class is largest (then $W/\\|W\\|$ tends to rank one) and equals
            $(1+\\gamma)\\sqrt{n_{\\max}}/n$ with multiplicity $m-1$ if $m\\ge2$ classes are.
            """)
        .source("Reconstructed: beyond arXiv 2312.07841, which has balanced classes.");
  }

  @Override
  public Class<ImbalancedProblem> instanceType() {
    return ImbalancedProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<ImbalancedProblem>> hypotheses() {
    return List.of(
        Hypothesis.of("gamma positive", "$\\gamma>0$.", ImbalancedProblem::gamma),
        Hypothesis.of(
            "gamma small",
            "$(C-2)\\gamma<2$.",
            (ImbalancedProblem x) -> 2 - (x.C() - 2) * x.gamma()),
        Hypothesis.of(
            "growing part",
            "The start has a part on the top singular space, $L\\ne0$.",
            ImbalancedEvidence::growingShare));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        ImbalancedEvidence.IDENTITY,
        ImbalancedEvidence.PATH,
        ImbalancedEvidence.MULTIPLICITY,
        ImbalancedEvidence.DIRECTION,
        ImbalancedEvidence.CONSERVED);
  }

  // --- instances

  @Override
  public Arbitrary<ImbalancedProblem> instances() {
    return Instances.drawn(
        ImbalancedProblem::draw,
        x -> ImbalancedEvidence.growingShare(x) > 0,
        ImbalancedProblem::simpler);
  }

  @Override
  public List<Example<ImbalancedProblem>> examples() {
    return List.of(
        new Example<>(
            "worked",
            new ImbalancedProblem(
                List.of(3, 1),
                0.5,
                1,
                3,
                Matrix.ofRows(new double[] {1, 0, -1, 2}, new double[] {0, 1, 1, 0}),
                Matrix.identity(2))));
  }

  // --- evidence

  @Override
  public Evidence examine(ImbalancedProblem x, Trial trial) {
    return ImbalancedEvidence.of(x, ImbalancedProofs.flow(), trial).done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.hypothesisDropped(
                "balanced classes",
                "Rank-one collapse with $m\\ge3$ largest classes.",
                Instances.drawn(
                    draw -> balanced(draw, draw.integer(3, 6)), ImbalancedProblem::simpler),
                UnhingedImbalanced::rankOne)
            .liveWhere(x -> x.largest() >= 3 && x.W0().rows() >= 2),
        Control.hypothesisDropped(
                "gamma zero",
                "Multiplicity $m-1$ for $\\gamma=0$.",
                Instances.drawn(
                    draw -> ImbalancedProblem.draw(draw, ImbalancedProblem.draw(draw).counts(), 0),
                    x -> Stream.empty()),
                (x, trial) -> multiplicity(x, x.largest() - 1))
            .liveWhere(x -> x.largest() >= 2),
        Control.wrongFormula(
                "multiplicity m",
                "The top singular value has multiplicity $m$.",
                instances(),
                (x, trial) -> multiplicity(x, x.largest()))
            .liveWhere(x -> x.largest() >= 2),
        Control.wrongFormula(
                "transposed coupling",
                "The closed form with $T^\\top$ in place of $T$.",
                instances(),
                (x, trial) -> {
                  ImbalancedEvidence.Modes transposed =
                      ImbalancedEvidence.Modes.of(x.T().transpose());
                  return Evidence.of(
                      ImbalancedEvidence.path(
                          x,
                          ImbalancedEvidence.solve(x, transposed, Propagator::flow),
                          ImbalancedEvidence.integrate(x, trial)));
                })
            .liveWhere(
                x ->
                    Collections.min(x.counts()) < Collections.max(x.counts())
                        && x.W0().norm() > 0.1));
  }

  private static ImbalancedProblem balanced(Draw draw, int C) {
    return ImbalancedProblem.draw(
        draw, Collections.nCopies(C, draw.integer(1, 4)), draw.uniform(0.1, 0.9) * 2 / (C - 2));
  }

  private static Evidence multiplicity(ImbalancedProblem x, int claimed) {
    return Evidence.of(
        ImbalancedEvidence.MULTIPLICITY
            .decide(Multiplicity.is(x, claimed))
            .by("rank", "own", "rational")
            .build());
  }

  private static Evidence rankOne(ImbalancedProblem x, Trial trial) {
    ImbalancedEvidence.Modes modes = ImbalancedEvidence.Modes.of(x.T());
    Matrix limit = ImbalancedEvidence.leading(x, modes, x.largest() - 1);
    double[] values =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(limit.toRows()))
            .getSingularValues();
    return Evidence.of(
        RANK_ONE
            .compare(values[1] / values[0], 0)
            .within(1e-9, "rounding")
            .by(FlowEvidence.DIRECT)
            .build());
  }
}
