package elenchus.catalogue.reweighting;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of {@link LlrInterpolation}. */
final class InterpolationWeightControls {
  private InterpolationWeightControls() {}

  static List<Control<?>> all(Arbitrary<InterpolationProblem> instances) {
    return List.of(
        Control.hypothesisDropped(
                "early stopping",
                "Weighted and unweighted flow agree at the time $1/L$ already.",
                instances,
                (InterpolationProblem p, Trial trial) -> early(p))
            .liveWhere(p -> p.n() > 1 && p.weightRatio() >= 2),
        Control.hypothesisDropped(
                "more samples than coefficients",
                "With $n>d+1$ the weighted solution is the unweighted one.",
                Instances.drawn(
                    draw -> {
                      int d = draw.integer(1, 3);
                      return InterpolationProblem.draw(draw, d + 2 + draw.integer(0, 2), d);
                    },
                    InterpolationWeightControls::isOverdetermined,
                    InterpolationProblem::simpler),
                (InterpolationProblem p, Trial trial) -> overdetermined(p))
            .liveWhere(p -> isOverdetermined(p) && !agree(p)),
        Control.wrongFormula(
                "no tilt",
                "For vanishing penalty both errors are"
                    + " $Q(s^2\\sqrt{1-1/\\delta}/\\sqrt{s^2+\\Delta})$.",
                instances,
                (InterpolationProblem p, Trial trial) -> untilted(p))
            .liveWhere(p -> p.piPlus() < 0.45));
  }

  private static Evidence early(InterpolationProblem p) {
    WeightedFlow weighted = WeightedFlow.of(p);
    double[] w = weighted.at(1 / weighted.curvature());
    WeightedFlow plain = WeightedFlow.of(p.unweighted());
    return Evidence.of(
        InterpolationChecks.arrival(weighted, w, plain.at(1 / plain.curvature())).build());
  }

  private static boolean isOverdetermined(InterpolationProblem p) {
    WeightedFlow.Exact exact = WeightedFlow.Exact.of(p);
    return p.n() > p.X().columns() + 1 && exact.design().rank() == p.X().columns() + 1;
  }

  private static boolean agree(InterpolationProblem p) {
    return WeightedFlow.Exact.of(p)
        .leastSquares()
        .equals(WeightedFlow.Exact.of(p.unweighted()).leastSquares());
  }

  private static Evidence overdetermined(InterpolationProblem p) {
    return Evidence.of(
        LlrInterpolation.INTERPOLATOR.decide(agree(p)).by(LlrInterpolation.FRACTIONS).build());
  }

  private static Evidence untilted(InterpolationProblem p) {
    RidgeMixture.Limit limit = LlrInterpolation.limit(p);
    double middle = 0.5 * (limit.argumentPlus() + limit.argumentMinus());
    return Evidence.of(InterpolationChecks.vanishingPenalty(p, middle, middle).build());
  }
}
