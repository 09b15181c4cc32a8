package elenchus.catalogue.neuralcollapse;

import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.theorem.Draw;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * Two layers with a rectifier between them, equal class counts, all widths K: W_2 relu(W_1 H).
 *
 * @param K number of classes
 * @param n samples per class
 * @param lamW1 decay of W_1
 * @param lamW2 decay of W_2
 * @param lamH decay of H
 * @param a how far the first products point apart: 0 orthogonal, 1/(K-1) simplex
 */
public record RectifiedFeatures(int K, int n, double lamW1, double lamW2, double lamH, double a) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if K is below 2, n below 1, or a decay or a out of range
   */
  public RectifiedFeatures {
    if (K < 2 || n < 1 || !(lamW1 > 0 && lamW2 > 0 && lamH > 0 && a >= 0 && a < 1e6)) {
      throw new IllegalArgumentException(
          "K, n = " + List.of(K, n) + ", decays, a = " + List.of(lamW1, lamW2, lamH, a));
    }
  }

  /** With a as a multiple of 1/(K - 1). */
  static RectifiedFeatures drawn(Draw draw, double multiple) {
    int K = draw.integer(2, 6);
    int n = draw.integer(1, 3);
    double b = draw.uniform(0.02, 0.45);
    double Lam = FastMath.pow(b * n / (2 * K * n), 2) / (K * n);
    FeatureProblem p =
        FeatureProblem.withProduct(draw, Collections.nCopies(K, n), List.of(K, K), Lam, false);
    return new RectifiedFeatures(
        K, n, p.lamW().get(0), p.lamW().get(1), p.lamH(), multiple / (K - 1));
  }

  Stream<RectifiedFeatures> simpler() {
    double lam = FastMath.cbrt(lamW1 * lamW2 * lamH);
    return Stream.of(
            new RectifiedFeatures(3, n, lamW1, lamW2, lamH, Math.min(a, 0.5)),
            new RectifiedFeatures(K, 1, lamW1, lamW2, lamH, a),
            new RectifiedFeatures(K, n, lam, lam, lam, a),
            new RectifiedFeatures(K, n, lamW1, lamW2, lamH, 0),
            new RectifiedFeatures(K, n, lamW1, lamW2, lamH, 1.0 / (K - 1)))
        .filter(simpler -> !simpler.equals(this));
  }

  /** The same model without the rectifier. */
  FeatureProblem linear() {
    return new FeatureProblem(
        Collections.nCopies(K, n), List.of(K, K), List.of(lamW1, lamW2), lamH, false);
  }

  FeatureModel model() {
    return linear().model(Fit.SQUARED).withRectifier();
  }

  /**
   * Factors with W_1 Hbar = t (I - a (J - I)), split by the singular value decomposition, and W_2 a
   * multiple of I. For a up to 1/(K - 1) the product is positive semidefinite and its rectified
   * part is t I.
   */
  Factors factors() {
    double q = MseOptimum.of(linear()).q(0);
    double t = q / Math.sqrt(lamW1 * lamH * n);
    Matrix A = Matrix.of(K, K, (i, j) -> t * (i == j ? 1 : -a));
    SymmetricEigen spectrum = SymmetricEigen.of(A);
    Matrix root = spectrum.apply(v -> Math.sqrt(Math.abs(v)));
    Matrix signed = spectrum.apply(v -> Math.signum(v) * Math.sqrt(Math.abs(v)));
    double c = Math.sqrt(Math.sqrt(lamH * n / lamW1));
    Matrix H = Matrix.of(K, K * n, (i, s) -> root.get(i, s / n) / c);
    Matrix second = Matrix.identity(K).times(Math.sqrt(q / lamW2));
    return Factors.of(List.of(signed.times(c), second), H);
  }
}
