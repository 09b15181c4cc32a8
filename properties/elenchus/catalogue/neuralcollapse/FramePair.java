package elenchus.catalogue.neuralcollapse;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Classifier rows and one feature per class, with bounds on their norms.
 *
 * @param W classifier, K x d, rows w_k
 * @param H features, K x d, rows h_k
 * @param rhoW bound on the norms of the rows of W
 * @param rhoH bound on the norms of the rows of H
 */
public record FramePair(Matrix W, Matrix H, double rhoW, double rhoH) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the shapes differ, K is below 2, d below 1, an entry is not
   *     finite, or a bound is not positive
   */
  public FramePair {
    if (W.rows() != H.rows() || W.columns() != H.columns() || W.rows() < 2 || W.columns() < 1) {
      throw new IllegalArgumentException(
          "W is " + W.rows() + " x " + W.columns() + ", H " + H.rows() + " x " + H.columns());
    }
    if (!W.isFinite() || !H.isFinite() || !(rhoW > 0 && rhoW < 1e9 && rhoH > 0 && rhoH < 1e9)) {
      throw new IllegalArgumentException("entries or bounds " + rhoW + ", " + rhoH);
    }
  }

  /** A pair with the smallest floating-point bounds that hold exactly. */
  static FramePair tight(Matrix W, Matrix H) {
    return new FramePair(W, H, bound(W), bound(H));
  }

  private static double bound(Matrix rows) {
    double bound = 1e-3;
    for (int k = 0; k < rows.rows(); k++) {
      bound = Math.max(bound, Matrix.ofRows(rows.row(k)).norm());
    }
    while (slack(rows, bound).signum() < 0) {
      bound = Math.nextUp(bound);
    }
    return bound;
  }

  /** rho^2 - max_k ||row k||^2, exactly. */
  static BigFraction slack(Matrix rows, double rho) {
    BigFraction square = Rationals.of(rho).multiply(Rationals.of(rho));
    BigFraction least = square;
    for (int k = 0; k < rows.rows(); k++) {
      BigFraction norm = BigFraction.ZERO;
      for (double entry : rows.row(k)) {
        norm = norm.add(Rationals.of(entry).multiply(Rationals.of(entry)));
      }
      BigFraction left = square.subtract(norm);
      least = left.compareTo(least) < 0 ? left : least;
    }
    return least;
  }

  /** Near a pair of aligned simplex frames, or anywhere. */
  static FramePair drawn(Draw draw) {
    int K = draw.integer(2, 8);
    int d = draw.integer(1, K + 1);
    if (d < K - 1 || draw.chance(0.4)) {
      Matrix W = Matrix.ofRows(draw.gaussianRows(K, d)).map(Draw::eighth);
      Matrix H = Matrix.ofRows(draw.gaussianRows(K, d)).map(Draw::eighth);
      return tight(awayFromZero(W), H);
    }
    return nearFrame(draw, K, d);
  }

  static FramePair nearFrame(Draw draw, int K, int d) {
    double noise = draw.logUniform(1e-9, 1e-1);
    Matrix frame = SimplexEtf.frame(K, d);
    double w = draw.uniform(0.5, 2);
    double h = draw.uniform(0.5, 2);
    return tight(
        frame.plus(Matrix.ofRows(draw.gaussianRows(K, d)).times(noise)).times(w),
        frame.plus(Matrix.ofRows(draw.gaussianRows(K, d)).times(noise)).times(h));
  }

  private static Matrix awayFromZero(Matrix W) {
    return Matrix.of(
        W.rows(),
        W.columns(),
        (i, j) -> j == 0 && Matrix.ofRows(W.row(i)).maxAbs() == 0 ? 1 : W.get(i, j));
  }

  /** Simpler pairs: a class or a dimension fewer, rounder entries, unit bounds. */
  Stream<FramePair> simpler() {
    Stream<FramePair> fewer =
        Stream.concat(
            IntStream.range(0, K() > 2 ? K() : 0)
                .mapToObj(k -> tight(withoutRow(W, k), withoutRow(H, k))),
            IntStream.range(0, d() > 1 ? d() : 0)
                .mapToObj(
                    j ->
                        tight(
                            withoutRow(W.transpose(), j).transpose(),
                            withoutRow(H.transpose(), j).transpose())));
    Stream<FramePair> rounder =
        Stream.of(
            tight(W.map(Math::rint), H.map(Math::rint)),
            tight(W.map(Draw::eighth), H.map(Draw::eighth)),
            tight(W, W));
    return Stream.concat(fewer, rounder).filter(simpler -> !simpler.equals(this));
  }

  private static Matrix withoutRow(Matrix matrix, int row) {
    return Matrix.of(
        matrix.rows() - 1, matrix.columns(), (i, j) -> matrix.get(i < row ? i : i + 1, j));
  }

  /** Number of classes. */
  int K() {
    return W.rows();
  }

  /** Number of features. */
  int d() {
    return W.columns();
  }

  /** The Gram matrix of the rows of W, exactly. */
  RationalMatrix gram() {
    RationalMatrix rows = RationalMatrix.of(W);
    return rows.times(rows.transpose());
  }

  /** The logits of the K features, column k those of h_k, exactly. */
  RationalMatrix logits() {
    return RationalMatrix.of(W).times(RationalMatrix.of(H).transpose());
  }
}
