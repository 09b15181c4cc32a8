package elenchus.catalogue.mirrorflow;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Diagonal networks to examine. */
final class DiagonalDraws {
  private static final double LEAST_RATIO = 0.05;
  private static final double LEAST_DEEP = 0.3;

  private DiagonalDraws() {}

  /** One sample (1, 2, -1) with target 3, all weights alike at the start. */
  static DiagonalRegression worked(int D, double alpha) {
    return new DiagonalRegression(
        Matrix.ofRows(new double[] {1, 2, -1}), List.of(3.0), Collections.nCopies(3, alpha), D, 1);
  }

  static Arbitrary<DiagonalRegression> shallow() {
    return of(d -> 2, 0.05, 0.1, 0.5, 1.5);
  }

  static Arbitrary<DiagonalRegression> deep() {
    return of(d -> d.integer(3, 5), 0.1, 0.5, 1.5);
  }

  /** Starts of different sizes, of at least the given one. */
  static Arbitrary<DiagonalRegression> of(Depth depth, Double... alphas) {
    return Instances.drawn(
        draw -> draw(draw, depth.drawn(draw), draw.oneOf(alphas)),
        net -> net.rowRatio() > LEAST_RATIO,
        DiagonalDraws::simpler);
  }

  /** The depth of a drawn network. */
  @FunctionalInterface
  interface Depth {
    int drawn(Draw draw);
  }

  private static DiagonalRegression draw(Draw draw, int depth, double size) {
    int m = draw.integer(1, 3);
    // Deep networks rest between samples for a time ~ alpha^(2-D).
    double alpha = depth > 3 && m > 1 ? Math.max(size, LEAST_DEEP) : size;
    int d = draw.integer(m + 1, 7);
    boolean equal = draw.chance(0.4);
    List<Double> a = new ArrayList<>();
    for (int k = 0; k < d; k++) {
      a.add(equal ? alpha : alpha * RegressionDraws.rounded(draw.uniform(0.5, 1.5)));
    }
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      y.add(RegressionDraws.rounded(draw.uniform(-2, 2)));
    }
    Matrix x = Matrix.of(m, d, (i, k) -> RegressionDraws.rounded(draw.uniform(-2, 2)));
    return new DiagonalRegression(x, y, a, depth, draw.chance(0.3) ? draw.oneOf(1.5, 2.0) : 1);
  }

  private static Stream<DiagonalRegression> simpler(DiagonalRegression net) {
    List<DiagonalRegression> candidates = new ArrayList<>();
    double first = net.a().get(0);
    candidates.add(worked(net.D(), 0.5));
    candidates.add(like(net, net.X(), net.y(), Collections.nCopies(net.a().size(), first)));
    candidates.add(like(net, net.X().map(x -> Math.rint(2 * x) / 2), net.y(), net.a()));
    candidates.add(
        like(net, net.X(), net.y().stream().map(t -> Math.rint(2 * t) / 2).toList(), net.a()));
    candidates.add(new DiagonalRegression(net.X(), net.y(), net.a(), net.D(), 1));
    if (net.y().size() > 1) {
      int m = net.y().size() - 1;
      candidates.add(
          like(
              net,
              Matrix.of(m, net.a().size(), (i, k) -> net.X().get(i, k)),
              net.y().subList(0, m),
              net.a()));
    }
    return candidates.stream().filter(c -> !c.equals(net));
  }

  private static DiagonalRegression like(
      DiagonalRegression net, Matrix x, List<Double> y, List<Double> a) {
    return new DiagonalRegression(x, y, a, net.D(), net.skew());
  }
}
