package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.Fit;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One linear layer with a decaying bias, under the squared loss, with equal class counts.
 *
 * @param K number of classes
 * @param n samples per class
 * @param d number of features, at least K
 * @param lamW decay of W
 * @param lamH decay of H
 * @param lamB decay of the bias; 0 leaves it free
 */
public record BiasedFeatures(int K, int n, int d, double lamW, double lamH, double lamB) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if K is below 2, n below 1, d below K or a decay out of range
   */
  public BiasedFeatures {
    if (K < 2 || n < 1 || d < K || !(lamW > 0 && lamH > 0 && lamB >= 0 && lamB < 1e9)) {
      throw new IllegalArgumentException(
          "K, n, d = " + List.of(K, n, d) + ", decays " + List.of(lamW, lamH, lamB));
    }
  }

  static BiasedFeatures drawn(Draw draw) {
    return drawn(draw, draw.oneOf(0.0, 0.5, 0.99, 1.01, 2.0, 50.0));
  }

  /** The bias decay as a multiple of the critical one. */
  static BiasedFeatures drawn(Draw draw, double multiple) {
    int K = draw.integer(2, 6);
    int n = draw.integer(1, 5);
    double u = draw.uniform(0.1, 0.95);
    double lamZ = u * Math.sqrt(n) / (K * n);
    double lamW = lamZ * draw.logUniform(0.3, 3);
    double lamH = lamZ * lamZ / lamW;
    return new BiasedFeatures(K, n, K + draw.integer(0, 2), lamW, lamH, multiple * u / (1 - u));
  }

  Stream<BiasedFeatures> simpler() {
    double lamZ = Math.sqrt(lamW * lamH);
    return Stream.of(
            new BiasedFeatures(2, n, d, lamW, lamH, lamB),
            new BiasedFeatures(K, 1, d, lamW, lamH, lamB),
            new BiasedFeatures(K, n, K, lamW, lamH, lamB),
            new BiasedFeatures(K, n, d, lamZ, lamZ, lamB),
            new BiasedFeatures(K, n, d, lamW, lamH, 0))
        .filter(simpler -> !simpler.equals(this));
  }

  int N() {
    return K * n;
  }

  double y() {
    return Math.sqrt(n);
  }

  /** c = N sqrt(lamW lamH). */
  double c() {
    return N() * Math.sqrt(lamW * lamH);
  }

  /** a^2 = lamB / (1 + lamB): what is left of the loss along the constant mode. */
  double aSquared() {
    return lamB / (1 + lamB);
  }

  /** The singular value on the K - 1 modes orthogonal to the constant one. */
  double zPerp() {
    return Math.max(0, y() - c());
  }

  /** The singular value on the constant mode. */
  double zOne() {
    return lamB == 0 ? 0 : Math.max(0, y() - c() / aSquared());
  }

  /** The entries of the optimal bias. */
  double beta() {
    return (1 - zOne() / y()) / (K * (1 + lamB));
  }

  /** The bias decay up to which the class means are a simplex frame; infinite if all vanish. */
  double critical() {
    double u = c() / y();
    return u < 1 ? u / (1 - u) : Double.POSITIVE_INFINITY;
  }

  double value() {
    double one = zOne() - y();
    double perp = zPerp() - y();
    return ((K - 1) * perp * perp + aSquared() * one * one) / (2 * N())
        + Math.sqrt(lamW * lamH) * ((K - 1) * zPerp() + zOne());
  }

  /** zPerp P + zOne J / K. */
  Matrix core() {
    return SimplexEtf.centring(K).times(zPerp()).plus(Matrix.of(K, K, (i, j) -> zOne() / K));
  }

  FeatureModel model() {
    return FeatureModel.of(Fit.SQUARED, Collections.nCopies(K, n), List.of(d), List.of(lamW), lamH)
        .withBias(lamB);
  }

  /** Factors that attain the minimum, by the square root of the core. */
  Factors factors() {
    double perp = Math.sqrt(zPerp());
    double one = Math.sqrt(zOne());
    Matrix root = SimplexEtf.centring(K).times(perp).plus(Matrix.of(K, K, (i, j) -> one / K));
    double scale = Math.sqrt(Math.sqrt(lamH / lamW));
    Matrix W = Matrix.of(K, d, (row, i) -> i < K ? scale * root.get(row, i) : 0);
    Matrix H = Matrix.of(d, N(), (i, s) -> i < K ? root.get(i, s / n) / (scale * Math.sqrt(n)) : 0);
    double[] b = new double[K];
    Arrays.fill(b, beta());
    return new Factors(List.of(W), H, b);
  }

  /**
   * A lower bound of the objective by duality: for any matrix D of spectral norm at most sqrt(lamW
   * lamH), the penalty is at least the inner product of D and Z. With D = delta on the K - 1
   * centred modes and delta' on the constant one, minimising the quadratic gives
   *
   * <p>(K - 1)(delta y - N delta^2 / 2) + delta' y - N delta'^2 / (2 a^2).
   */
  Interval certifiedLeast() {
    Interval lamZ = Interval.of(lamW).multiply(Interval.of(lamH)).sqrt();
    Interval root = Interval.of(n).sqrt();
    Interval N = Interval.of(N());
    Interval perp = Interval.of(Math.min(lamZ.lower(), y() / N()));
    Interval sum = concave(perp, root, N).multiply(Interval.of(K - 1));
    if (lamB > 0) {
      Interval square = Interval.of(lamB).divide(Interval.of(lamB).add(Interval.ONE));
      Interval one = Interval.of(Math.min(lamZ.lower(), aSquared() * y() / N()));
      sum = sum.add(concave(one, root, N.divide(square)));
    }
    return sum;
  }

  private static Interval concave(Interval delta, Interval y, Interval weight) {
    return delta.multiply(y).subtract(weight.multiply(delta.square()).multiply(Interval.of(0.5)));
  }
}
