package elenchus.catalogue.centralpath;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/**
 * A linear classifier with bias on features, under (1/2) mean |W h + b - y|^2 + (lam/2)(|W|^2 +
 * |b|^2).
 *
 * @param H features as columns, class after class, P x C N
 * @param C number of classes
 * @param N samples per class
 * @param W weights, C x P
 * @param b bias, C
 * @param lam weight decay, not negative
 */
public record MseProblem(Matrix H, int C, int N, Matrix W, List<Double> b, double lam) {

  /**
   * @throws IllegalArgumentException if the sizes do not fit, a number is not finite, or lam is
   *     negative
   */
  public MseProblem {
    b = List.copyOf(b);
    if (C < 2 || N < 1 || H.columns() != C * N || W.rows() != C || W.columns() != H.rows()) {
      throw new IllegalArgumentException(
          "C = " + C + ", N = " + N + ", H of " + H.columns() + " columns, W " + W);
    }
    if (b.size() != C || !H.isFinite() || !W.isFinite() || !(lam >= 0 && lam < 1e300)) {
      throw new IllegalArgumentException("b has C entries, H and W are finite, lam >= 0");
    }
  }

  /** The label of a column. */
  int label(int column) {
    return column / N;
  }

  /** (W, b), C x (P + 1). */
  Matrix extended() {
    int p = H.rows();
    return Matrix.of(C, p + 1, (i, j) -> j < p ? W.get(i, j) : b.get(i));
  }

  static Arbitrary<MseProblem> draws() {
    return Instances.drawn(MseProblem::draw, MseProblem::isRegular, MseProblem::simpler);
  }

  private static MseProblem draw(Draw draw) {
    int c = draw.integer(2, 6);
    int n = draw.integer(1, 5);
    int p = draw.integer(1, Math.min(8, c * n));
    double grid = draw.oneOf(1.0, 8.0);
    Matrix h = rounded(draw, p, c * n, grid);
    Matrix w = rounded(draw, c, p, grid);
    List<Double> b = new ArrayList<>();
    for (int i = 0; i < c; i++) {
      b.add(Math.rint(grid * draw.gaussian()) / grid);
    }
    return new MseProblem(h, c, n, w, b, draw.oneOf(0.0, 0x1p-10, 0x1p-6, 0.125, 1.0));
  }

  private static Matrix rounded(Draw draw, int rows, int columns, double grid) {
    return Matrix.ofRows(draw.gaussianRows(rows, columns)).map(v -> Math.rint(grid * v) / grid);
  }

  /** Whether G is positive definite: lam > 0, or features and the constant are independent. */
  boolean isRegular() {
    return conditioning() > 1e-6;
  }

  /** The least eigenvalue of G = Ht Ht^T/n + lam I over the largest. */
  double conditioning() {
    int p = H.rows();
    Matrix extended = Matrix.of(p + 1, C * N, (i, j) -> i < p ? H.get(i, j) : 1);
    Matrix g = extended.times(extended.transpose()).times(1.0 / (C * N));
    SymmetricEigen eigen = SymmetricEigen.of(g.plus(Matrix.identity(p + 1).times(lam)));
    return eigen.min() / eigen.max();
  }

  private static Stream<MseProblem> simpler(MseProblem m) {
    List<MseProblem> candidates = new ArrayList<>();
    int p = m.H.rows();
    if (p > 1) {
      candidates.add(
          new MseProblem(
              Matrix.of(1, m.C * m.N, m.H::get),
              m.C,
              m.N,
              Matrix.of(m.C, 1, m.W::get),
              m.b,
              m.lam));
    }
    if (m.C > 2) {
      candidates.add(
          new MseProblem(
              Matrix.of(p, 2 * m.N, m.H::get),
              2,
              m.N,
              Matrix.of(2, p, m.W::get),
              m.b.subList(0, 2),
              m.lam));
    }
    if (m.N > 1) {
      candidates.add(
          new MseProblem(
              Matrix.of(p, m.C, (i, j) -> m.H.get(i, j * m.N)), m.C, 1, m.W, m.b, m.lam));
    }
    candidates.add(new MseProblem(m.H.map(Math::rint), m.C, m.N, m.W, m.b, m.lam));
    candidates.add(new MseProblem(m.H, m.C, m.N, m.W, Collections.nCopies(m.C, 0.0), m.lam));
    candidates.add(new MseProblem(m.H, m.C, m.N, Matrix.zero(m.C, p), m.b, m.lam));
    candidates.add(new MseProblem(m.H, m.C, m.N, m.W, m.b, m.lam > 0 ? 1 : 0));
    return candidates.stream().filter(o -> !o.equals(m));
  }
}
