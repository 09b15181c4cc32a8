package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The integer matrices of the relative-margin form for K classes, numbered from 0, the last being K
 * - 1. Sums of products of such small integers are exact in double.
 *
 * @param K number of classes, at least 2
 */
record RelativeMargins(int K) {

  /** D = [-I | 1], K - 1 x K: (D v)_j = v_last - v_j. */
  Matrix differences() {
    return Matrix.of(K - 1, K, (j, c) -> c == K - 1 ? 1 : c == j ? -1 : 0);
  }

  /** E, K x K - 1, a right inverse of D: E u = (-u, 0). */
  Matrix section() {
    return Matrix.of(K, K - 1, (c, j) -> c == j ? -1 : 0);
  }

  /** Upsilon_y, K - 1 x K - 1: the identity with column y replaced by -1; the identity for last. */
  Matrix upsilon(int y) {
    return Matrix.of(K - 1, K - 1, (j, l) -> l == y ? -1 : j == l ? 1 : 0);
  }

  /** A wrong Upsilon: row y in place of column y. */
  Matrix upsilonByRow(int y) {
    return upsilon(y).transpose();
  }

  /** The permutation matrix that exchanges two classes. */
  Matrix transposition(int a, int b) {
    return Matrix.of(K, K, (i, j) -> j == (i == a ? b : i == b ? a : i) ? 1 : 0);
  }

  /** The matrix rho with D P = rho D, for a permutation matrix P. */
  Matrix representation(Matrix P) {
    return differences().times(P).times(section());
  }

  /** Rows e_y - e_j in the slots of Upsilon_y D: slot j compares y with j, slot y with the last. */
  Matrix slots(int y) {
    return Matrix.of(K - 1, K, (j, c) -> (c == y ? 1 : 0) - (c == (j == y ? K - 1 : j) ? 1 : 0));
  }

  /** The relative margins of all classes: row y holds Upsilon_y D v. */
  Matrix at(double[] v) {
    return Matrix.of(K, K - 1, (y, j) -> upsilon(y).times(differences()).times(v)[j]);
  }

  /** D 1 = 0 and D E = I: largest entry of the defect. */
  double uniquenessDefect() {
    Matrix D = differences();
    Matrix ones = Matrix.of(K, 1, (c, j) -> 1);
    return Math.max(
        D.times(ones).maxAbs(), D.times(section()).minus(Matrix.identity(K - 1)).maxAbs());
  }

  /** Upsilon_y D = D T_y: largest entry of the defect over all y, for any candidate Upsilon. */
  double intertwiningDefect(IntFunction<Matrix> upsilon) {
    Matrix D = differences();
    return worst(y -> upsilon.apply(y).times(D).minus(D.times(transposition(y, K - 1))).maxAbs());
  }

  /**
   * Upsilon_y^2 = I, det = -1 for y below the last: an involution has eigenvalues 1 and -1, so its
   * determinant is -1 where its trace is K - 3, two below the size.
   */
  double involutionDefect() {
    return worst(
        y -> {
          Matrix square = upsilon(y).times(upsilon(y));
          double trace = y == K - 1 ? K - 1 : K - 3;
          return square.minus(Matrix.identity(K - 1)).maxAbs()
              + Math.abs(upsilon(y).trace() - trace);
        });
  }

  /** Upsilon_y D has the rows e_y - e_j in their slots. */
  double slotsDefect() {
    return worst(y -> upsilon(y).times(differences()).minus(slots(y)).maxAbs());
  }

  /** D D^T = I + 1 1^T, which multiplies 1 by K and fixes the K - 2 vectors e_0 - e_j. */
  double spectrumDefect() {
    int n = K - 1;
    Matrix gram = differences().times(differences().transpose());
    Matrix expected = Matrix.of(n, n, (i, j) -> i == j ? 2 : 1);
    Matrix vectors = Matrix.of(n, n, (i, j) -> i == 0 ? 1 : j == 0 ? 1 : i == j ? -1 : 0);
    Matrix values =
        Matrix.diagonal(IntStream.range(0, n).mapToDouble(j -> j == 0 ? K : 1).toArray());
    return gram.minus(expected).maxAbs()
        + gram.times(vectors).minus(vectors.times(values)).maxAbs();
  }

  /**
   * D P = rho D for the generators (y, last) of the symmetric group. The kernel of rho is a normal
   * subgroup; if not trivial it contains all transpositions (K = 2), all 3-cycles, or all double
   * transpositions (K = 4), so none of these may have the image I.
   */
  double representationDefect() {
    double defect =
        worst(
            y -> {
              Matrix P = transposition(y, K - 1);
              Matrix D = differences();
              return D.times(P).minus(representation(P).times(D)).maxAbs();
            });
    boolean faithful = !isTrivial(transposition(0, 1));
    if (K >= 3) {
      faithful &= !isTrivial(transposition(0, 1).times(transposition(1, 2)));
    }
    if (K >= 4) {
      faithful &= !isTrivial(transposition(0, 1).times(transposition(2, 3)));
    }
    return faithful ? defect : defect + 1;
  }

  private boolean isTrivial(Matrix P) {
    return representation(P).minus(Matrix.identity(K - 1)).maxAbs() == 0;
  }

  private double worst(IntToDoubleFunction defect) {
    return IntStream.range(0, K).mapToDouble(defect).max().orElse(0);
  }
}
