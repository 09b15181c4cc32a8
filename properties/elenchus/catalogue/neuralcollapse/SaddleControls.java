package elenchus.catalogue.neuralcollapse;

import elenchus.features.Enclosure;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** False variants of the benign landscape. */
final class SaddleControls {
  private SaddleControls() {}

  static List<Control<?>> all(MseStrictSaddle theorem) {
    return List.of(
        Control.<FeatureProblem>hypothesisDropped(
                "two layers and more",
                "At depth two and more too, every critical point is a global minimum or a strict"
                    + " saddle.",
                new MseDeepLinear().instances(),
                SaddleControls::origin)
            .liveWhere(p -> p.M() >= 2 && !p.bias() && MseOptimum.of(p).modes().get(0).survives()),
        Control.<CriticalSubset>wrongFormula(
                "curvature with the mean decay",
                "The least eigenvalue is $\\frac{\\lambda_W+\\lambda_H}2-\\sqrt{n_k}/N$.",
                theorem.instances(),
                (p, trial) -> {
                  double[] point = p.model().pack(p.factors());
                  double found =
                      SymmetricEigen.of(new FeatureObjective(p.model()).hessian(point)).min();
                  double wrong = (p.lamW() + p.lamH()) / 2 - Math.sqrt(p.largestMissed()) / p.N();
                  return Evidence.of(
                      MseStrictSaddle.CURVATURE
                          .compare(found, wrong)
                          .within(1e-12, "backward error of the eigenvalues")
                          .by("spectrum of the Hessian", "Hipparchus", "double")
                          .build());
                })
            .liveWhere(
                p ->
                    p.d() > p.S().size()
                        && p.largestMissed() > p.threshold()
                        && Math.abs(p.lamW() / p.lamH() - 1) > 0.1),
        Control.<CriticalSubset>hypothesisDropped(
                "missed classes below the threshold",
                "A missed class gives a negative eigenvalue whatever its count.",
                theorem.instances(),
                (p, trial) ->
                    Evidence.of(
                        MseStrictSaddle.DICHOTOMY
                            .compare(
                                p.curvature(
                                    p.n().stream().min(Comparator.naturalOrder()).orElseThrow()),
                                0)
                            .error(1e-15)
                            .within(1e-12, "rounding")
                            .by("closed form", "own", "double")
                            .build()))
            .liveWhere(
                p ->
                    p.n().stream().min(Comparator.naturalOrder()).orElseThrow()
                        < 0.99 * p.threshold()));
  }

  /** At the origin the Hessian is the block diagonal of the decays, and the value is not least. */
  private static Evidence origin(FeatureProblem p, Trial trial) {
    FeatureModel model = p.model(Fit.SQUARED);
    double[] zero = new double[model.dimension()];
    double[] ones = new double[model.dimension()];
    Arrays.fill(ones, 1);
    double[] product = new FeatureObjective(model).hessianTimes(zero, ones);
    double least = Matrix.column(product).maxAbs();
    for (double entry : product) {
      least = Math.min(least, entry);
    }
    double gap =
        Enclosure.value(model, model.unpack(zero)).lower()
            - Enclosure.value(model, MseOptimum.of(p).factors()).upper();
    return Evidence.collect()
        .add(
            MseStrictSaddle.DICHOTOMY
                .compare(least, 0)
                .error(1e-15)
                .within(1e-12, "rounding")
                .provided(gap > 1e-9, "value of the origin above the minimum")
                .by("Hessian at the origin", "own", "double"))
        .quantity("gap", gap)
        .done();
  }
}
