package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
import elenchus.theorem.Draw;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signed samples under an adversary who moves each of them by at most eps in the norm dual to p.
 *
 * @param Z signed samples, N x d
 * @param p the norm of the weights in the worst margin h_i(w) = z_i.w - eps |w|_p, above 1
 * @param eps the adversary's radius, not negative
 */
public record RobustProblem(Matrix Z, double p, double eps) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if Z is empty or not finite, p is not in (1, 100], or eps is
   *     negative or not finite
   */
  public RobustProblem {
    if (Z.rows() == 0 || Z.columns() == 0 || !Z.isFinite()) {
      throw new IllegalArgumentException("Z must be finite and not empty");
    }
    if (!(p > 1 && p <= 100) || !(eps >= 0 && eps < 1e300)) {
      throw new IllegalArgumentException(
          "p = " + p + " must be in (1, 100], eps = " + eps + " >= 0");
    }
  }

  /** Gaussian samples on the positive side of a Gaussian classifier, eps below what it bears. */
  static RobustProblem draw(Draw draw) {
    return draw(draw, draw.oneOf(1.5, 2.0, 3.0), draw.integer(2, 8), draw.integer(2, 5));
  }

  static RobustProblem draw(Draw draw, double p, int N, int d) {
    double[][] rows = draw.gaussianRows(N + 1, d);
    double[] teacher = rows[N];
    Matrix Z =
        Matrix.of(
            N,
            d,
            (i, f) -> {
              double score = 0;
              for (int k = 0; k < d; k++) {
                score += rows[i][k] * teacher[k];
              }
              return Draw.eighth(score < 0 ? -rows[i][f] : rows[i][f]);
            });
    RobustProblem clean = new RobustProblem(Z, p, 0);
    return new RobustProblem(Z, p, 0.6 * clean.bearable());
  }

  Stream<RobustProblem> simpler() {
    Stream<RobustProblem> fewer =
        Stream.iterate(Z.rows() - 1, n -> n > 0, n -> n - 1)
            .map(n -> new RobustProblem(Matrix.of(n, Z.columns(), Z::get), p, eps));
    return Stream.concat(fewer, Stream.of(new RobustProblem(Z.map(Math::rint), p, eps)))
        .filter(candidate -> !candidate.equals(this));
  }

  /** The clean max-margin solution; empty if no w has Z w &gt; 0. */
  Optional<HardMargin.Solution> maxMargin() {
    return HardMargin.ofRows(Z) instanceof HardMargin.Solution solution
        ? Optional.of(solution)
        : Optional.empty();
  }

  /** An eps that the clean max-margin classifier bears: its worst margin over |w|_p, or 0. */
  double bearable() {
    return maxMargin().map(s -> 1 / PowerNorm.of(p, s.weights())).orElse(0.0);
  }
}
