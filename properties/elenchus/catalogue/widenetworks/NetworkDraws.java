package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.WidthCoefficient;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/**
 * Wide networks to examine: data on tenths of R, biases on a lattice of which they are boundaries.
 */
final class NetworkDraws {
  private static final int TENTHS = 10;
  private static final int LEAST_GAP = 4;

  /** How small the weights must be for the leading order: |alpha| / n. */
  static final double SMALL_WEIGHTS = 0.02;

  private NetworkDraws() {}

  /** Networks with an unscaled potential, wide enough for its leading order. */
  static Arbitrary<WideNetwork> unscaled(Predicate<Mirror> allowed) {
    return drawn(
        draw -> {
          Mirror phi = draw.oneOf(Mirror.CUBE, Mirror.FOURTH, Mirror.HYPENTROPY, Mirror.COSH);
          WideNetwork network =
              network(draw, draw.oneOf(Activation.values()), phi, parameter(draw, phi), false, 0.5);
          return wideEnough(network);
        },
        network -> allowed.test(network.phi()) && largestWeight(network) <= SMALL_WEIGHTS);
  }

  /** Networks with a scaled potential; those that grow fast get small values. */
  static Arbitrary<WideNetwork> scaled(Activation sigma, Predicate<Mirror> allowed) {
    return drawn(
        draw -> {
          Mirror phi = draw.oneOf(Mirror.values());
          return network(
                  draw, sigma, phi, parameter(draw, phi), true, phi == Mirror.COSH ? 0.125 : 1)
              .at(80);
        },
        network -> allowed.test(network.phi()));
  }

  static Arbitrary<WideNetwork> drawn(
      Function<Draw, WideNetwork> draw, Predicate<WideNetwork> condition) {
    return Instances.drawn(
        draw,
        n -> n.isWellPosed() && condition.test(n),
        n ->
            Stream.concat(n.simpler(), Stream.of(n.with(Mirror.QUADRATIC, 1)))
                .filter(c -> c.m() > 0));
  }

  /** Data at distances of at least 4 R/10, values in (-size, size). */
  static WideNetwork network(
      Draw draw, Activation sigma, Mirror phi, double w, boolean scaled, double size) {
    int m = draw.integer(2, 3);
    List<Integer> k;
    do {
      k = Stream.generate(() -> draw.integer(-8, 8)).limit(m).sorted().toList();
    } while (!isSpread(k));
    List<Double> y =
        Stream.generate(() -> Math.rint(64 * draw.uniform(-size, size)) / 64).limit(m).toList();
    return new WideNetwork(
        sigma, phi, w, scaled, draw.oneOf(1.0, 1.25, 1.5), TENTHS, k, y, 2 * TENTHS);
  }

  static double parameter(Draw draw, Mirror phi) {
    return switch (phi) {
      case QUADRATIC -> 1;
      case CUBE, FOURTH -> draw.oneOf(0.5, 1.0, 2.0);
      case HYPENTROPY -> draw.oneOf(0.3, 0.5, 1.0);
      case COSH -> draw.oneOf(0.0, 0.5);
    };
  }

  private static boolean isSpread(List<Integer> k) {
    for (int i = 1; i < k.size(); i++) {
      if (k.get(i) - k.get(i - 1) < LEAST_GAP) {
        return false;
      }
    }
    return true;
  }

  /** Doubles the number of biases from 100 until the weights are small, up to 800. */
  private static WideNetwork wideEnough(WideNetwork network) {
    int cells = 100;
    while (cells < 800 && largestWeight(network.at(cells)) > SMALL_WEIGHTS) {
      cells *= 2;
    }
    return network.at(cells);
  }

  /** |alpha|/n over the scale on which the potential bends: w for the hyperbolic entropy. */
  static double largestWeight(WideNetwork network) {
    double largest = 0;
    // The kernel of a coarse lattice serves: only the size counts.
    WidthCoefficient coarse =
        WidthCoefficient.of(network.units(40), network.points(), network.values(), 1, a -> 0)
            .orElseThrow();
    for (double alpha : coarse.quadratic()) {
      largest = Math.max(largest, Math.abs(alpha));
    }
    double scale = network.phi() == Mirror.HYPENTROPY ? network.w() : 1;
    return largest / (network.N() * (double) network.sigma().directions() * scale);
  }
}
