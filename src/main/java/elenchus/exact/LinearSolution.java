package elenchus.exact;

/** The answer to a square linear system over the rationals. */
public sealed interface LinearSolution {

  /**
   * The matrix is regular.
   *
   * @param x the one solution
   */
  record Unique(RationalVector x) implements LinearSolution {}

  /**
   * The matrix is singular.
   *
   * @param kernelVector a non-zero vector that the matrix maps to zero
   */
  record Singular(RationalVector kernelVector) implements LinearSolution {}
}
