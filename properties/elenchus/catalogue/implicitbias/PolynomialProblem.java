package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
import elenchus.theorem.Draw;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A binary problem under a loss with the tail u^{-p}.
 *
 * @param Z signed samples, N x d
 * @param p the power of the tail, 1 to 1000
 */
public record PolynomialProblem(Matrix Z, int p) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if Z is empty or not finite, or p is out of range
   */
  public PolynomialProblem {
    if (Z.rows() == 0 || Z.columns() == 0 || !Z.isFinite() || p < 1 || p > 1000) {
      throw new IllegalArgumentException("Z must be finite and not empty, p in 1..1000");
    }
  }

  /** Gaussian features of unequal scales in multiples of 1/64, mostly more of them than samples. */
  static PolynomialProblem draw(Draw draw) {
    int N = draw.integer(2, 6);
    int d = N + draw.integer(-1, 24);
    double[] scales = new double[d];
    for (int f = 0; f < d; f++) {
      scales[f] = draw.uniform(0.2, 3);
    }
    Matrix Z = Matrix.of(N, d, (i, f) -> Math.rint(64 * scales[f] * draw.gaussian()) / 64 + 0.0);
    return new PolynomialProblem(Z, draw.oneOf(1, 2, 3, 5));
  }

  Stream<PolynomialProblem> simpler() {
    Stream<PolynomialProblem> fewer =
        Stream.iterate(Z.rows() - 1, n -> n > 0, n -> n - 1)
            .map(n -> new PolynomialProblem(Matrix.of(n, Z.columns(), Z::get), p));
    Stream<PolynomialProblem> rounder =
        Stream.of(new PolynomialProblem(Z.map(Math::rint), p), new PolynomialProblem(Z, 1));
    return Stream.concat(fewer, rounder).filter(candidate -> !candidate.equals(this));
  }

  /** The max-margin solution; empty if no w has Z w &gt; 0. */
  Optional<HardMargin.Solution> maxMargin() {
    return HardMargin.ofRows(Z) instanceof HardMargin.Solution solution
        ? Optional.of(solution)
        : Optional.empty();
  }

  /** G = Z Z^T. */
  RationalMatrix gram() {
    RationalMatrix exact = RationalMatrix.of(Z);
    return exact.times(exact.transpose());
  }

  /** The samples as those of one class of two. */
  LabelledData data() {
    return new LabelledData(Z, Collections.nCopies(Z.rows(), 0), 2);
  }
}
