package elenchus.theorem;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Arbitraries that are a function of one seed, with structural shrinking.
 *
 * <p>Sizes are drawn inside the function, never by {@code flatMap}, so that the generators work on
 * any thread outside a jqwik session.
 */
public final class Instances {
  private static final int REDRAWS = 10_000;

  private Instances() {}

  /**
   * Instances drawn by a function of one stream.
   *
   * @param draw makes an instance
   * @param simpler candidates simpler than an instance, most daring first; they need not satisfy
   *     the hypotheses, the campaign checks
   */
  public static <I> Arbitrary<I> drawn(Function<Draw, I> draw, Function<I, Stream<I>> simpler) {
    return new Drawn<>(random -> new Structural<>(draw.apply(new Draw(random)), simpler, 0));
  }

  /** Instances drawn by a function of one stream, redrawn until the condition holds. */
  public static <I> Arbitrary<I> drawn(
      Function<Draw, I> draw, Predicate<I> condition, Function<I, Stream<I>> simpler) {
    return drawn(d -> redraw(d, draw, condition), i -> simpler.apply(i).filter(condition));
  }

  /** Instances of a generator that works on any thread outside a jqwik session. */
  public static <I> Arbitrary<I> generated(RandomGenerator<I> generator) {
    return new Drawn<>(generator);
  }

  /** The given instances in turn at random, with no shrinking. */
  public static <I> Arbitrary<I> among(List<I> instances) {
    return drawn(draw -> draw.oneOf(instances), i -> Stream.empty());
  }

  private static <I> I redraw(Draw stream, Function<Draw, I> draw, Predicate<I> condition) {
    for (int i = 0; i < REDRAWS; i++) {
      I instance = draw.apply(stream);
      if (condition.test(instance)) {
        return instance;
      }
    }
    throw new IllegalStateException(
        "no instance satisfied the generator's condition in " + REDRAWS + " draws");
  }

  /** An arbitrary of its own: jqwik's engine need not be started to speak of it. */
  private record Drawn<I>(RandomGenerator<I> generator) implements Arbitrary<I> {
    @Override
    public RandomGenerator<I> generator(int genSize) {
      return generator;
    }

    @Override
    public EdgeCases<I> edgeCases(int maxEdgeCases) {
      return EdgeCases.none();
    }
  }

  private record Structural<I>(I value, Function<I, Stream<I>> simpler, int depth)
      implements Shrinkable<I> {
    @Override
    public Stream<Shrinkable<I>> shrink() {
      return simpler.apply(value).map(next -> new Structural<>(next, simpler, depth + 1));
    }

    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(Math.max(0, Integer.MAX_VALUE - depth));
    }
  }
}
