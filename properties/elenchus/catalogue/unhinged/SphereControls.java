package elenchus.catalogue.unhinged;

import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** False statements about descent along the sphere. */
final class SphereControls {
  private static final Claim INCREASE =
      Claim.equal("increase", "The cosine does not decrease in the step.");
  private static final Claim LINEAR =
      Claim.atMost("linear rate", "$(1-\\beta_{k+1})/(1-\\beta_k)\\le0.99$ at $k=10^4$.");

  private static final int LONG = 10_000;
  private static final double HELD = 2.5;

  private SphereControls() {}

  static List<Control<?>> all() {
    Arbitrary<SphereProblem> slow =
        Instances.drawn(
            draw -> SphereProblem.of(draw, 2, draw.uniform(-0.5, 0.3), draw.uniform(0.1, 0.4)),
            SphereProblem::simpler);
    Arbitrary<SphereProblem> fast =
        Instances.drawn(
            draw -> SphereProblem.of(draw, 2, draw.uniform(0.7, 0.99), draw.uniform(2, 3)),
            SphereProblem::simpler);
    Arbitrary<SphereProblem> all =
        Instances.drawn(
            SphereProblem::draw,
            x -> x.defect() < 1.9 && x.defect() > 0.01,
            SphereProblem::simpler);
    return List.of(
        Control.asPrinted(
                "first power of the norm",
                "If $\\eta\\|w\\|/\\|h_0\\|\\le1$ then $\\cos(h,w)$ does not decrease.",
                new Erratum(
                    "E5",
                    "Zhou et al., arXiv 2312.07841, proof of Theorem 7",
                    "step condition $\\mathrm{const}\\cdot\\eta\\|w\\|/\\|h_0\\|\\le1$, with the first power"
                        + " of the norm, as transcribed from one text version",
                    "The hypothesis does not give monotonicity, whatever the constant: rescaling $h_0$"
                        + " keeps it and sends $\\alpha_0=\\eta\\|w\\|/\\|h_0\\|^2$ to infinity. The"
                        + " limit 1 is not affected.",
                    "$h_0=(\\frac1{10},\\frac3{40})$, $w=(1,0)$, $\\eta=\\frac{25}{216}$: the condition"
                        + " is $\\frac{25}{27}\\le1$, $\\alpha_0=\\frac{200}{27}$, and one step takes the"
                        + " cosine from $\\frac45$ to $\\frac{156}{205}$.",
                    "$\\alpha_0=\\eta\\|w\\|/\\|h_0\\|^2\\le2$ suffices for monotonicity, and 2 is sharp."),
                Instances.drawn(SphereControls::drawShort, SphereProblem::simpler),
                (x, trial) -> increase(x))
            .liveWhere(
                x -> {
                  ExactSphereStep step = ExactSphereStep.of(x);
                  return step.isFirstPowerAtMostOne() && !step.isCriterionMet();
                })
            .certifiedOn(UnhingedSphere.COUNTEREXAMPLE),
        Control.wrongFormula(
                "bound 3 in place of 2",
                "The cosine does not decrease if $\\alpha_0\\le3$.",
                fast,
                (x, trial) -> increase(x))
            .liveWhere(
                x -> {
                  ExactSphereStep step = ExactSphereStep.of(x);
                  return step.isAlphaAtMost(new BigFraction(3)) && !step.isCriterionMet();
                }),
        Control.wrongFormula(
                "rate without the square",
                "$(1-\\beta_{k+1})/(1-\\beta_k)\\to|1-\\alpha_\\infty|$.",
                all,
                SphereControls::unsquared)
            .liveWhere(x -> x.alpha() < 0.9 && x.alpha() > 0.05),
        Control.wrongFormula(
                "length not updated",
                "$\\alpha^+=\\alpha$.",
                all,
                (x, trial) -> Evidence.of(SphereEvidence.vectors(x, SphereControls::held, trial)))
            .liveWhere(x -> x.alpha() < 1 && x.alpha() > 0.05 && x.defect() > 0.3),
        Control.hypothesisDropped(
            "step sizes of finite sum",
            "$\\beta\\to1$ with $\\eta_k=\\eta_0/(k+1)^2$.",
            slow,
            (x, trial) ->
                Evidence.of(
                    SphereEvidence.limit(
                        SphereRun.varying(x, k -> square(k / (k + 1.0)), LONG).defect()))),
        Control.hypothesisDropped(
            "step sizes that vanish",
            "Linear convergence with $\\eta_k=\\eta_0/(k+1)$.",
            slow,
            (x, trial) -> {
              SphereRun.State last = SphereRun.varying(x, k -> k / (k + 1.0), LONG);
              return Evidence.of(
                  LINEAR
                      .compare(last.next(SphereStep::of).defect() / last.defect(), 0.99)
                      .within(1e-9, "rounding of a quotient")
                      .by(FlowEvidence.DIRECT)
                      .build());
            }),
        Control.hypothesisDropped(
            "step sizes that grow with the feature",
            "$\\beta\\to1$ with $\\eta_k$ proportional to $\\|h_k\\|^2$, so that $\\alpha=2.5$ for ever.",
            slow,
            (x, trial) -> Evidence.of(SphereEvidence.limit(heldAt(x, HELD, LONG)))));
  }

  private static double square(double x) {
    return x * x;
  }

  /** 1 - beta after so many steps with alpha held. */
  static double heldAt(SphereProblem x, double alpha, int steps) {
    SphereRun.State state = SphereRun.State.start(x);
    for (int k = 0; k < steps; k++) {
      state = new SphereRun.State(state.defect(), alpha, 1).next(SphereStep::of);
    }
    return state.defect();
  }

  /** A short feature not far from its prototype, with a step that obeys the first power. */
  private static SphereProblem drawShort(Draw draw) {
    SphereProblem x = SphereProblem.of(draw, draw.integer(2, 4), draw.uniform(0.75, 0.99), 1);
    double length = x.h().norm();
    double shrink = draw.uniform(0.02, 0.15) / length;
    return new SphereProblem(
        draw.uniform(0.5, 1) * shrink * length / x.prototype().norm(),
        x.h0().stream().map(entry -> shrink * entry).toList(),
        x.w());
  }

  private static Evidence increase(SphereProblem x) {
    return Evidence.of(
        INCREASE
            .decide(ExactSphereStep.of(x).isNotDecreasing())
            .by("square root adjoined", "own", "rational")
            .build());
  }

  private static Evidence unsquared(SphereProblem x, Trial trial) {
    SphereRun.Landing landing = SphereEvidence.land(x, trial);
    return Evidence.of(SphereEvidence.ratio(landing, Math.abs(1 - landing.alpha())));
  }

  private static <T extends FieldElement<T>> SphereStep<T> held(
      Elementary<T> f, T defect, T alpha) {
    SphereStep<T> step = SphereStep.of(f, defect, alpha);
    return new SphereStep<>(step.beta(), step.defect(), alpha, step.stretch());
  }
}
