package elenchus.catalogue.neuralcollapse;

import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import java.util.Collections;
import java.util.List;

/** False variants of the imbalanced cross-entropy minimum. */
final class ImbalancedControls {
  private ImbalancedControls() {}

  static List<Control<?>> controls() {
    return List.of(
        Control.<ImbalancedFeatures>hypothesisDropped(
            "simplex for unequal counts",
            "Class logits are a multiple of $I-J/K$ for any counts.",
            Instances.among(List.of(CeImbalanced.example("", List.of(8, 4, 2), .01).instance())),
            (p, trial) -> {
              Matrix Z = p.solve(trial).classLogits();
              double cosine = Z.dot(SimplexEtf.centring(3)) / (Z.norm() * Math.sqrt(2));
              return Evidence.collect()
                  .add(
                      CeImbalanced.BLOCKS
                          .compare(cosine, 1)
                          .error(1e-6)
                          .within(1e-4, "root of the gap")
                          .by("L-BFGS", "own", "double"))
                  .quantity("cosineDefect", 1 - cosine)
                  .done();
            }),
        Control.<ImbalancedFeatures>wrongFormula(
            "threshold of nonnegative features",
            "Classes of equal count merge iff $n_a\\le\\frac K{K-1}N^2\\lambda_Z^2$.",
            Instances.among(List.of(new CeImbalanced().examples().get(5).instance())),
            (p, trial) -> {
              Matrix Z = p.solve(trial).classLogits();
              double scaled = p.K() / (p.K() - 1.0) * p.N() * p.N() * p.lamZ() * p.lamZ();
              boolean merged = Collections.min(p.n()) <= scaled;
              return Evidence.of(
                  Enclosed.measured(
                          CeImbalanced.THRESHOLD,
                          merged == Math.abs(Z.get(3, 3) - Z.get(2, 3)) < 1e-4)
                      .by("L-BFGS", "own", "double")
                      .build());
            }),
        Control.<ImbalancedFeatures>hypothesisDropped(
            "unequal minorities",
            "All classes with $\\sqrt{n_k}\\le N\\lambda_Z$ share one mean, whatever their counts.",
            Instances.among(
                List.of(
                    CeImbalanced.example("", List.of(12, 2, 1), 1.2 * Math.sqrt(2) / 15)
                        .instance())),
            (p, trial) -> {
              Matrix Z = p.solve(trial).classLogits();
              double difference = 0;
              for (int j = 0; j < 3; j++) {
                difference = Math.max(difference, Math.abs(Z.get(j, 1) - Z.get(j, 2)));
              }
              return Evidence.collect()
                  .add(
                      CeImbalanced.THRESHOLD
                          .compare(difference, 0)
                          .error(1e-5)
                          .within(1e-3, "root of the gap")
                          .by("L-BFGS", "own", "double"))
                  .quantity("difference", difference)
                  .done();
            }),
        Control.<ImbalancedFeatures>wrongFormula(
            "merged means gone",
            "Minority classes that share one mean share the mean zero.",
            Instances.among(List.of(new CeImbalanced().examples().get(1).instance())),
            (p, trial) -> {
              TwoClusters clusters = TwoClusters.of(p.n()).orElseThrow();
              double nu = p.N() * p.lamZ();
              return Evidence.of(
                  Enclosed.compare(
                          ClusterClaims.MINIMUM,
                          p.bracket(clusters.logits(p.n(), clusters.solve(nu))).upper(),
                          p.bracket(clusters.logits(p.n(), clusters.uncoupled(nu))).upper())
                      .within(1e-9, "rounding of the factors")
                      .by("explicit factors", "own", "interval")
                      .build());
            }),
        Control.<ImbalancedFeatures>wrongFormula(
            "slope without the wrong mass",
            "$\\alpha_B=k_B(1-u)+O((1-u)^2)$ below the threshold.",
            Instances.among(List.of(new CeImbalanced().examples().get(6).instance())),
            (p, trial) -> {
              TwoClusters clusters = TwoClusters.of(p.n()).orElseThrow();
              double step = 1e-4;
              double alpha = clusters.solve((1 - step) * Math.sqrt(clusters.nB())).alphaB();
              return Evidence.of(
                  ClusterClaims.SLOPE
                      .compare(alpha / step / clusters.kB(), 1)
                      .within(1e-2, "first order in the distance 1e-4 from the threshold")
                      .by("Newton on the four equations", "own", "double")
                      .build());
            }),
        Control.<ImbalancedFeatures>hypothesisDropped(
            "one feature",
            "The dual value is attained with $d=1$ too.",
            Instances.among(List.of(new ImbalancedFeatures(List.of(4, 3, 2), 1, .02, .03))),
            (p, trial) -> {
              ImbalancedFeatures wide = new ImbalancedFeatures(p.n(), p.K(), p.lamW(), p.lamH());
              ImbalancedFeatures.Bracket narrow = p.solve(trial);
              return Evidence.collect()
                  .add(
                      CeImbalanced.DUAL
                          .compare(wide.solve(trial).upper().upper(), narrow.upper().lower())
                          .error(1e-9)
                          .within(1e-6, "gap of the dual")
                          .by("L-BFGS, best of five", "own", "double"))
                  .quantity("steepness", p.steepness(narrow.classLogits()))
                  .done();
            }));
  }
}
