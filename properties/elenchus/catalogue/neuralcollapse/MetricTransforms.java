package elenchus.catalogue.neuralcollapse;

import elenchus.data.LabelledData;
import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.geometry.ClassifierCollapse;
import elenchus.geometry.FeatureCollapse;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** Invariances of the metrics, exact where they are rational; examples and controls. */
final class MetricTransforms {
  private MetricTransforms() {}

  static List<Example<CollapsedFeatures>> examples() {
    return List.of(
        new Example<>(
            "four samples in the plane",
            new CollapsedFeatures(
                Matrix.ofRows(row(2, 0, -1, -1), row(0, 1, 1, -2)),
                List.of(0, 0, 1, 1),
                Matrix.ofRows(row(1, 0), row(-1, 1)),
                List.of(0.0, 0.5))));
  }

  private static double[] row(double... entries) {
    return entries;
  }

  static void examine(
      CollapsedFeatures p,
      ExactMetrics exact,
      BigFraction nc1,
      int rank,
      Evidence.Builder evidence) {
    RationalMatrix Q = reflection(p.H().rows());
    RationalMatrix moved =
        Q.times(exact.H())
            .times(new BigFraction(-3, 2))
            .plus(RationalMatrix.of(p.H().rows(), p.y().size(), (i, j) -> new BigFraction(i - 2)));
    evidence.add(
        NeuralCollapseMetrics.SIMILARITY
            .decide(with(exact, moved).nc1().equals(nc1))
            .by("rational reflection, scaling and shift", "own", "rational"));
    if (rank == p.H().rows()) {
      evidence.add(
          NeuralCollapseMetrics.AFFINE
              .decide(with(exact, shear(p.H().rows()).times(exact.H())).nc1().equals(nc1))
              .by("rational shear", "own", "rational"));
    }
    rotation(p, Q.toMatrix(), evidence);
    frames(p, evidence);
  }

  private static ExactMetrics with(ExactMetrics exact, RationalMatrix features) {
    return new ExactMetrics(features, exact.y(), exact.classes(), exact.W());
  }

  /** The Householder reflection along (1, 2, ..., d): orthogonal with rational entries. */
  static RationalMatrix reflection(int d) {
    int square = d * (d + 1) * (2 * d + 1) / 6;
    return RationalMatrix.of(
        d,
        d,
        (i, j) ->
            new BigFraction(i == j ? 1 : 0)
                .subtract(new BigFraction(2 * (i + 1) * (j + 1), square)));
  }

  /** Unit lower triangular with a row of ones: invertible, far from orthogonal. */
  private static RationalMatrix shear(int d) {
    return RationalMatrix.of(
        d, d, (i, j) -> new BigFraction(i == j ? 2 + i : i == d - 1 || j < i ? 1 : 0));
  }

  private static void rotation(CollapsedFeatures p, Matrix Q, Evidence.Builder evidence) {
    CollapsedFeatures turned =
        new CollapsedFeatures(Q.times(p.H()), p.y(), p.W().times(Q.transpose()), p.b());
    ClassifierCollapse before = ClassifierCollapse.of(p.data(), p.W(), p.bias());
    ClassifierCollapse after = ClassifierCollapse.of(turned.data(), turned.W(), turned.bias());
    FeatureCollapse was = FeatureCollapse.of(p.data());
    FeatureCollapse is = FeatureCollapse.of(turned.data());
    evidence.add(
        NeuralCollapseMetrics.ROTATION
            .compare(
                row(after.nc3(), after.nc2().maxAngle(), is.nc2().maxAngle()),
                row(before.nc3(), before.nc2().maxAngle(), was.nc2().maxAngle()))
            .within(1e-12, "rounding of the rotated entries")
            .by("direct evaluation", "own", "double"));
  }

