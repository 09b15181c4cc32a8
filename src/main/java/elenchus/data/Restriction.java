package elenchus.data;

import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data set made simpler, and what was kept of the original, so that weights can follow.
 *
 * @param data the simpler data
 * @param samples the samples kept, ascending
 * @param features the features kept, ascending
 * @param classes the classes kept, ascending; samples of the highest class may have gone to the one
 *     below
 */
public record Restriction(
    LabelledData data, List<Integer> samples, List<Integer> features, List<Integer> classes) {

  /** Copies. */
  public Restriction {
    samples = List.copyOf(samples);
    features = List.copyOf(features);
    classes = List.copyOf(classes);
  }

  /**
   * Weights cut down to the classes and features kept.
   *
   * @param W one row per class and one column per feature of the original
   */
  public Matrix weights(Matrix W) {
    return Matrix.of(
        classes.size(), features.size(), (k, f) -> W.get(classes.get(k), features.get(f)));
  }

  /**
   * Candidates simpler than a data set, most daring first: half of the samples, one sample less,
   * one feature less, an empty class dropped, the highest class merged with the one below, entries
   * rounded to integers, single entries set to zero. They may have lost what made the original
   * interesting, separability included.
   */
  public static Stream<Restriction> simplifications(LabelledData data) {
    return Stream.of(
            halves(data), single(data), features(data), classes(data), rounded(data), zeros(data))
        .flatMap(candidates -> candidates);
  }

  private static Stream<Restriction> halves(LabelledData data) {
    int half = data.samples() / 2;
    return half < 1
        ? Stream.empty()
        : Stream.of(keepSamples(data, i -> i < half), keepSamples(data, i -> i >= half));
  }

  private static Stream<Restriction> single(LabelledData data) {
    return data.samples() < 2
        ? Stream.empty()
        : IntStream.range(0, data.samples()).mapToObj(out -> keepSamples(data, i -> i != out));
  }

  private static Restriction keepSamples(LabelledData data, IntPredicate kept) {
    List<Integer> samples = where(data.samples(), kept);
    Matrix X =
        Matrix.of(samples.size(), data.features(), (i, f) -> data.X().get(samples.get(i), f));
    List<Integer> y = samples.stream().map(data.y()::get).toList();
    return new Restriction(
        new LabelledData(X, y, data.K()), samples, all(data.features()), all(data.K()));
  }

  private static Stream<Restriction> features(LabelledData data) {
    return data.features() < 2
        ? Stream.empty()
        : IntStream.range(0, data.features())
            .mapToObj(
                out -> {
                  List<Integer> features = where(data.features(), f -> f != out);
                  Matrix X =
                      Matrix.of(
                          data.samples(),
                          features.size(),
                          (i, f) -> data.X().get(i, features.get(f)));
                  return new Restriction(
                      new LabelledData(X, data.y(), data.K()),
                      all(data.samples()),
                      features,
                      all(data.K()));
                });
  }

  private static Stream<Restriction> classes(LabelledData data) {
    int top = data.K() - 1;
    if (top < 2) {
      return Stream.empty();
    }
    Stream<Restriction> dropped =
        IntStream.rangeClosed(0, top)
            .map(k -> top - k)
            .filter(k -> !data.y().contains(k))
            .mapToObj(k -> withoutClass(data, k, label -> label > k ? label - 1 : label));
    return data.y().contains(top)
        ? Stream.concat(
            dropped, Stream.of(withoutClass(data, top, label -> Math.min(label, top - 1))))
        : dropped;
  }

  private static Restriction withoutClass(LabelledData data, int out, IntUnaryOperator relabel) {
    List<Integer> y = data.y().stream().map(relabel::applyAsInt).toList();
    return new Restriction(
        new LabelledData(data.X(), y, data.K() - 1),
        all(data.samples()),
        all(data.features()),
        where(data.K(), k -> k != out));
  }

  private static Stream<Restriction> rounded(LabelledData data) {
    Matrix X = data.X().map(x -> Math.rint(x) + 0.0);
    return X.equals(data.X()) ? Stream.empty() : Stream.of(withSamples(data, X));
  }

  private static Stream<Restriction> zeros(LabelledData data) {
    return IntStream.range(0, data.samples() * data.features())
        .filter(k -> data.X().get(k / data.features(), k % data.features()) != 0)
        .mapToObj(
            k ->
                Matrix.of(
                    data.samples(),
                    data.features(),
                    (i, f) -> i * data.features() + f == k ? 0 : data.X().get(i, f)))
        .map(X -> withSamples(data, X));
  }

  private static Restriction withSamples(LabelledData data, Matrix X) {
    return new Restriction(
        new LabelledData(X, data.y(), data.K()),
        all(data.samples()),
        all(data.features()),
        all(data.K()));
  }

  private static List<Integer> all(int count) {
    return where(count, i -> true);
  }

  private static List<Integer> where(int count, IntPredicate kept) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (kept.test(i)) {
        indices.add(i);
      }
    }
    return indices;
  }
}
