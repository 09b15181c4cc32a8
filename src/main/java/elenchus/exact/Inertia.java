package elenchus.exact;

import java.math.BigInteger;

/**
 * The inertia of a symmetric matrix: how many of its eigenvalues are positive, negative and zero.
 *
 * <p>Decided by fraction-free symmetric elimination, P^T A P = L D L^T: by Sylvester's law of
 * inertia the signs on the diagonal of D are those of the eigenvalues. Where all remaining diagonal
 * entries vanish, one basis vector is added to another, which is a congruence too.
 *
 * <p>J. J. Sylvester, A demonstration of the theorem that every homogeneous quadratic polynomial is
 * reducible by real orthogonal substitutions to the form of a sum of positive and negative squares,
 * Philosophical Magazine 4 (1852).
 *
 * @param positive number of positive eigenvalues
 * @param negative number of negative eigenvalues
 * @param zero dimension of the kernel
 */
public record Inertia(int positive, int negative, int zero) {

  /** Checks that the counts are nonnegative. */
  public Inertia {
    if (positive < 0 || negative < 0 || zero < 0) {
      throw new IllegalArgumentException(
          "inertia (" + positive + ", " + negative + ", " + zero + ")");
    }
  }

  /**
   * The inertia of a symmetric matrix of integers.
   *
   * @throws IllegalArgumentException if the matrix is not symmetric
   */
  public static Inertia of(IntegerMatrix matrix) {
    int n = matrix.rows();
    if (!matrix.equals(matrix.transpose())) {
      throw new IllegalArgumentException(n + " x " + matrix.columns() + ", not symmetric");
    }
    BigInteger[][] a = new BigInteger[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = matrix.get(i, j);
      }
    }
    int positive = 0;
    int negative = 0;
    BigInteger previous = BigInteger.ONE;
    for (int k = 0; k < n; k++) {
      if (!bringPivot(a, k)) {
        return new Inertia(positive, negative, n - k);
      }
      BigInteger pivot = a[k][k];
      // Pivots are leading minors: the entry of D is the ratio of neighbours.
      if (pivot.signum() == previous.signum()) {
        positive++;
      } else {
        negative++;
      }
      for (int i = k + 1; i < n; i++) {
        for (int j = k + 1; j <= i; j++) {
          a[i][j] = pivot.multiply(a[i][j]).subtract(a[i][k].multiply(a[k][j])).divide(previous);
          a[j][i] = a[i][j];
        }
      }
      previous = pivot;
    }
    return new Inertia(positive, negative, 0);
  }

  /** Makes entry (k, k) nonzero by a congruence of the rest; false if the rest is zero. */
  private static boolean bringPivot(BigInteger[][] a, int k) {
    for (int i = k; i < a.length; i++) {
      if (a[i][i].signum() != 0) {
        exchange(a, i, k);
        return true;
      }
    }
    for (int i = k; i < a.length; i++) {
      for (int j = k; j < i; j++) {
        if (a[i][j].signum() != 0) {
          add(a, i, j, k);
          exchange(a, j, k);
          return true;
        }
      }
    }
    return false;
  }

  private static void exchange(BigInteger[][] a, int i, int k) {
    BigInteger[] row = a[i];
    a[i] = a[k];
    a[k] = row;
    for (BigInteger[] each : a) {
      BigInteger entry = each[i];
      each[i] = each[k];
      each[k] = entry;
    }
  }

  /** Adds row i to row j and column i to column j, from index k on. */
  private static void add(BigInteger[][] a, int i, int j, int k) {
    for (int l = k; l < a.length; l++) {
      a[j][l] = a[j][l].add(a[i][l]);
    }
    for (int l = k; l < a.length; l++) {
      a[l][j] = a[l][j].add(a[l][i]);
    }
  }

  /** The rank. */
  public int rank() {
    return positive + negative;
  }

  /** Whether x^T A x is positive for every x other than zero. */
  public boolean isPositiveDefinite() {
    return negative == 0 && zero == 0;
  }

  /** Whether x^T A x is nonnegative for every x. */
  public boolean isPositiveSemidefinite() {
    return negative == 0;
  }

  /** Whether x^T A x takes both signs. */
  public boolean isIndefinite() {
    return positive > 0 && negative > 0;
  }
}
