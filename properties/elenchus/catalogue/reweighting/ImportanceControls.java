package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** False variants of {@link ImportanceWeights}. */
final class ImportanceControls {
  private static final Witness FRACTIONS = new Witness("normal equations", "own", "rational");

  private ImportanceControls() {}

  static List<Control<?>> all(Arbitrary<GroupShift> instances) {
    return List.of(
        Control.wrongFormula(
                "likelihood ratio",
                "The share $p=q$, importance weighting, has the least risk.",
                instances,
                (GroupShift g, Trial trial) -> betterThan(g, InterceptRisk.of(g).q()))
            .liveWhere(g -> !InterceptRisk.of(g).q().equals(InterceptRisk.of(g).share())),
        Control.wrongFormula(
                "no weights",
                "The share $p=n_1/n$, no weighting, has the least risk.",
                instances,
                (GroupShift g, Trial trial) -> betterThan(g, InterceptRisk.of(g).share()))
            .liveWhere(g -> !InterceptRisk.of(g).q().equals(InterceptRisk.of(g).share())),
        Control.hypothesisDropped(
                "slopes that differ",
                "The average excess is bias plus variance of the offsets alone, although group 1"
                    + " has another slope.",
                instances,
                (GroupShift g, Trial trial) -> slopes(g))
            .liveWhere(ImportanceControls::slopesMatter),
        Control.wrongFormula(
                "nominal share",
                "In high dimension $p$ is the share of the weight, $n_1w_1/\\sum w$.",
                instances,
                (GroupShift g, Trial trial) -> nominal(g))
            .liveWhere(
                g -> {
                  double share = ImportanceChecks.nominalShare(g.limit(), g.p());
                  return g.limit().spread(share) < 0.99 && Math.abs(share - g.p()) > 1e-3;
                }),
        Control.wrongFormula(
                "responses for residuals",
                "The hypergradient is $\\nabla L_{val}^\\top(X^\\top WX)^{-1}X^\\top(dw\\circ y)$.",
                instances,
                (GroupShift g, Trial trial) -> unfitted(g))
            .liveWhere(ImportanceControls::fittedMatters));
  }

  private static Evidence betterThan(GroupShift g, BigFraction share) {
    InterceptRisk risk = InterceptRisk.of(g);
    return Evidence.of(
        ImportanceWeights.BEST
            .decide(risk.at(share).compareTo(risk.at(risk.best())) <= 0)
            .by(new Witness("excess risk", "own", "rational"))
            .build());
  }

  /** Offsets, and the first feature as well in group 1. */
  private static RationalVector tilted(GroupShift g) {
    RationalMatrix x = RationalMatrix.of(g.X());
    RationalVector offsets = GroupFit.of(g).offsets();
    return AdjustedRisk.vector(
        g.n(), i -> i < g.n1() ? offsets.get(i).add(x.get(i, 0)) : offsets.get(i));
  }

  private static boolean slopesMatter(GroupShift g) {
    GroupFit fit = GroupFit.of(g);
    return g.n() <= 7
        && !fit.excess(fit.solve(tilted(g))).equals(fit.excess(fit.solve(fit.offsets())));
  }

  private static Evidence slopes(GroupShift g) {
    GroupFit fit = GroupFit.of(g);
    return Evidence.of(
        ImportanceWeights.AVERAGE
            .decide(fit.averagedExcess(tilted(g)).equals(fit.expectedExcess(BigFraction.ONE)))
            .by(FRACTIONS)
            .build());
  }

  private static Evidence nominal(GroupShift g) {
    EffectiveShare limit = g.limit();
    double share = ImportanceChecks.nominalShare(limit, g.p());
    return Evidence.of(
        ImportanceChecks.fixedPoint(
                limit, limit.rho(g.p()), share, limit.tau2(share), limit.risk(share))
            .build());
  }

  private static Evidence unfitted(GroupShift g) {
    GroupFit fit = GroupFit.of(g);
    return Evidence.of(ImportanceChecks.hypergradient(fit, fit.hypergradientOfResponses()).build());
  }

  private static boolean fittedMatters(GroupShift g) {
    GroupFit fit = GroupFit.of(g);
    BigFraction gap = fit.hypergradient().subtract(fit.hypergradientOfResponses());
    return gap.abs().doubleValue() > 1e-6;
  }
}
