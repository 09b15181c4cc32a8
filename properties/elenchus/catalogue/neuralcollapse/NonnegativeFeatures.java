package elenchus.catalogue.neuralcollapse;

import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.Fit;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * One linear layer under cross-entropy on nonnegative features, with a point to certify.
 *
 * @param n class counts
 * @param lamW decay of W
 * @param lamH decay of H
 * @param W classifier, K x d, d at least K
 * @param H features, d x N, grouped by class
 */
public record NonnegativeFeatures(List<Integer> n, double lamW, double lamH, Matrix W, Matrix H) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public NonnegativeFeatures {
    n = List.copyOf(n);
    FeatureModel model =
        FeatureModel.of(Fit.CROSS_ENTROPY, n, List.of(W.columns()), List.of(lamW), lamH);
    model.pack(Factors.of(List.of(W), H));
  }

  /** The model at its minimum, moved by noise; features stay nonnegative. */
  static NonnegativeFeatures drawn(Draw draw) {
    int K = draw.integer(2, 5);
    List<Integer> n = FeatureProblem.drawnCounts(draw, K, 6);
    int N = n.stream().mapToInt(Integer::intValue).sum();
    int most = Collections.max(n);
    double product = draw.uniform(0.05, 1.2) * most * (K - 1) / K / ((double) N * N);
    double ratio = draw.logUniform(0.3, 3);
    return noisy(
        draw, n, Math.sqrt(product) * ratio, Math.sqrt(product) / ratio, draw.logUniform(1e-6, 1));
  }

  static NonnegativeFeatures noisy(
      Draw draw, List<Integer> n, double lamW, double lamH, double noise) {
    int K = n.size();
    NonnegativeFeatures best = atMinimum(n, lamW, lamH, K + draw.integer(0, 2));
    return new NonnegativeFeatures(
        n,
        lamW,
        lamH,
        best.W().map(x -> x + noise * draw.gaussian()),
        best.H().map(x -> Math.abs(x + noise * draw.gaussian())));
  }

  /** The point of least objective. */
  static NonnegativeFeatures atMinimum(List<Integer> n, double lamW, double lamH, int d) {
    int K = n.size();
    int N = n.stream().mapToInt(Integer::intValue).sum();
    NonnegativeFeatures blank =
        new NonnegativeFeatures(n, lamW, lamH, Matrix.zero(K, d), Matrix.zero(d, N));
    double[] r = blank.lengths();
    int[] labels = blank.model().labels();
    Matrix H = Matrix.of(d, N, (i, s) -> i == labels[s] ? r[i] : 0);
    // W = P diag(t/r) Hbar^T, t/r = sqrt(K lamH n_k / ((K-1) lamW)).
    Matrix scaled =
        Matrix.of(
            K, d, (k, i) -> i == k ? r[k] * Math.sqrt(K * lamH * n.get(k) / ((K - 1) * lamW)) : 0);
    return new NonnegativeFeatures(n, lamW, lamH, SimplexEtf.centring(K).times(scaled), H);
  }

  Stream<NonnegativeFeatures> simpler() {
    double lam = Math.sqrt(lamW * lamH);
    List<NonnegativeFeatures> candidates = new ArrayList<>();
    candidates.add(new NonnegativeFeatures(n, lam, lam, W, H));
    candidates.add(
        new NonnegativeFeatures(n, lamW, lamH, W.map(Draw::eighth), H.map(Draw::eighth)));
    candidates.add(new NonnegativeFeatures(n, lamW, lamH, W.map(x -> 0), H));
    candidates.add(atMinimum(List.of(2, 1), lamW, lamH, 2));
    candidates.removeIf(this::equals);
    return candidates.stream();
  }

  int K() {
    return n.size();
  }

  int N() {
    return n.stream().mapToInt(Integer::intValue).sum();
  }

  FeatureModel model() {
    return FeatureModel.of(Fit.CROSS_ENTROPY, n, List.of(W.columns()), List.of(lamW), lamH);
  }

  /** c_k = N sqrt((K-1) lamW lamH / (K n_k)), cut at (K-1)/K. */
  double c(int k) {
    double full = N() * Math.sqrt((K() - 1.0) * lamW * lamH / (K() * n.get(k)));
    return Math.min(full, (K() - 1.0) / K());
  }

  /** The margin m_k = log((K-1)(1/c_k - 1)), 0 for a collapsed class. */
  double m(int k) {
    return c(k) < (K() - 1.0) / K() ? FastMath.log((K() - 1) * (1 / c(k) - 1)) : 0;
  }

  /** The lengths r_k of the optimal class means. */
  double[] lengths() {
    double[] r = new double[K()];
    for (int k = 0; k < r.length; k++) {
      r[k] = Math.sqrt(m(k) * Math.sqrt((K() - 1) * lamW / (K() * lamH * n.get(k))));
    }
    return r;
  }

  /** The entropy of (1 - c, c/(K-1), ...). */
  double entropy(int k) {
    double c = c(k);
    return -(1 - c) * FastMath.log1p(-c) - c * FastMath.log(c / (K() - 1));
  }

  /** The least objective. */
  double value() {
    double sum = 0;
    for (int k = 0; k < K(); k++) {
      sum += n.get(k) * entropy(k) / N();
    }
    return sum;
  }
}
