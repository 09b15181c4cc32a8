package elenchus.catalogue.sharpness;

import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Scalar chains of 2 to 30 factors. */
final class ChainDraws {
  private ChainDraws() {}

  /** y = 1.5, m2 = 1, unbalanced factors (1.8, 0.5). */
  static ScalarChain worked(int depth, double s0, double eta) {
    return new ScalarChain(depth, 1, 1.5, s0, 1.8, 0.5, eta);
  }

  static Arbitrary<ScalarChain> all() {
    return where(c -> true);
  }

  static Arbitrary<ScalarChain> where(Predicate<ScalarChain> condition) {
    return Instances.drawn(ChainDraws::draw, condition, ChainDraws::simpler);
  }

  /** Starts above the target. */
  static Arbitrary<ScalarChain> above() {
    return Instances.drawn(
        draw -> {
          ScalarChain c = draw(draw);
          double s0 = c.y() * draw.uniform(1.1, 3);
          return new ScalarChain(Math.min(c.L(), 8), c.m2(), c.y(), s0, c.w1(), c.w2(), c.eta());
        },
        c -> Stream.empty());
  }

  private static ScalarChain draw(Draw draw) {
    double y = Math.max(3, Math.rint(8 * draw.uniform(0.3, 3))) / 8;
    double share =
        draw.chance(0.2)
            ? draw.oneOf(0.6, 0.95, draw.uniform(0.5, 0.99))
            : draw.logUniform(1e-3, 0.2);
    return new ScalarChain(
        draw.chance(0.25) ? 2 : draw.integer(3, draw.chance(0.8) ? 8 : 30),
        Math.max(3, Math.rint(8 * draw.uniform(0.3, 2))) / 8,
        y,
        share * y,
        Draw.eighth(draw.uniform(-2.5, 2.5)),
        Draw.eighth(draw.uniform(-2.5, 2.5)),
        draw.integer(1, 24) / 16.0);
  }

  private static Stream<ScalarChain> simpler(ScalarChain c) {
    return Stream.of(
            new ScalarChain(2, 1, 1, c.s0() / c.y(), c.w1(), c.w2(), c.eta()),
            new ScalarChain(c.L(), 1, 1, c.s0() / c.y(), c.w1(), c.w2(), c.eta()),
            new ScalarChain(
                c.L(), c.m2(), c.y(), c.s0(), Math.rint(c.w1()), Math.rint(c.w2()), c.eta()))
        .filter(n -> !n.equals(c));
  }
}
