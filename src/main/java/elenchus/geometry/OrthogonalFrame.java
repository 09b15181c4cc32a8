package elenchus.geometry;

import elenchus.linear.Matrix;

/** K orthonormal vectors. */
public final class OrthogonalFrame {
  private OrthogonalFrame() {}

  /**
   * The frame as the rows of a K x d matrix: the first K unit vectors.
   *
   * @throws IllegalArgumentException if d is below K
   */
  public static Matrix frame(int K, int d) {
    if (d < K) {
      throw new IllegalArgumentException(K + " orthonormal vectors in " + d + " dimensions");
    }
    return Matrix.of(K, d, (k, j) -> k == j ? 1 : 0);
  }

  /**
   * How far vectors are from an orthogonal frame up to scale and rotation: ||G/||G||_F - I/sqrt
   * K||_F for their Gram matrix G; between 0 and sqrt 2, not-a-number for G = 0.
   *
   * @param gram K x K
   */
  public static double distance(Matrix gram) {
    return Grams.distance(gram, Matrix.identity(gram.rows()));
  }
}
