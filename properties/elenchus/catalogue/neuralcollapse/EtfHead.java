package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.exact.Rationals;
import elenchus.features.Enclosure;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * A fixed simplex classifier, a feature of class k, and a start of the dot-regression flow.
 *
 * @param K number of classes
 * @param label class of the feature, 0..K-1
 * @param EW squared norm of each classifier row
 * @param EH bound on the squared norm of features
 * @param h feature, d entries
 * @param u0 initial cosine, in (-1, 1)
 * @param t time of the flow, positive
 */
public record EtfHead(int K, int label, double EW, double EH, List<Double> h, double u0, double t) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if K is below 2, d below K - 1, or a number is out of range
   */
  public EtfHead {
    h = List.copyOf(h);
    if (K < 2 || label < 0 || label >= K || h.size() < K - 1) {
      throw new IllegalArgumentException("K = " + K + ", label = " + label + ", d = " + h.size());
    }
    if (!(EW > 0 && EW < 1e6 && EH > 0 && EH < 1e6 && u0 > -1 && u0 < 1 && t > 0 && t < 1e9)) {
      throw new IllegalArgumentException("EW, EH, u0, t = " + List.of(EW, EH, u0, t));
    }
  }

  /** Near the minimiser or anywhere in the ball. */
  static EtfHead drawn(Draw draw) {
    int K = draw.integer(2, 8);
    int d = K - 1 + draw.integer(0, 3);
    int label = draw.integer(0, K - 1);
    double EW = draw.logUniform(0.2, 10);
    double EH = draw.logUniform(0.2, 10);
    boolean near = draw.chance(0.5);
    double noise = near ? draw.logUniform(1e-6, 1e-1) : 1;
    double[] w = SimplexEtf.frame(K, d).row(label);
    List<Double> h = new ArrayList<>();
    double norm = 0;
    for (int i = 0; i < d; i++) {
      double entry = (near ? w[i] : 0) + noise * draw.gaussian();
      h.add(entry);
      norm += entry * entry;
    }
    // A little inside the ball, so that rounding stays inside too.
    double length = (near ? 1 - 1e-9 : draw.uniform(0.1, 1 - 1e-9)) * Math.sqrt(EH / norm);
    return new EtfHead(
        K,
        label,
        EW,
        EH,
        h.stream().map(entry -> entry * length).toList(),
        draw.uniform(-0.95, 0.95),
        draw.logUniform(0.1, 1000));
  }

  Stream<EtfHead> simpler() {
    return Stream.of(
            new EtfHead(K, 0, EW, EH, h, u0, t),
            new EtfHead(K, label, 1, EH, h, 0, 1),
            new EtfHead(K, label, EW, EH, h.stream().map(Draw::eighth).toList(), u0, t),
            new EtfHead(K, label, EW, EH, h.stream().map(x -> 0.0).toList(), u0, t),
            new EtfHead(K, label, EW, EH, h.size() > K - 1 ? h.subList(0, h.size() - 1) : h, u0, t))
        .filter(simpler -> !simpler.equals(this));
  }

  /** Number of features. */
  int d() {
    return h.size();
  }

  /** The feature as an array. */
  double[] feature() {
    return h.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** EH - ||h||^2, exactly. */
  BigFraction slack() {
    BigFraction slack = Rationals.of(EH);
    for (double entry : h) {
      slack = slack.subtract(Rationals.of(entry).multiply(Rationals.of(entry)));
    }
    return slack;
  }

  /** The classifier, K x d. */
  Matrix W() {
    return SimplexEtf.frame(K, d()).times(Math.sqrt(EW));
  }

  /** The classifier with its square roots enclosed, K x d. */
  Interval[][] enclosedW() {
    Interval[][] W = new Interval[K][d()];
    Interval scale = Interval.of(EW).multiply(Enclosed.ratio(K, K - 1)).sqrt();
    for (int row = 0; row < K; row++) {
      for (int j = 1; j <= d(); j++) {
        Interval entry = Interval.ZERO;
        if (j < K && row <= j) {
          Interval root = Interval.of(j).multiply(Interval.of(j + 1)).sqrt();
          entry = Interval.of(row < j ? 1 : -j).divide(root).multiply(scale);
        }
        W[row][j - 1] = entry;
      }
    }
    return W;
  }

  /** The logits of a feature, enclosed. */
  Interval[] logits(Interval[] feature) {
    Interval[][] column = new Interval[feature.length][1];
    for (int i = 0; i < feature.length; i++) {
      column[i][0] = feature[i];
    }
    return Enclosure.column(Enclosure.product(enclosedW(), column), 0);
  }

  /** sqrt(EW EH), enclosed: the largest own logit. */
  Interval s() {
    return Interval.of(EW).multiply(Interval.of(EH)).sqrt();
  }

  /** log(1 + (K - 1) e^(-K a / (K - 1))), enclosed: the least loss for own logit a. */
  Interval lossOf(Interval a) {
    return SimplexEtfOptimality.bound(K, a);
  }
}
