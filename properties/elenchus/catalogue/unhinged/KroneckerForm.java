package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import org.hipparchus.fraction.BigFraction;

/**
 * The flow with a kernel as {@code z' = (A (x) B) z}, z the row-major entries of diag(H, W), in
 * fractions: {@code A = [[0, K], [I, 0]]}, {@code B = [[0, M'], [M, 0]]}.
 *
 * @param A 2p x 2p
 * @param B square of size C(N+1)
 */
record KroneckerForm(RationalMatrix A, RationalMatrix B) {

  static KroneckerForm of(KernelProblem x) {
    RationalMatrix K = RationalMatrix.of(x.K());
    RationalMatrix M = TaylorCertificate.of(x.plain().model()).M();
    RationalMatrix one = RationalMatrix.identity(K.rows());
    return new KroneckerForm(antidiagonal(K, one), antidiagonal(M.transpose(), M));
  }

  private static RationalMatrix antidiagonal(RationalMatrix upper, RationalMatrix lower) {
    int split = lower.columns();
    return RationalMatrix.of(
        upper.rows() + lower.rows(),
        lower.columns() + upper.columns(),
        (i, j) ->
            i < upper.rows()
                ? (j < split ? BigFraction.ZERO : upper.get(i, j - split))
                : (j < split ? lower.get(i - upper.rows(), j) : BigFraction.ZERO));
  }

  private static RationalMatrix diagonal(RationalMatrix first, RationalMatrix second) {
    return RationalMatrix.of(
        first.rows() + second.rows(),
        first.columns() + second.columns(),
        (i, j) ->
            i < first.rows()
                ? (j < first.columns() ? first.get(i, j) : BigFraction.ZERO)
                : (j < first.columns()
                    ? BigFraction.ZERO
                    : second.get(i - first.rows(), j - first.columns())));
  }

  /** Whether {@code A diag(H, W) B = diag(K W M, H M')} for the given start. */
  boolean holds(KernelProblem x) {
    RationalMatrix H = RationalMatrix.of(x.H0());
    RationalMatrix W = RationalMatrix.of(x.W0());
    RationalMatrix M = TaylorCertificate.of(x.plain().model()).M();
    RationalMatrix K = RationalMatrix.of(x.K());
    return A.times(diagonal(H, W))
        .times(B)
        .equals(diagonal(K.times(W).times(M), H.times(M.transpose())));
  }

  /**
   * Whether A is diagonalisable: for semidefinite K only the eigenvalue 0 can have chains, and it
   * has none if and only if the square of A has the rank of A.
   */
  boolean isDiagonalisable() {
    return A.times(A).rank() == A.rank();
  }

  /** Whether the matrices A and B have one size, so that their eigenvectors can be multiplied. */
  boolean isOfOneSize() {
    return A.rows() == B.rows();
  }

  /**
   * Eigenvectors of A for K = root^2 I, with eigenvalues root and -root: columns (root e, e) and
   * (-root e, e).
   */
  RationalMatrix eigenvectorsOfA(BigFraction root) {
    int p = A.rows() / 2;
    return RationalMatrix.of(
        2 * p,
        2 * p,
        (i, j) -> {
          if (i % p != j % p) {
            return BigFraction.ZERO;
          }
          return i >= p ? BigFraction.ONE : j < p ? root : root.negate();
        });
  }

  /** Eigenvectors of B for one sample per class: (v, v), (v, -v) with v = 1 or e_1 - e_c. */
  RationalMatrix eigenvectorsOfB() {
    int C = B.rows() / 2;
    return RationalMatrix.of(
        2 * C,
        2 * C,
        (i, j) -> {
          int row = i % C;
          int column = j % C;
          int entry = column == 0 || row == 0 ? 1 : row == column ? -1 : 0;
          return new BigFraction(i >= C && j >= C ? -entry : entry);
        });
  }

  /** Whether (X A X^-1) (x) (Y B Y^-1) is diagonal. */
  boolean isDiagonalised(RationalMatrix X, RationalMatrix Y) {
    RationalMatrix a = X.times(A).times(X.inverse().orElseThrow());
    RationalMatrix b = Y.times(B).times(Y.inverse().orElseThrow());
    int size = b.rows();
    for (int i = 0; i < a.rows() * size; i++) {
      for (int j = 0; j < a.rows() * size; j++) {
        if (i != j && !a.get(i / size, j / size).isZero() && !b.get(i % size, j % size).isZero()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the transcribed U_B^-1 U_A^-1 (x) I exists and diagonalises A (x) B. */
  boolean transcribedDiagonalises(BigFraction root) {
    return isOfOneSize()
        && isDiagonalised(
            eigenvectorsOfB()
                .inverse()
                .orElseThrow()
                .times(eigenvectorsOfA(root).inverse().orElseThrow()),
            RationalMatrix.identity(B.rows()));
  }

  /** Whether the corrected U_A^-1 (x) U_B^-1 diagonalises A (x) B. */
  boolean correctedDiagonalises(BigFraction root) {
    return isDiagonalised(
        eigenvectorsOfA(root).inverse().orElseThrow(), eigenvectorsOfB().inverse().orElseThrow());
  }
}
