package elenchus.geometry;

import elenchus.linear.Matrix;

/**
 * The simplex equiangular tight frame: K unit vectors with all inner products -1/(K - 1), the
 * corners of a regular simplex about its centre.
 */
public final class SimplexEtf {
  private SimplexEtf() {}

  /**
   * Its Gram matrix (K / (K - 1)) (I - J / K), K x K.
   *
   * @throws IllegalArgumentException if K is below 2
   */
  public static Matrix gram(int K) {
    requireTwo(K);
    return Matrix.of(K, K, (i, j) -> i == j ? 1 : -1.0 / (K - 1));
  }

  /**
   * The frame as the rows of a K x d matrix, by the rows of Helmert's matrix, padded with zeros.
   *
   * @throws IllegalArgumentException if K is below 2 or d below K - 1
   */
  public static Matrix frame(int K, int d) {
    requireTwo(K);
    if (d < K - 1) {
      throw new IllegalArgumentException(
          "a simplex frame of " + K + " vectors needs " + (K - 1) + " dimensions, not " + d);
    }
    double scale = Math.sqrt(K / (K - 1.0));
    return Matrix.of(K, d, (k, j) -> j < K - 1 ? scale * helmert(j + 1, k) : 0);
  }

  /** Row j, 1 to K - 1, of Helmert's orthogonal matrix without its constant row. */
  private static double helmert(int j, int k) {
    if (k > j) {
      return 0;
    }
    double root = Math.sqrt(j * (j + 1.0));
    return k < j ? 1 / root : -j / root;
  }

  /** The centring projector I - J / K, K x K. */
  public static Matrix centring(int K) {
    return Matrix.of(K, K, (i, j) -> (i == j ? 1 : 0) - 1.0 / K);
  }

  /**
   * How far vectors are from a simplex frame up to scale and rotation: ||G/||G||_F - S/||S||_F||_F
   * for their Gram matrix G and that of the frame S; between 0 and sqrt 2, not-a-number for G = 0.
   *
   * @param gram K x K
   */
  public static double distance(Matrix gram) {
    return Grams.distance(gram, gram(gram.rows()));
  }

  private static void requireTwo(int K) {
    if (K < 2) {
      throw new IllegalArgumentException("K = " + K);
    }
  }
}
