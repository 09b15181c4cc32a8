package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;

/** The unhinged flow with weight decay: closed form and trichotomy. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedFlowWeightDecay implements Theorem<DecayProblem> {

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-flow-weight-decay")
        .family("unhinged")
        .title("The unhinged flow with weight decay: closed form and trichotomy")
        .statement(
            """
            With weight decay $\\lambda_1$ on $H$ and $\\lambda_2$ on $W,b$, each pair $(\\sigma,P)$ obeys
            $(UP,WP)(z)=e^{zK}(U_0P,W_0P)$, $K=\\begin{pmatrix}-s\\lambda_1&s\\sigma\\\\ \\sigma&-\\lambda_2\\end{pmatrix}$,
            $R=e^{-s\\lambda_1z}R_0$, $b=e^{-\\lambda_2z}b_0+\\kappa(1-e^{-\\lambda_2z})/\\lambda_2\\,\\mathbf 1$.
            $Z\\to0$, converges, or grows like $e^{\\theta_+z}$ as $\\max|\\sigma|^2$ is below, at or above
            $\\lambda_1\\lambda_2$; in the last case provided the growing coordinate
            $g=(\\sigma U_0+(\\theta_++s\\lambda_1)W_0)P$ is not zero.
            """)
        .source(
            "Zhou, Liu, Wang, Zhai, Jiang, Ji: arXiv 2312.07841, Theorem 4 and Corollary 5 (read);"
                + " unequal decay rates and the growing coordinate are reconstructed.");
  }

  @Override
  public Class<DecayProblem> instanceType() {
    return DecayProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<DecayProblem>> hypotheses() {
    return List.of(
        Hypothesis.of("proportional rates", "$\\eta_1=s\\eta_2$ with $s>0$.", DecayProblem::s),
        Hypothesis.of(
            "critical or clearly not",
            "$\\sigma^2=\\lambda_1\\lambda_2$ exactly, or they differ by more than $10^{-9}$.",
            x -> {
              double distance = Math.abs(x.dominant() * x.dominant() - x.l1() * x.l2());
              return distance == 0 ? 1 : distance - 1e-9;
            }));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        DecayEvidence.IDENTITY, DecayEvidence.PATH, DecayEvidence.SLOPE, DecayEvidence.LIMIT);
  }

  // --- instances

  @Override
  public Arbitrary<DecayProblem> instances() {
    return Instances.drawn(DecayProblem::draw, DecayProblem::simpler);
  }

  @Override
  public List<Example<DecayProblem>> examples() {
    return List.of(
        new Example<>("worked", DecayProblem.of(UnhingedProblem.worked(0.5), 0.2, 0.3)),
        new Example<>("equilibrium", DecayErrata.EQUILIBRIUM));
  }

  // --- evidence

  @Override
  public Evidence examine(DecayProblem x, Trial trial) {
    return DecayEvidence.of(x, Propagator::decayingFlow, DecayProofs.flow(), trial).done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    List<Control<?>> controls = new ArrayList<>(DecayErrata.controls(instances()));
    controls.add(
        Control.hypothesisDropped(
                "threshold of sigma1 alone",
                "$Z\\to0$ for $\\lambda_1=\\lambda_2>\\sigma_1$, whatever $\\sigma_2$.",
                Instances.drawn(
                    draw -> {
                      UnhingedProblem x = UnhingedInstances.draw(draw);
                      UnhingedProblem large = x.with(draw.uniform(1.2, 3), x.s(), x.z());
                      double decay = 1.1 * large.model().sigma1();
                      return DecayProblem.of(large, decay, decay);
                    },
                    x -> Stream.empty()),
                UnhingedFlowWeightDecay::decaysBySigma1)
            .liveWhere(x -> x.thetaPlus(x.dominant()) > 0.01 && growingOnJ(x).norm() > 0.01));
    controls.add(
        Control.wrongFormula(
                "decay rates exchanged",
                "$K=\\begin{pmatrix}-s\\lambda_2&s\\sigma\\\\ \\sigma&-\\lambda_1\\end{pmatrix}$.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        DecayEvidence.path(
                            DecaySolution.of(x, UnhingedFlowWeightDecay::exchanged), trial)))
            .liveWhere(x -> Math.abs(x.l1() - x.l2()) * x.z() > 0.01 && x.W0().norm() > 0.1));
    return controls;
  }

  private static <T extends FieldElement<T>> Propagator<T> exchanged(
      Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    return Propagator.decayingFlow(f, s, l2, l1, sigma, z);
  }

  /** The growing coordinate on J, left eigenvector of K at sigma2. */
  private static Matrix growingOnJ(DecayProblem x) {
    double sigma = x.plain().model().sigma2();
    double weight = x.thetaPlus(sigma) + x.s() * x.l1();
    return UnhingedModel.onJ(x.plain().U0().times(sigma).plus(x.W0().times(weight)));
  }

  private static Evidence decaysBySigma1(DecayProblem x, Trial trial) {
    double sigma = x.plain().model().sigma2();
    double[][] E = DecayEvidence.exponential(x, sigma, 20 / x.thetaPlus(sigma));
    Matrix W = x.plain().U0().times(E[1][0]).plus(x.W0().times(E[1][1]));
    return Evidence.of(
        DecayEvidence.LIMIT
            .compare(UnhingedModel.onJ(W).norm(), 0)
            .within(1e-6 * (x.W0().norm() + x.plain().U0().norm()), "far beyond any transient")
            .by(FlowEvidence.DIRECT)
            .build());
  }
}
