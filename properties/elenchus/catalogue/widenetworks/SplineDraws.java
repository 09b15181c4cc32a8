package elenchus.catalogue.widenetworks;

import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Data on the line to examine. */
final class SplineDraws {
  private static final double LEAST_GAP = 0.15;
  private static final int SHARES = 32;

  /** Short dyadic fractions keep the exact solution short. */
  private static final int GENERIC = 1024;

  private SplineDraws() {}

  static Arbitrary<SplineProblem> generic() {
    return matching(p -> true);
  }

  static Arbitrary<SplineProblem> matching(Predicate<SplineProblem> condition) {
    return Instances.drawn(
        SplineDraws::draw,
        p -> p.gap() > LEAST_GAP && condition.test(p),
        p -> p.simpler().filter(c -> c.gap() > LEAST_GAP && c.room() > 0));
  }

  /** Uniform biases, at least so many points on a lattice, values without a pattern. */
  static Arbitrary<SplineProblem> uniform(int points) {
    return Instances.drawn(
        draw -> draw(draw, SplineProblem.Shape.UNIFORM, draw.integer(points, 5)),
        p -> p.gap() > LEAST_GAP,
        p -> Stream.empty());
  }

  private static SplineProblem draw(Draw draw) {
    SplineProblem.Shape p =
        draw.oneOf(
            SplineProblem.Shape.UNIFORM,
            SplineProblem.Shape.UNIFORM,
            SplineProblem.Shape.UNIFORM,
            SplineProblem.Shape.TENT,
            SplineProblem.Shape.COSINE);
    return draw(draw, p, draw.chance(0.05) ? 1 : draw.integer(2, 6));
  }

  private static SplineProblem draw(Draw draw, SplineProblem.Shape p, int m) {
    double R = draw.oneOf(1.0, 1.25, 1.5, 2.0);
    boolean lattice = draw.chance(0.7);
    List<Double> x =
        Stream.generate(
                () ->
                    lattice
                        ? R * draw.integer(-28, 28) / SHARES
                        : Math.rint(GENERIC * draw.uniform(-0.9, 0.9) * R) / GENERIC)
            .limit(m)
            .sorted()
            .toList();
    double common = draw.uniform(-1, 1);
    boolean equal = draw.chance(0.05);
    List<Double> y =
        x.stream().map(t -> Draw.eighth(8 * (equal ? common : draw.uniform(-1, 1))) / 8).toList();
    return new SplineProblem(R, p, x, y);
  }
}
