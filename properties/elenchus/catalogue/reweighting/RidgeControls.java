package elenchus.catalogue.reweighting;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of {@link GmmRidge}. */
final class RidgeControls {
  private static final double SPREAD = 2;

  private RidgeControls() {}

  static List<Control<?>> all(Arbitrary<RidgeMixture> instances) {
    return List.of(
        Control.wrongFormula(
            "norm without its root",
            "$\\alpha=rv\\sqrt{s^2+\\Delta}/(1+rvs^2)$, without $\\sqrt{1-S}$.",
            instances,
            (RidgeMixture m, Trial trial) ->
                solved(m, with(m.limit(), m.limit().alpha() * Math.sqrt(1 - m.limit().S())))),
        Control.wrongFormula(
                "delta for Delta",
                "$\\Delta=\\delta$ for unequal classes too.",
                instances,
                (RidgeMixture m, Trial trial) ->
                    solved(
                        m,
                        with(
                            m.limit(),
                            m.limit().alpha()
                                * Math.sqrt(
                                    (m.s() * m.s() + m.delta())
                                        / (m.s() * m.s() + m.effectiveDelta())))))
            .liveWhere(m -> m.piPlus() < 0.45),
        Control.wrongFormula(
                "weight without the penalty",
                "The weight of equal errors is $(2\\pi_--\\delta)/(2\\pi_+-\\delta)$ for every $l$.",
                instances,
                (RidgeMixture m, Trial trial) -> unpenalised(m))
            .liveWhere(m -> m.delta() < 1.9 * m.piPlus() && m.piPlus() < 0.45 && m.l() > 0.1),
        Control.wrongFormula(
                "critical penalty without kappa",
                "$l_{crit}=(\\delta-2\\pi_+)/\\pi_+$.",
                instances,
                (RidgeMixture m, Trial trial) ->
                    Evidence.of(
                        RidgeChecks.critical(m, (m.delta() - 2 * m.piPlus()) / m.piPlus()).build()))
            .liveWhere(m -> m.delta() > 2 * m.piPlus() && m.kappa() > 0.01 && m.kappa() < 0.98),
        Control.hypothesisDropped(
            "features of several scales",
            "With a penalty the limit is the same for features of different variances.",
            Instances.among(List.of(new RidgeMixture(0.2, 0.5, 1.5, 4, 1, 2, 10))),
            (RidgeMixture m, Trial trial) ->
                GmmRidge.sampled(m, m.limit().observables(), SPREAD, trial)));
  }

  private static RidgeMixture.Limit with(RidgeMixture.Limit limit, double alpha) {
    return new RidgeMixture.Limit(
        limit.u(),
        limit.r(),
        limit.S(),
        limit.gamma(),
        limit.b(),
        alpha,
        limit.argumentPlus(),
        limit.argumentMinus());
  }

  private static Evidence solved(RidgeMixture m, RidgeMixture.Limit wrong) {
    return Evidence.of(RidgeChecks.solved(m, wrong).build());
  }

  private static Evidence unpenalised(RidgeMixture m) {
    RidgeMixture.EqualErrors right = m.equalErrors();
    double rho = (2 * m.piMinus() - m.delta()) / (2 * m.piPlus() - m.delta());
    return Evidence.of(
        RidgeChecks.equalErrors(
                m, new RidgeMixture.EqualErrors(right.r(), right.V(), rho, right.argument()))
            .build());
  }
}
