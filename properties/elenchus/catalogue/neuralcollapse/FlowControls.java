package elenchus.catalogue.neuralcollapse;

import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** False variants of the identities of gradient flow. */
final class FlowControls {
  private FlowControls() {}

  static List<Control<?>> of(Arbitrary<FactorFlow> instances) {
    return List.of(
        Control.<FactorFlow>hypothesisDropped(
                "unequal decays",
                "$\\Delta(t)=e^{-2\\lambda t}\\Delta(0)$ also if the outer layer decays five times"
                    + " as fast.",
                instances,
                (p, trial) ->
                    Evidence.of(
                        NcGradientFlow.balance(p, p.integrate(p.model(5), 1e-12).factors())
                            .build()))
            .liveWhere(p -> p.W().size() > 1 && p.t() >= 2 && p.lamW() > 0.02),
        Control.<FactorFlow>hypothesisDropped(
            "different classes",
            "Samples of different classes approach like $e^{-\\lambda_Ht}$ too.",
            instances,
            (p, trial) ->
                Evidence.of(
                    NcGradientFlow.CONTRACTION
                        .compare(
                            p.worstRatio(p.integrate(p.model(), 1e-12).factors(), false)
                                / FastMath.exp(-p.lamH() * p.t()),
                            1)
                        .error(1e-9)
                        .within(1e-6, "tolerance of the integrator")
                        .by("Dormand-Prince 8(5,3)", "Hipparchus", "double")
                        .build())),
        Control.<FactorFlow>wrongFormula(
                "discrete steps",
                "Gradient descent with step $t/20$ obeys the law of balancedness.",
                instances,
                (p, trial) -> Evidence.of(NcGradientFlow.balance(p, descended(p)).build()))
            .liveWhere(p -> p.W().size() > 1 && p.t() == 2),
        Control.<FactorFlow>hypothesisDropped(
            "rectifier",
            "Samples of one class approach like $e^{-\\lambda_Ht}$ with $W_2\\max(0,W_1H)$ too.",
            Instances.drawn(FactorFlow::drawnLarge, FactorFlow::simpler),
            (p, trial) -> {
              double bound = FastMath.exp(-p.lamH() * p.t());
              double coarse = p.worstRatio(p.rectifiedEnd(p.t() / 1000), true) / bound;
              double ratio = p.worstRatio(p.rectifiedEnd(p.t() / 2000), true) / bound;
              return Evidence.collect()
                  .add(
                      NcGradientFlow.CONTRACTION
                          .compare(ratio, 1)
                          .error(10 * Math.abs(ratio - coarse))
                          .within(1e-2, "steps halved, ten times their difference as the error")
                          .by("Runge-Kutta of fixed step", "Hipparchus", "double"))
                  .quantity("ratio", ratio)
                  .done();
            }));
  }

  private static Factors descended(FactorFlow p) {
    FeatureModel model = p.model();
    FeatureObjective objective = new FeatureObjective(model);
    double[] point = model.pack(p.start());
    for (int step = 0; step < 20; step++) {
      double[] gradient = objective.gradient(point);
      for (int i = 0; i < point.length; i++) {
        point[i] -= p.t() / 20 * gradient[i];
      }
    }
    return model.unpack(point);
  }
}
