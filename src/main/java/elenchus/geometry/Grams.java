package elenchus.geometry;

import elenchus.linear.Matrix;

/** Comparisons of Gram matrices. */
final class Grams {
  private Grams() {}

  /** The Frobenius distance after both are scaled to norm 1. */
  static double distance(Matrix gram, Matrix frame) {
    return gram.times(1 / gram.norm()).minus(frame.times(1 / frame.norm())).norm();
  }
}
