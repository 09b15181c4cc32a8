package elenchus.catalogue.neuralcollapse;

import elenchus.features.FeatureModel;
import elenchus.features.Fit;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * A deep linear unconstrained-features model.
 *
 * @param n class counts n_1..n_K
 * @param d inner widths d_1..d_M, the first that of the features
 * @param lamW weight decays of W_1..W_M
 * @param lamH weight decay of the features
 * @param bias whether the last layer has a bias without decay
 */
public record FeatureProblem(
    List<Integer> n, List<Integer> d, List<Double> lamW, double lamH, boolean bias) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are fewer than two classes, a count or width below 1,
   *     or the numbers of widths and decays differ
   */
  public FeatureProblem {
    n = List.copyOf(n);
    d = List.copyOf(d);
    lamW = List.copyOf(lamW);
    FeatureModel.of(Fit.SQUARED, n, d, lamW, lamH);
  }

  /** Equal decays at every factor. */
  static FeatureProblem even(List<Integer> n, int M, int width, double lam, boolean bias) {
    return new FeatureProblem(
        n, Collections.nCopies(M, width), Collections.nCopies(M, lam), lam, bias);
  }

  /** Number of classes. */
  int K() {
    return n.size();
  }

  /** Number of samples. */
  int N() {
    return n.stream().mapToInt(Integer::intValue).sum();
  }

  /** Number of weight matrices. */
  int M() {
    return d.size();
  }

  /** The largest rank of the logits. */
  int R() {
    return Math.min(K(), d.stream().mapToInt(Integer::intValue).min().orElse(K()));
  }

  /** The product of all decays. */
  double Lam() {
    double product = lamH;
    for (double lam : lamW) {
      product *= lam;
    }
    return product;
  }

  boolean isBalanced() {
    return n.stream().distinct().count() == 1;
  }

  /** The least decay, for the hypothesis that all are positive. */
  double leastDecay() {
    return Math.min(lamH, lamW.stream().mapToDouble(Double::doubleValue).min().orElse(lamH));
  }

  FeatureModel model(Fit fit) {
    FeatureModel model = FeatureModel.of(fit, n, d, lamW, lamH);
    return bias ? model.withBias(0) : model;
  }

  /** Class counts: half the time balanced, else with ties now and then. */
  static List<Integer> drawnCounts(Draw draw, int K, int most) {
    boolean balanced = draw.chance(0.5);
    int common = draw.integer(1, most);
    List<Integer> counts = new ArrayList<>();
    for (int k = 0; k < K; k++) {
      counts.add(balanced || draw.chance(0.25) ? common : draw.integer(1, most));
    }
    return counts;
  }

  /** Decays of the given product, unequal by factors between a half and two. */
  static FeatureProblem withProduct(
      Draw draw, List<Integer> n, List<Integer> d, double Lam, boolean bias) {
    int L = d.size() + 1;
    double mean = FastMath.pow(Lam, 1.0 / L);
    List<Double> lamW = new ArrayList<>();
    double rest = Lam;
    for (int m = 0; m < d.size(); m++) {
      double lam = mean * draw.logUniform(0.5, 2);
      lamW.add(lam);
      rest /= lam;
    }
    return new FeatureProblem(n, d, lamW, rest, bias);
  }

  /** Fewer classes, samples, layers and units; equal and rounder decays; no bias. */
  Stream<FeatureProblem> simpler() {
    double lam = FastMath.pow(Lam(), 1.0 / (M() + 1));
    double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.1e", lam));
    Stream<FeatureProblem> fewerClasses =
        IntStream.range(0, K() > 2 ? K() : 0)
            .mapToObj(
                k -> {
                  List<Integer> rest = new ArrayList<>(n);
                  rest.remove(k);
                  return new FeatureProblem(rest, d, lamW, lamH, bias);
                });
    Stream<FeatureProblem> others =
        Stream.of(
            new FeatureProblem(Collections.nCopies(K(), 1), d, lamW, lamH, bias),
            new FeatureProblem(n.stream().map(c -> (c + 1) / 2).toList(), d, lamW, lamH, bias),
            new FeatureProblem(n, Collections.nCopies(M(), K()), lamW, lamH, bias),
            new FeatureProblem(n, d, Collections.nCopies(M(), lam), lam, bias),
            new FeatureProblem(n, d, Collections.nCopies(M(), rounded), rounded, bias),
            new FeatureProblem(n, d, lamW, lamH, false),
            new FeatureProblem(
                n,
                M() > 1 ? d.subList(0, M() - 1) : d,
                M() > 1 ? lamW.subList(0, M() - 1) : lamW,
                lamH,
                bias));
    return Stream.concat(fewerClasses, others).filter(simpler -> !simpler.equals(this));
  }
}
