package org.example.softmax;

import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/**
 * Two vectors of logits.
 *
 * @param x the first
 * @param y the second, of the same length
 */
public record Logits(List<Double> x, List<Double> y) {

  /** Between 2 and 6 classes, at any distance from each other. */
  static Arbitrary<Logits> anywhere() {
    return Instances.drawn(Logits::draw, Logits::simpler);
  }

  /** Two classes and nearly equal logits, where the softmax is steepest. */
  static Arbitrary<Logits> steep() {
    return Instances.drawn(
        draw -> {
          double t = draw.uniform(0.01, 0.1);
          return new Logits(List.of(t, -t), List.of(0.0, 0.0));
        },
        logits -> Stream.empty());
  }

  private static Logits draw(Draw draw) {
    int classes = draw.integer(2, 6);
    double scale = draw.logUniform(0.1, 5);
    double distance = draw.logUniform(0.1, 5);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      double value = scale * draw.gaussian();
      x.add(value);
      y.add(value + distance * draw.gaussian());
    }
    return new Logits(x, y);
  }

  /** A class less, or a logit rounded. */
  private Stream<Logits> simpler() {
    Stream<Logits> fewer =
        x.size() == 2
            ? Stream.empty()
            : IntStream.range(0, x.size()).mapToObj(k -> new Logits(without(x, k), without(y, k)));
    Stream<Logits> rounder =
        IntStream.range(0, x.size())
            .boxed()
            .flatMap(k -> Stream.of(new Logits(rounded(x, k), y), new Logits(x, rounded(y, k))))
            .filter(simpler -> !simpler.equals(this));
    return Stream.concat(fewer, rounder);
  }

  private static List<Double> without(List<Double> values, int index) {
    List<Double> rest = new ArrayList<>(values);
    rest.remove(index);
    return rest;
  }

  private static List<Double> rounded(List<Double> values, int index) {
    List<Double> rounded = new ArrayList<>(values);
    rounded.set(index, Math.rint(values.get(index)));
    return rounded;
  }

  /** The softmax of logits. */
  static double[] softmax(List<Double> logits) {
    double largest = logits.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double[] p = logits.stream().mapToDouble(z -> FastMath.exp(z - largest)).toArray();
    double sum = 0;
    for (double value : p) {
      sum += value;
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }

  /** The differences of the softmaxes. */
  double[] softmaxDifference() {
    double[] p = softmax(x);
    double[] q = softmax(y);
    return IntStream.range(0, p.length).mapToDouble(k -> p[k] - q[k]).toArray();
  }

  /** The differences of the logits. */
  double[] difference() {
    return IntStream.range(0, x.size()).mapToDouble(k -> x.get(k) - y.get(k)).toArray();
  }
}
