package elenchus.catalogue.neuralcollapse;

import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Worked examples and controls of the optimality of simplex frames. */
final class FramePairs {
  private FramePairs() {}

  static List<Example<FramePair>> examples() {
    Matrix three = Matrix.ofRows(row(1, 0), row(-0.5, 0.866), row(-0.5, -0.866));
    Matrix four = Matrix.ofRows(row(1, 1, 1), row(1, -1, -1), row(-1, 1, -1), row(-1, -1, 1));
    Matrix square = Matrix.ofRows(row(1, 0), row(0, 1), row(-1, 0), row(0, -1));
    Matrix line = Matrix.ofRows(row(1), row(-1), row(1));
    return List.of(
        new Example<>("three classes on unit spheres", new FramePair(three, three, 1, 1)),
        new Example<>("four classes, rhoW rhoH = 2", new FramePair(four, four.times(0.25), 2, 1)),
        new Example<>("square in the plane", new FramePair(square, square, 1, 2)),
        new Example<>("three classes on a line", new FramePair(line, line, 1, 2)));
  }

  private static double[] row(double... entries) {
    return entries;
  }

  /** Simplex frames twice as long as the bounds allow. */
  static Arbitrary<FramePair> tooLong() {
    return Instances.drawn(
        draw -> {
          FramePair p = frame(draw);
          return new FramePair(p.W().times(2), p.H(), p.rhoW(), p.rhoH());
        },
        FramePair::simpler);
  }

  private static FramePair frame(Draw draw) {
    int K = draw.integer(2, 7);
    Matrix frame = SimplexEtf.frame(K, K - 1 + draw.integer(0, 2));
    return FramePair.tight(
        frame.times(draw.uniform(0.5, 1.5)), frame.times(draw.uniform(0.5, 1.5)));
  }

  private static Arbitrary<FramePair> frames() {
    return Instances.drawn(FramePairs::frame, FramePair::simpler);
  }

  private static Arbitrary<FramePair> oneDimensionShort() {
    return Instances.drawn(
        draw -> {
          int K = draw.integer(3, 5);
          Matrix rows = Matrix.ofRows(draw.gaussianRows(K, K - 2)).map(Draw::eighth);
          return new FramePair(rows, rows, 2, 1);
        },
        p -> Stream.empty());
  }

  static List<Control<?>> controls() {
    return List.of(
        Control.<FramePair>hypothesisDropped(
            "norms unbounded",
            "The cross-entropy bound holds for vectors of any length.",
            tooLong(),
            FramePairs::bound),
        Control.<FramePair>wrongFormula(
            "-1/K in place of -1/(K-1)",
            "$\\max_{i\\ne j}\\cos(w_i,w_j)\\ge-1/K$.",
            frames(),
            (p, trial) ->
                Evidence.of(
                    Packing.PACKING
                        .decide(new Packing(p.gram()).somePairAtLeastMinusOneOver(p.K()))
                        .by("squared cosines", "own", "rational")
                        .build())),
        Control.<FramePair>wrongFormula(
            "exponent (K-1)/K",
            "Cross-entropy is at least $\\log(1+(K-1)e^{-\\frac{K-1}{K}\\rho_W\\rho_H})$.",
            frames(),
            (p, trial) -> {
              Interval product = Interval.of(p.rhoW()).multiply(Interval.of(p.rhoH()));
              Interval exponent = product.multiply(Enclosed.ratio(1 - p.K(), p.K()));
              Interval wrong = exponent.exp().multiply(Interval.of(p.K() - 1)).log1p();
              return Evidence.of(
                  Enclosed.compare(
                          SimplexEtfOptimality.BOUND, SimplexEtfOptimality.crossEntropy(p), wrong)
                      .within(1e-13, "interval widths")
                      .by("direct evaluation", "own", "interval")
                      .build());
            }),
        Control.<FramePair>hypothesisDropped(
            "d = K-2",
            "The cross-entropy bound is attained in $K-2$ dimensions too.",
            oneDimensionShort(),
            FramePairs::attainedByDescent),
        Control.<FramePair>wrongFormula(
            "simplex packing in K-2 dimensions",
            "$K$ directions in $K-2$ dimensions can have all cosines below 0.",
            oneDimensionShort(),
            (p, trial) ->
                Evidence.of(
                    Packing.RANKIN
                        .decide(!new Packing(p.gram()).somePairNotObtuse())
                        .by("signs of products", "own", "rational")
                        .build())));
  }

  private static Evidence bound(FramePair p, Trial trial) {
    return Evidence.of(
        Enclosed.compare(
                SimplexEtfOptimality.BOUND,
                SimplexEtfOptimality.crossEntropy(p),
                SimplexEtfOptimality.bound(p))
            .within(1e-13, "interval widths")
            .by("direct evaluation", "own", "interval")
            .build());
  }

  private static Evidence attainedByDescent(FramePair p, Trial trial) {
    Minimum best = SphereDescents.run(p, 20, trial).best();
    return Evidence.collect()
        .add(
            SimplexEtfOptimality.ATTAINED
                .compare(best.value(), SimplexEtfOptimality.bound(p).mid())
                .error(1e-9)
                .within(1e-6, "far above the accuracy of the best of twenty descents")
                .by("L-BFGS on spheres, best of twenty", "own", "double"))
        .quantity("best", best.value())
        .done();
  }
}
