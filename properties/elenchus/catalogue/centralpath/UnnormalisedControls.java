package elenchus.catalogue.centralpath;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of the flow without renormalisation. */
final class UnnormalisedControls {
  private UnnormalisedControls() {}

  static List<Control<?>> all(Arbitrary<FeatureFlow> instances) {
    Arbitrary<FeatureFlow> isotropic =
        Instances.drawn(FeatureFlow::isotropic, f -> f.conditioning() > 1e-3, FeatureFlow::simpler);
    return List.of(
        Control.hypothesisDropped(
                "with weight decay",
                "Mean and $HH^T$ are constant also with a ridge $\\lambda=0.1$.",
                instances,
                (f, trial) -> Evidence.of(FreePathEvidence.kept(f, 0.1).build()))
            .liveWhere(UnnormalisedControls::isInterior),
        Control.hypothesisDropped(
                "scatter not isotropic",
                "The logistic formula holds with $k=\\mathrm{tr}(K)/P$ for every $K$.",
                instances,
                (f, trial) ->
                    Evidence.of(
                        FreePathEvidence.angles(f, FreePathEvidence.formula(f, angles(f)), trial)
                            .build()))
            .liveWhere(f -> isInterior(f) && f.H().rows() > 1 && f.conditioning() < 0.5),
        Control.hypothesisDropped(
                "more features than class directions",
                "The determinant law with the $C-1$ largest angles holds for $P>C-1$.",
                instances,
                (f, trial) ->
                    Evidence.of(FreePathEvidence.determinant(f, angles(f), trial).build()))
            .liveWhere(f -> isInterior(f) && f.H().rows() > f.C() - 1),
        Control.wrongFormula(
                "rate without the two",
                "$\\kappa_j(t)=1/(1+(1/\\kappa_j(0)-1)e^{-t/(Ck)})$.",
                isotropic,
                (f, trial) ->
                    Evidence.of(
                        FreePathEvidence.angles(
                                f,
                                FreePathEvidence.logistic(
                                    angles(f).kappa(), 1 / (f.C() * angles(f).meanScatter())),
                                trial)
                            .build()))
            .liveWhere(UnnormalisedControls::isInterior),
        Control.wrongFormula(
                "law of the projected flow",
                "The singular values obey the law with the fourth power.",
                isotropic,
                (f, trial) -> Evidence.of(projectedLaw(f, trial)))
            .liveWhere(UnnormalisedControls::isInterior));
  }

  private static Finding projectedLaw(FeatureFlow f, Trial trial) {
    double[] kappa = angles(f).kappa();
    double[] later = kappa.clone();
    for (int j = 0; j < later.length; j++) {
      double omega0 = Math.sqrt(f.C() * kappa[j] / (1 - kappa[j]));
      double omega = GrowthLaw.projected(f.C(), f.N()).at(omega0, f.t());
      later[j] = omega * omega / (f.C() + omega * omega);
    }
    return FreePathEvidence.angles(f, FreePathEvidence.logistic(later, 0), trial).build();
  }

  private static PrincipalAngles angles(FeatureFlow f) {
    return PrincipalAngles.of(f.H(), f.C(), f.N());
  }

  private static boolean isInterior(FeatureFlow f) {
    PrincipalAngles angles = angles(f);
    return angles.isInterior() && angles.kappa()[0] > 0.05 && angles.kappa()[0] < 0.95;
  }
}
