package elenchus.catalogue.neuralcollapse;

import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A critical point of the one-layer model under the squared loss: the classes that it fits.
 *
 * @param n class counts
 * @param d number of features
 * @param lamW decay of W
 * @param lamH decay of H
 * @param S classes that are fitted, ascending; each with n_k above N^2 lamW lamH
 */
public record CriticalSubset(List<Integer> n, int d, double lamW, double lamH, List<Integer> S) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are fewer than two classes, S names a class twice or
   *     one that does not exist, or has more members than features
   */
  public CriticalSubset {
    n = List.copyOf(n);
    S = List.copyOf(S);
    int classes = n.size();
    if (S.size() > d
        || S.stream().distinct().count() < S.size()
        || S.stream().anyMatch(k -> k < 0 || k >= classes)) {
      throw new IllegalArgumentException("S = " + S + " of " + classes + " classes, d = " + d);
    }
    FeatureModel.of(Fit.SQUARED, n, List.of(d), List.of(lamW), lamH);
  }

  static CriticalSubset drawn(Draw draw) {
    int K = draw.integer(2, 4);
    List<Integer> n = new ArrayList<>();
    for (int k = 0; k < K; k++) {
      n.add(draw.integer(1, 4));
    }
    int N = n.stream().mapToInt(Integer::intValue).sum();
    double lamZ = draw.uniform(0.2, 1.3) * Math.sqrt(Collections.min(n)) / N;
    double ratio = draw.logUniform(0.1, 10);
    int d = draw.integer(1, K + 1);
    double square = (double) N * N * lamZ * lamZ;
    List<Integer> S = new ArrayList<>();
    for (int k = 0; k < K; k++) {
      if (S.size() < d && n.get(k) > 1.01 * square && draw.chance(0.6)) {
        S.add(k);
      }
    }
    return new CriticalSubset(n, d, lamZ * ratio, lamZ / ratio, S);
  }

  Stream<CriticalSubset> simpler() {
    double lamZ = Math.sqrt(lamW * lamH);
    return Stream.of(
            new CriticalSubset(n, d, lamW, lamH, List.of()),
            new CriticalSubset(n, Math.max(1, S.size()), lamW, lamH, S),
            new CriticalSubset(n, d, lamZ, lamZ, S),
            new CriticalSubset(n, d, lamW, lamH, S.isEmpty() ? S : S.subList(1, S.size())))
        .filter(simpler -> !simpler.equals(this));
  }

  int N() {
    return n.stream().mapToInt(Integer::intValue).sum();
  }

  /** N^2 lamW lamH: classes of at most that many samples are not worth fitting. */
  double threshold() {
    return (double) N() * N() * lamW * lamH;
  }

  FeatureModel model() {
    return FeatureModel.of(Fit.SQUARED, n, List.of(d), List.of(lamW), lamH);
  }

  private double z(int k) {
    return Math.sqrt(n.get(k)) - N() * Math.sqrt(lamW * lamH);
  }

  /** The objective at a point that fits the given classes. */
  double value(List<Integer> subset) {
    double sum = 0;
    for (int k = 0; k < n.size(); k++) {
      double gap = N() * Math.sqrt(lamW * lamH);
      sum +=
          subset.contains(k)
              ? gap * gap / (2 * N()) + Math.sqrt(lamW * lamH) * z(k)
              : n.get(k) / (2.0 * N());
    }
    return sum;
  }

  /** The classes of a global minimum: the largest ones above the threshold, at most d. */
  List<Integer> best() {
    return IntStream.range(0, n.size())
        .boxed()
        .filter(k -> n.get(k) > threshold())
        .sorted(Comparator.comparingInt(k -> -n.get(k)))
        .limit(d)
        .toList();
  }

  /** The largest class that is not fitted, or 0 if none is missed. */
  int largestMissed() {
    return IntStream.range(0, n.size()).filter(k -> !S.contains(k)).map(n::get).max().orElse(0);
  }

  /** (lamW + lamH)/2 - sqrt(((lamW - lamH)/2)^2 + n_k/N^2) for a missed class of n_k samples. */
  double curvature(int count) {
    double half = (lamW - lamH) / 2;
    return (lamW + lamH) / 2 - Math.sqrt(half * half + (double) count / N() / N());
  }

  /** One unit feature per fitted class. */
  Factors factors() {
    int[] labels = model().labels();
    double fourth = Math.sqrt(Math.sqrt(lamH / lamW));
    Matrix W =
        Matrix.of(
            n.size(), d, (k, i) -> i < S.size() && S.get(i) == k ? fourth * Math.sqrt(z(k)) : 0);
    Matrix H =
        Matrix.of(
            d,
            labels.length,
            (i, sample) ->
                i < S.size() && S.get(i) == labels[sample]
                    ? Math.sqrt(z(labels[sample]) / n.get(labels[sample])) / fourth
                    : 0);
    return Factors.of(List.of(W), H);
  }
}
