package elenchus.catalogue.reweighting;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** False variants of {@link SeparableFlow}. */
final class SeparableFlowControls {
  private SeparableFlowControls() {}

  static List<Control<?>> all(Arbitrary<WeightedMargins> instances) {
    return List.of(
        Control.hypothesisDropped(
                "more samples than features",
                "With $n>d$ the least-squares $v$ makes weights a translation still.",
                Instances.drawn(
                    draw -> {
                      int d = draw.integer(1, 3);
                      return WeightedMargins.draw(draw, d + draw.integer(1, 3), d);
                    },
                    WeightedMargins::simpler),
                (WeightedMargins p, Trial trial) ->
                    Evidence.of(
                        SeparableFlow.conjugate(
                                p, WeightedMargins.translation(p.Z(), p.logWeights()), trial)
                            .build()))
            .liveWhere(p -> p.n() > p.d()),
        Control.wrongFormula(
                "weights on the logistic loss",
                "Weights on the logistic loss are the same translation.",
                instances,
                (WeightedMargins p, Trial trial) -> logistic(p, trial))
            .liveWhere(p -> p.hasFullRowRank() && unequal(p)),
        Control.wrongFormula(
                "opposite translation",
                "$w_\\omega(t;w_0)=w_1(t;w_0-v)+v$.",
                instances,
                (WeightedMargins p, Trial trial) -> opposite(p, trial))
            .liveWhere(p -> p.hasFullRowRank() && unequal(p)),
        Control.wrongFormula(
                "bounded part without weights",
                "$e^{-z_i\\cdot\\tilde w}=\\alpha_i$ on the support, whatever the weights.",
                instances,
                (WeightedMargins p, Trial trial) -> {
                  ResidualLimit limit = ResidualLimit.of(p);
                  return Evidence.of(limit.bounded(limit.predicted(new double[p.n()])).build());
                })
            .liveWhere(p -> p.isSeparable() && p.isNondegenerate() && supportWeighted(p)),
        Control.wrongFormula(
                "margins scaled only",
                "Asymmetric margins have $w=\\frac{1+r}2w_{SVM}$, $b=\\frac{1+r}2b_{SVM}$.",
                instances,
                (WeightedMargins p, Trial trial) -> scaledOnly(p))
            .liveWhere(p -> p.y().stream().distinct().count() == 2 && Math.abs(p.r() - 1) > 0.01));
  }

  private static boolean unequal(WeightedMargins p) {
    return Collections.max(p.omega()) > 1.5 || Collections.min(p.omega()) < 0.6;
  }

  private static boolean supportWeighted(WeightedMargins p) {
    double[] log = p.logWeights();
    return p.hardMargin().support().stream().anyMatch(i -> Math.abs(log[i]) > 0.01);
  }

  private static Evidence logistic(WeightedMargins p, Trial trial) {
    double[] v = WeightedMargins.translation(p.Z(), p.logWeights());
    return Evidence.of(
        SeparableFlow.translated(
                SeparableFlow.SHIFTED,
                p,
                (i, m) -> p.omega().get(i) / (1 + FastMath.exp(m)),
                (i, m) -> 1 / (1 + FastMath.exp(m)),
                v,
                trial)
            .build());
  }

  private static Evidence opposite(WeightedMargins p, Trial trial) {
    double[] v = WeightedMargins.translation(p.Z(), p.logWeights());
    double[] negative = IntStream.range(0, v.length).mapToDouble(j -> -v[j]).toArray();
    return Evidence.of(SeparableFlow.conjugate(p, negative, trial).build());
  }

  private static Evidence scaledOnly(WeightedMargins p) {
    AsymmetricMargins image = AsymmetricMargins.solve(p, 1).image(p.r());
    return Evidence.of(
        AsymmetricMargins.finding(
                p, p.r(), new AsymmetricMargins(image.w(), image.b() - (p.r() - 1) / 2, 0))
            .build());
  }
}
