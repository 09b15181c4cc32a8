package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** Balanced networks: up to four layers, three inputs and outputs, tied and vanishing modes. */
final class BalancedDraws {
  private BalancedDraws() {}

  /** m2 = 0.7, sigma = (1.9, 0.6), d = 3, k = 2, at any depth. */
  static BalancedNetwork worked(int depth) {
    List<Matrix> v = new ArrayList<>();
    v.add(Matrix.column(1, 2, 2));
    for (int l = 1; l < depth; l++) {
      v.add(Matrix.column(1, 1, 1));
    }
    v.add(Matrix.column(2, 1));
    return new BalancedNetwork(
        List.of(FastMath.pow(1.9, 1.0 / depth), FastMath.pow(0.6, 1.0 / depth)),
        v,
        Matrix.column(1, 1, 1, 1),
        Math.sqrt(2.8),
        List.of(2.0, 1.0),
        true,
        0);
  }

  /** Two scalar layers, m2 = 1. */
  static BalancedNetwork oneMode(double sigma) {
    Matrix none = Matrix.zero(1, 1);
    return new BalancedNetwork(
        List.of(Math.sqrt(sigma)), List.of(none, none, none), none, 1, List.of(1.0), true, 0);
  }

  /** All of them; one in ten with a flow. */
  static Arbitrary<BalancedNetwork> all() {
    return Instances.drawn(
        draw -> draw.chance(0.1) ? flow(draw, draw.chance(0.6)) : still(draw),
        BalancedDraws::simpler);
  }

  /** Flows towards targets with other singular vectors. */
  static Arbitrary<BalancedNetwork> unaligned() {
    return Instances.drawn(draw -> flow(draw, false), n -> Stream.empty());
  }

  /** Networks whose product has its norm outside (0.95, 1.05). */
  static Arbitrary<BalancedNetwork> awayFromOne() {
    return Instances.drawn(
        BalancedDraws::still,
        n -> n.depth() > 1 && Math.abs(largest(n) - 1) > 0.05 && largest(n) > 0,
        BalancedDraws::simpler);
  }

  /** Two layers. */
  static Arbitrary<BalancedNetwork> twoLayers() {
    return Instances.drawn(
        draw -> network(draw, 2, 0, true), n -> largest(n) > 0, n -> Stream.empty());
  }

  static double largest(BalancedNetwork n) {
    return Collections.max(n.w());
  }

  /** Two layers, both diagonal, that learn 3/2 and 3/4 from 1/4 and 9/64. */
  static BalancedNetwork learned() {
    Matrix none = Matrix.zero(2, 1);
    return new BalancedNetwork(
        List.of(0.5, 0.375), List.of(none, none, none), none, 1, List.of(1.5, 0.75), true, 4);
  }

  private static BalancedNetwork still(Draw draw) {
    return network(draw, draw.integer(1, 4), 0, true);
  }

  private static BalancedNetwork flow(Draw draw, boolean aligned) {
    int depth = draw.integer(2, 4);
    BalancedNetwork plain = network(draw, depth, 4, aligned);
    List<Double> w = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int a = 0; a < plain.w().size(); a++) {
      w.add(FastMath.pow(draw.uniform(0.05, 0.3), 1.0 / depth));
      y.add(draw.uniform(0.6, 1.8));
    }
    return new BalancedNetwork(
        w, plain.V(), plain.Z(), Math.sqrt(plain.size() * draw.uniform(0.3, 1.2)), y, aligned, 4);
  }

  private static BalancedNetwork network(Draw draw, int depth, double time, boolean aligned) {
    int d = draw.integer(1, 3);
    int k = draw.integer(1, 3);
    int r = draw.integer(1, Math.min(d, k));
    List<Double> w = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int a = 0; a < r; a++) {
      boolean tied = a > 0 && draw.chance(0.2);
      w.add(tied ? w.get(0) : draw.chance(0.1) ? 0.0 : draw.integer(1, 12) / 8.0);
      y.add(1.0);
    }
    List<Matrix> v = new ArrayList<>();
    for (int l = 0; l <= depth; l++) {
      int n = l == 0 ? d : l == depth ? k : draw.integer(r, 3);
      v.add(reflection(draw, n));
    }
    return new BalancedNetwork(
        w, v, reflection(draw, draw.integer(d, 4)), draw.integer(4, 12) / 8.0, y, aligned, time);
  }

  private static Matrix reflection(Draw draw, int n) {
    return Matrix.of(n, 1, (i, j) -> draw.integer(-2, 2));
  }

  private static Stream<BalancedNetwork> simpler(BalancedNetwork n) {
    List<BalancedNetwork> candidates = new ArrayList<>();
    if (n.T() > 0) {
      candidates.add(new BalancedNetwork(n.w(), n.V(), n.Z(), n.c(), n.y(), n.aligned(), 0));
    }
    int r = n.w().size();
    if (r > 1) {
      candidates.add(
          new BalancedNetwork(
              n.w().subList(0, r - 1),
              n.V(),
              n.Z(),
              n.c(),
              n.y().subList(0, r - 1),
              n.aligned(),
              n.T()));
    }
    candidates.add(
        new BalancedNetwork(
            n.w(),
            n.V().stream().map(v -> v.times(0)).toList(),
            n.Z().times(0),
            n.c(),
            n.y(),
            n.aligned(),
            n.T()));
    candidates.add(
        new BalancedNetwork(
            IntStream.range(0, r).mapToObj(a -> Math.rint(n.w().get(a))).toList(),
            n.V(),
            n.Z(),
            Math.max(1, Math.rint(n.c())),
            n.y(),
            n.aligned(),
            n.T()));
    return candidates.stream().filter(c -> !c.equals(n));
  }
}
