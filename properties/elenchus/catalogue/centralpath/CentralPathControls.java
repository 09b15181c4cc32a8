package elenchus.catalogue.centralpath;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of the law of the projected flow. */
final class CentralPathControls {
  private CentralPathControls() {}

  static List<Control<?>> all(Arbitrary<FeatureFlow> instances) {
    return List.of(
        wrong(
            instances,
            "law of the other renormalisation",
            "The projected flow obeys $NC(C\\log\\omega+\\omega^2/2)=t+a$.",
            (f, snr, trial) ->
                CentralPathSnr.projected(f, snr, GrowthLaw.whitened(f.C(), f.N()), trial)),
        wrong(
            instances,
            "fourth power when whitening",
            "Step then whiten obeys $N(C^2\\log\\omega+C\\omega^2+\\omega^4/4)=t+a$.",
            (f, snr, trial) ->
                CentralPathSnr.whitened(f, snr, GrowthLaw.projected(f.C(), f.N()), trial)),
        wrong(
            instances,
            "middle term halved",
            "$N(C^2\\log\\omega+\\frac C2\\omega^2+\\omega^4/4)=t+a$.",
            (f, snr, trial) ->
                CentralPathSnr.projected(
                    f,
                    snr,
                    new GrowthLaw(f.N() * f.C() * f.C(), 0.5 * f.N() * f.C(), 0.25 * f.N()),
                    trial)),
        wrong(
            instances,
            "projected flow without the projection",
            "The flow of the normalised features without projection has the same singular values.",
            (f, snr, trial) ->
                CentralPathSnr.means(
                    CentralPathSnr.INTEGRATION,
                    f,
                    snr,
                    GrowthLaw.projected(f.C(), f.N()),
                    x -> f.gradient(x, 0).times(-1),
                    trial)));
  }

  private interface Check {
    Finding.Builder of(FeatureFlow flow, Snr snr, Trial trial);
  }

  private static Control<FeatureFlow> wrong(
      Arbitrary<FeatureFlow> instances, String name, String statement, Check check) {
    return Control.wrongFormula(
            name,
            statement,
            instances,
            (f, trial) -> Evidence.of(check.of(f, Snr.of(f.H(), f.C(), f.N()), trial).build()))
        .liveWhere(f -> Snr.of(f.H(), f.C(), f.N()).omega()[0] > 0.5);
  }
}
