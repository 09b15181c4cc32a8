package elenchus.statistics;

/** Independent random copies of what is observed, a function of size and seed. */
@FunctionalInterface
public interface Replicates {
  /**
   * One copy.
   *
   * @param factor 1, 4 or 16: all sizes of the problem (samples of each class, dimension) are
   *     multiplied by it
   * @param seed of all randomness of the copy
   * @return one number per observable
   */
  double[] draw(int factor, long seed);
}
