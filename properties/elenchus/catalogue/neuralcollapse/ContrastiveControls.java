package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import java.util.List;

/** False variants of the contrastive minimum. */
final class ContrastiveControls {
  private ContrastiveControls() {}

  static List<Control<?>> controls() {
    return List.of(
        Control.<ContrastiveSpheres>hypothesisDropped(
            "one dimension for three classes",
            "The balanced minimum is attained for any $d$.",
            Instances.among(List.of(new ContrastiveSpheres(List.of(3, 3, 3), 1, 2))),
            (p, trial) -> {
              double least = Double.POSITIVE_INFINITY;
              for (int signs = 0; signs < 1 << p.N(); signs++) {
                int pattern = signs;
                Matrix H = Matrix.of(p.N(), 1, (i, j) -> (pattern >> i & 1) == 1 ? 1 : -1);
                least = Math.min(least, p.loss(H.times(H.transpose()).times(p.r2())));
              }
              return Evidence.collect()
                  .add(
                      SupConLandscape.BALANCED
                          .compare(least, p.bounds().balancedLeast().mid())
                          .error(1e-12)
                          .within(1e-9, "rounding")
                          .by("all sign patterns", "own", "double"))
                  .quantity("least", least)
                  .done();
            }),
        Control.<ContrastiveSpheres>hypothesisDropped(
            "simplex for unequal counts",
            "Class means are a simplex frame for any counts.",
            Instances.among(
                List.of(
                    new ContrastiveSpheres(List.of(5, 2, 2), 4, 3),
                    new ContrastiveSpheres(List.of(8, 2, 2), 4, 1))),
            (p, trial) -> {
              Matrix frames = p.classes().frames();
              Matrix H = p.features(p.descend(trial.random()).point());
              return Evidence.of(
                  SupConLandscape.BALANCED
                      .compare(
                          SimplexEtf.distance(p.classes().classGram(H)),
                          SimplexEtf.distance(p.classes().classGram(frames)))
                      .error(1e-6)
                      .within(1e-3, "root of the gap")
                      .by("L-BFGS on spheres", "own", "double")
                      .build());
            }),
        Control.<ContrastiveSpheres>wrongFormula(
            "exponent without K/(K-1)",
            "For equal counts $L^*=Kn\\log(n-1+(K-1)ne^{-Kr^2})$.",
            Instances.among(
                List.of(
                    new ContrastiveSpheres(List.of(2, 2, 2), 3, 1),
                    new ContrastiveSpheres(List.of(3, 3, 3, 3), 4, 0.5))),
            (p, trial) -> {
              int count = p.n().get(0);
              Interval wrong =
                  Interval.of(p.r2())
                      .multiply(Interval.of(-p.K()))
                      .exp()
                      .multiply(Interval.of((p.K() - 1) * count))
                      .add(Interval.of(count - 1))
                      .log()
                      .multiply(Interval.of(p.K() * count));
              return Evidence.of(
                  Enclosed.compare(
                          SupConLandscape.BALANCED,
                          p.bounds().enclosed(p.classes().frames()),
                          wrong)
                      .within(1e-9, "rounding")
                      .by("Helmert frame", "own", "interval")
                      .build());
            }));
  }
}