  private static void frames(CollapsedFeatures p, Evidence.Builder evidence) {
    int K = p.K();
    int d = Math.max(p.H().rows(), K - 1);
    Matrix frame = SimplexEtf.frame(K, d).times(reflection(d).toMatrix());
    List<Integer> y = new ArrayList<>();
    for (int i = 0; i < 3 * K; i++) {
      y.add(i / 3);
    }
    LabelledData data = new LabelledData(Matrix.of(3 * K, d, (i, j) -> frame.get(i / 3, j)), y, K);
    FeatureCollapse features = FeatureCollapse.of(data);
    ClassifierCollapse classifier = ClassifierCollapse.of(data, frame.times(1.5), new double[K]);
    evidence.add(
        NeuralCollapseMetrics.FRAMES
            .compare(
                row(
                    features.nc1(),
                    features.nc2().equinorm(),
                    features.nc2().equiangularity(),
                    features.nc2().maxAngle(),
                    features.simplexDistance(),
                    classifier.nc3(),
                    classifier.nc4(),
                    classifier.simplexDistance()),
                new double[8])
            .within(1e-12, "rounding of the frame")
            .by("Helmert frame, reflected", "own", "double"));
  }

  static List<Control<?>> controls(Arbitrary<CollapsedFeatures> instances) {
    return List.of(
        Control.<CollapsedFeatures>wrongFormula(
                "inverse in place of the pseudo-inverse",
                "$\\Sigma_B$ is invertible.",
                instances,
                (p, trial) ->
                    Evidence.of(
                        NeuralCollapseMetrics.RANK
                            .decide(exactRank(p) >= p.H().rows())
                            .by("elimination", "own", "rational")
                            .build()))
            .liveWhere(p -> p.H().rows() >= p.K()),
        Control.<CollapsedFeatures>wrongFormula(
                "deviation divided by K - 1",
                "The lengths spread as $\\sqrt{\\sum(\\ell-\\bar\\ell)^2/(K-1)}/\\bar\\ell$.",
                instances,
                (p, trial) -> {
                  RationalMatrix W = RationalMatrix.of(p.W());
                  double observed =
                      ClassifierCollapse.of(p.data(), p.W(), p.bias()).nc2().equinorm();
                  return Evidence.of(
                      Enclosed.compare(
                              NeuralCollapseMetrics.NC2,
                              Interval.of(observed),
                              ExactMetrics.equinorm(W.times(W.transpose()), 1))
                          .within(1e-6, "square root of rounding")
                          .by("square roots of exact squares", "own", "interval")
                          .build());
                })
            .liveWhere(
                p -> ClassifierCollapse.of(p.data(), p.W(), p.bias()).nc2().equinorm() > 1e-3),
        Control.<CollapsedFeatures>wrongFormula(
                "mean of class means",
                "NC1 may centre by the mean of the class means.",
                instances,
                (p, trial) -> {
                  ExactMetrics exact = ExactMetrics.of(p);
                  return Evidence.of(
                      NeuralCollapseMetrics.NC1
                          .compare(
                              Rationals.toDouble(exact.nc1(exact.centredByClasses())),
                              Rationals.toDouble(exact.nc1()))
                          .within(1e-12, "one rounding of each fraction")
                          .by("basis of the range", "own", "rational")
                          .build());
                })
            .liveWhere(MetricTransforms::centresDiffer),
        Control.<CollapsedFeatures>hypothesisDropped(
                "affine maps at low rank",
                "NC1 is the same for $BH$ with $B$ invertible, whatever the rank of $\\Sigma_B$.",
                instances,
                (p, trial) -> {
                  ExactMetrics exact = ExactMetrics.of(p);
                  RationalMatrix sheared = shear(p.H().rows()).times(exact.H());
                  return Evidence.of(
                      NeuralCollapseMetrics.AFFINE
                          .compare(
                              Rationals.toDouble(with(exact, sheared).nc1()),
                              Rationals.toDouble(exact.nc1()))
                          .within(1e-12, "one rounding of each fraction")
                          .by("rational shear", "own", "rational")
                          .build());
                })
            .liveWhere(p -> exactRank(p) < p.H().rows()));
  }

  private static int exactRank(CollapsedFeatures p) {
    ExactMetrics exact = ExactMetrics.of(p);
    return exact.between(exact.centred()).rank();
  }

  private static boolean centresDiffer(CollapsedFeatures p) {
    ExactMetrics exact = ExactMetrics.of(p);
    return exact.between(exact.centredByClasses()).rank() > 0
        && !exact.nc1(exact.centredByClasses()).equals(exact.nc1());
  }
}
