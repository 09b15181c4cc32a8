package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.exact.Rationals;
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
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** Features under weight decay relax exponentially to a combination of fixed prototypes. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedAnchored implements Theorem<AnchoredProblem> {

  private static final Claim APPROACH =
      Claim.atMost(
          "approach", "Each step of gradient descent brings $H$ no farther from $WM/\\lambda$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-anchored")
        .family("unhinged")
        .title("The unhinged flow of features with fixed prototypes")
        .statement(
            """
            With $W$ fixed and $H'=\\eta(t)(WM-\\lambda H)$, $\\zeta=\\int\\eta$:
            $H=e^{-\\lambda\\zeta}H_0+\\frac{1-e^{-\\lambda\\zeta}}\\lambda WM$ ($H_0+\\zeta WM$ for $\\lambda=0$), so
            $\\|H-WM/\\lambda\\|=e^{-\\lambda\\zeta}\\|H_0-WM/\\lambda\\|$; the limit of each feature of class $c$ is
            $((1+\\gamma)w_c-\\gamma\\sum_jw_j)/(\\lambda CN)$. Gradient descent has the same form with
            $\\prod_k(1-\\eta_k\\lambda)$ in place of $e^{-\\lambda\\zeta}$.
            """)
        .source(
            "Zhou, Liu, Wang, Zhai, Jiang, Ji: arXiv 2312.07841, Theorem 6 (read); the exact"
                + " distance and the discrete form are reconstructed.");
  }

  @Override
  public Class<AnchoredProblem> instanceType() {
    return AnchoredProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<AnchoredProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "decay not negative", "$\\lambda\\ge0$.", x -> x.lambda() + Double.MIN_NORMAL));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        AnchoredEvidence.IDENTITY,
        AnchoredEvidence.COLUMNS,
        AnchoredEvidence.PATH,
        AnchoredEvidence.SLOPE,
        AnchoredEvidence.DISTANCE,
        AnchoredEvidence.DESCENT);
  }

  // --- instances

  @Override
  public Arbitrary<AnchoredProblem> instances() {
    return Instances.drawn(AnchoredProblem::draw, AnchoredProblem::simpler);
  }

  @Override
  public List<Example<AnchoredProblem>> examples() {
    UnhingedProblem data = UnhingedProblem.worked(0.5);
    return List.of(
        new Example<>("worked", AnchoredProblem.of(data, 0.25, List.of(0.5, 1.0))),
        new Example<>("no decay", AnchoredProblem.of(data, 0, List.of(0.5, 1.0))),
        new Example<>(
            "simplex prototypes",
            AnchoredProblem.of(
                data.with(
                    data.H0(), Matrix.ofRows(new double[] {1, -1, 0}, new double[] {0.5, 0.5, -1})),
                1,
                List.of(1.0))));
  }

  // --- evidence

  @Override
  public Evidence examine(AnchoredProblem x, Trial trial) {
    return AnchoredEvidence.of(x, trial);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.hypothesisDropped(
                "prototypes that move",
                "The closed form while $W$ moves at the rate of $H$.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        AnchoredEvidence.path(
                            x,
                            AnchoredEvidence.Solution.of(x, Relaxation::flow),
                            AnchoredEvidence.integrate(x, 1, trial))))
            .liveWhere(
                x ->
                    x.zeta() > 0.5
                        && x.plain().model().timesS(x.plain().U0()).norm()
                            > 0.05 * x.H0().maxAbs()),
        Control.hypothesisDropped(
                "step too long",
                "Gradient descent approaches the limit whatever $\\eta\\lambda$.",
                Instances.drawn(
                    draw -> {
                      AnchoredProblem x = AnchoredProblem.draw(draw);
                      double lambda = 0.25 + x.lambda();
                      return AnchoredProblem.of(
                          x.plain(), lambda, List.of(draw.uniform(2.1, 4) / lambda));
                    },
                    AnchoredProblem::simpler),
                (x, trial) -> approach(x))
            .liveWhere(x -> x.lambda() * x.steps().get(0) > 2),
        Control.wrongFormula(
                "half the decay in the denominator",
                "$H=e^{-\\lambda\\zeta}H_0+\\frac{1-e^{-\\lambda\\zeta}}{\\lambda/2}WM$.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        AnchoredEvidence.slope(
                            x, AnchoredEvidence.Solution.of(x, UnhingedAnchored::halved))))
            .liveWhere(x -> x.lambda() > 0 && x.drive().norm() > 0.01),
        Control.wrongFormula(
                "sum of the prototypes forgotten",
                "Column $(c,i)$ of $WM$ is $(1+\\gamma)w_c/(CN)$.",
                instances(),
                (x, trial) -> Evidence.of(AnchoredEvidence.columns(x, false)))
            .liveWhere(x -> x.gamma() > 0.01 && UnhingedModel.onJ(x.W()).norm() > 0.01),
        Control.wrongFormula(
                "exponential at a finite step",
                "Gradient descent follows the flow, $P=e^{-\\lambda\\sum\\eta}$.",
                instances(),
                (x, trial) -> likeFlow(x))
            .liveWhere(x -> x.lambda() > 0.02 && x.H0().norm() > 0.1));
  }

  private static <T extends FieldElement<T>> Relaxation<T> halved(
      Elementary<T> f, T lambda, T zeta) {
    Relaxation<T> e = Relaxation.flow(f, lambda, zeta);
    return new Relaxation<>(e.keep(), e.gain().multiply(2));
  }

  /** Whether an enclosure of the exponential contains the factor of the descent. */
  private static Evidence likeFlow(AnchoredProblem x) {
    BigFraction sum = BigFraction.ZERO;
    for (double step : x.steps()) {
      sum = sum.add(Rationals.of(step));
    }
    Interval exponential = Interval.of(sum.multiply(Rationals.of(x.lambda())).negate()).exp();
    return Evidence.of(
        AnchoredEvidence.DESCENT
            .decide(exponential.contains(AnchoredEvidence.exactDescent(x).keep()))
            .by("enclosure of the exponential", "own", "interval")
            .build());
  }

  /** The factor of the distance, decided in fractions. */
  private static Evidence approach(AnchoredProblem x) {
    BigFraction factor = AnchoredEvidence.exactDescent(x).keep().abs();
    return Evidence.of(
        APPROACH
            .decide(factor.compareTo(BigFraction.ONE) <= 0)
            .by("factor of the distance", "own", "rational")
            .build());
  }
}
