package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.exact.Rationals;
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
import org.hipparchus.fraction.BigFraction;

/** Smoothed labels shrink one eigenvalue of the unhinged flow and leave the other alone. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedSoftLabels implements Theorem<SoftLabelProblem> {

  private static final double LEAST_GAP = 1e-6;
  private static final double LEAST_SHARE = 1e-3;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-soft-labels")
        .family("unhinged")
        .title("The unhinged flow with smoothed labels")
        .statement(
            """
            With labels $(1-\\varepsilon)Y+\\frac\\varepsilon{C-1}(\\mathbf{11}^\\top-Y)$ the coupling keeps its singular
            spaces; $\\sigma_1=(1+\\gamma)(1-\\varepsilon\\frac C{C-1})/(C\\sqrt N)$ while
            $\\sigma_2=(1+\\gamma-\\gamma C)/(C\\sqrt N)$ does not change. So every closed form of the flow holds with
            these eigenvalues, and $W/\\|W\\|$ tends to the part of the start that belongs to the eigenvalue of larger
            modulus: $A^+$ for little noise, $B^\\pm$ for much, $A^-$ if $\\sigma_1<-|\\sigma_2|$.
            """)
        .source("Reconstructed: beyond arXiv 2312.07841, which has hard labels.");
  }

  @Override
  public Class<SoftLabelProblem> instanceType() {
    return SoftLabelProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<SoftLabelProblem>> hypotheses() {
    return List.of(
        Hypothesis.of("proportional rates", "$\\eta_1=s\\eta_2$ with $s>0$.", SoftLabelProblem::s),
        Hypothesis.of(
            "one eigenvalue leads",
            "$|\\sigma_1|\\ne|\\sigma_2|$, by a millionth of the larger at least.",
            x -> x.gap() - LEAST_GAP),
        Hypothesis.of(
            "growing part",
            "The start has a part that belongs to the leading eigenvalue and its sign.",
            x -> x.share() - LEAST_SHARE));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        SoftLabelEvidence.SPECTRUM,
        SoftLabelEvidence.COEFFICIENTS,
        SoftLabelEvidence.PATH,
        SoftLabelEvidence.DIRECTION);
  }

  // --- instances

  @Override
  public Arbitrary<SoftLabelProblem> instances() {
    return Instances.drawn(
        SoftLabelProblem::draw, UnhingedSoftLabels::isClear, SoftLabelProblem::simpler);
  }

  private static boolean isClear(SoftLabelProblem x) {
    return x.gap() > LEAST_GAP && x.share() > LEAST_SHARE;
  }

  @Override
  public List<Example<SoftLabelProblem>> examples() {
    return List.of(
        new Example<>("worked", SoftLabelProblem.of(UnhingedProblem.worked(0.4), 0.2)),
        new Example<>("no contrast", SoftLabelProblem.of(UnhingedProblem.worked(0.25), 2.0 / 3)),
        new Example<>("reversed", SoftLabelProblem.of(UnhingedProblem.worked(0.5), 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(SoftLabelProblem x, Trial trial) {
    return SoftLabelEvidence.of(x, trial);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.wrongFormula(
                "eigenvalue of hard labels",
                "$\\sigma_1=(1+\\gamma)/(C\\sqrt N)$, whatever $\\varepsilon$.",
                instances(),
                (x, trial) -> {
                  TaylorCertificate hard = TaylorCertificate.of(x.hard().model());
                  return Evidence.of(
                      SoftLabelEvidence.coefficients(
                          x, x.certificate().withSigma1Squared(hard.sigma1Squared())));
                })
            .liveWhere(x -> Math.abs(Math.abs(x.contrast()) - 1) > 1e-9),
        Control.wrongFormula(
                "both eigenvalues shrink",
                "$\\sigma_2$ is multiplied by $1-\\varepsilon C/(C-1)$ too.",
                instances(),
                (x, trial) -> {
                  TaylorCertificate right = x.certificate();
                  BigFraction kept =
                      BigFraction.ONE.subtract(
                          Rationals.of(x.eps()).multiply(new BigFraction(x.C(), x.C() - 1)));
                  return Evidence.of(
                      SoftLabelEvidence.coefficients(
                          x,
                          new TaylorCertificate(
                              right.M(),
                              right.sigma1Squared(),
                              right.sigma2Squared().multiply(kept).multiply(kept))));
                })
            .liveWhere(x -> Math.abs(Math.abs(x.contrast()) - 1) > 1e-9 && x.sigma2() != 0),
        Control.wrongFormula(
                "sign of the eigenvalue ignored",
                "The closed form with $|\\sigma_1|$.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        SoftLabelEvidence.path(
                            x,
                            SoftLabelEvidence.solve(
                                x, Math.abs(x.sigma1()), x.sigma2(), Propagator::flow),
                            SoftLabelEvidence.integrate(x, trial))))
            .liveWhere(
                x ->
                    x.sigma1() < 0
                        && -x.sigma1() * x.hard().r() * x.z() > 0.01
                        && UnhingedModel.onQ(x.W0()).norm() > 0.1),
        Control.hypothesisDropped(
                "any amount of noise",
                "$W/\\|W\\|\\to A^+/\\|A^+\\|$ for every $\\varepsilon$.",
                instances(),
                (x, trial) -> Evidence.of(SoftLabelEvidence.direction(x, x.hard().A(1))))
            .liveWhere(
                x ->
                    !(x.isLedByQ() && x.sigma1() > 0)
                        && x.share() > 0.1
                        && x.hard().A(1).norm() > 0.1
                        && x.hard().A(1).plus(x.hard().A(-1)).norm() > 0.1));
  }
}
