package elenchus.fake;

import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/**
 * Some numbers.
 *
 * @param x the numbers
 * @param k an integer for company
 */
public record Numbers(List<Double> x, int k) {
  /** Refuses too many. */
  public Numbers {
    x = List.copyOf(x);
    if (x.size() > 100) {
      throw new IllegalArgumentException("more than 100 numbers");
    }
  }

  /** The sum. */
  public double sum() {
    return x.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Up to eight numbers between two bounds. */
  public static Arbitrary<Numbers> between(double least, double most) {
    return Instances.drawn(draw -> drawn(draw, least, most), Numbers::simpler);
  }

  private static Numbers drawn(Draw draw, double least, double most) {
    int size = draw.integer(1, 8);
    List<Double> x = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      x.add(draw.uniform(least, most));
    }
    return new Numbers(x, draw.integer(0, 9));
  }

  private Stream<Numbers> simpler() {
    Stream<Numbers> fewer =
        IntStream.range(0, x.size())
            .mapToObj(
                i -> {
                  List<Double> rest = new ArrayList<>(x);
                  rest.remove(i);
                  return new Numbers(rest, k);
                });
    Stream<Numbers> rounder =
        IntStream.range(0, x.size())
            .filter(i -> Math.rint(x.get(i)) != x.get(i))
            .mapToObj(
                i -> {
                  List<Double> rounded = new ArrayList<>(x);
                  rounded.set(i, Math.rint(x.get(i)));
                  return new Numbers(rounded, k);
                });
    return Stream.concat(fewer, rounder);
  }
}
