package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.LinfBox.*;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** False variants of {@link LinfBox}. */
final class LinfBoxControls {
  private LinfBoxControls() {}

  static List<Control<?>> all(Arbitrary<BoxMixture> instances) {
    return List.of(
        Control.wrongFormula(
                "flips forgotten",
                "The fixed point is that of clean labels, $e=1$.",
                instances,
                (BoxMixture p, Trial trial) -> {
                  BoxMixture clean = new BoxMixture(p.s(), p.delta(), 0, p.T(), p.law(), 0);
                  BoxMixture.Limit wrong = clean.limit();
                  return Evidence.of(
                      fixedPoint(new BoxMixture.Limit(p, wrong.m(), wrong.q())).build());
                })
            .liveWhere(p -> p.c() > 0.01),
        Control.wrongFormula(
                "two over pi",
                "For Gaussian $M$ the factor against a strong ridge penalty is $2/\\pi$.",
                instances,
                (BoxMixture p, Trial trial) ->
                    Evidence.of(
                        smallBox(p, p.smallBoxArgument() * FastMath.sqrt(2 / FastMath.PI)).build()))
            .liveWhere(p -> p.law() == BoxMixture.Law.GAUSSIAN && p.delta() > 0.5),
        Control.wrongFormula(
                "Gaussian formula for signs",
                "The formula for Gaussian $M$ holds for signs.",
                instances,
                (BoxMixture p, Trial trial) -> {
                  BoxMixture other =
                      new BoxMixture(p.s(), p.delta(), p.c(), p.T(), BoxMixture.Law.GAUSSIAN, 0);
                  return Evidence.of(smallBox(p, other.smallBoxArgument()).build());
                })
            .liveWhere(p -> p.law() == BoxMixture.Law.RADEMACHER && p.delta() > 0.5),
        Control.hypothesisDropped(
            "interpolation",
            "The limit holds where $\\delta P(|\\cdot|<T)\\ge1$ too.",
            Instances.among(List.of(new BoxMixture(1.5, 2, 0.1, 2.5, BoxMixture.Law.GAUSSIAN, 8))),
            (BoxMixture p, Trial trial) -> sampled(p.limit(), trial)));
  }
}
