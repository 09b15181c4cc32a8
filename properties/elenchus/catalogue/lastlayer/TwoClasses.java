package elenchus.catalogue.lastlayer;

import elenchus.mixture.MixtureLimit;
import elenchus.statistics.RandomStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Sizes of a data set from two classes with means +-s e_1.
 *
 * @param nPlus samples of the class +1
 * @param nMinus samples of the class -1
 * @param d features
 * @param s distance of the class means from their middle
 * @param noise around the class means
 */
record TwoClasses(int nPlus, int nMinus, int d, double s, Noise noise) {

  /** The sizes nearest to the shares of a limit, at least 1 each. */
  static TwoClasses nearest(MixtureLimit limit, int n) {
    int nPlus = Math.max(1, (int) Math.rint(limit.piPlus() * n));
    int d = Math.max(1, (int) Math.rint(limit.delta() * n));
    return new TwoClasses(nPlus, n - nPlus, d, limit.s(), Noise.NORMAL);
  }

  /** The same sizes with other noise. */
  TwoClasses with(Noise other) {
    return new TwoClasses(nPlus, nMinus, d, s, other);
  }

  /** All samples. */
  int n() {
    return nPlus + nMinus;
  }

  /** The limit at the shares that these sizes have. */
  MixtureLimit limit() {
    return new MixtureLimit((double) nPlus / n(), (double) d / n(), s);
  }

  /** All sizes times a factor. */
  TwoClasses times(int factor) {
    return new TwoClasses(factor * nPlus, factor * nMinus, factor * d, s, noise);
  }

  /** A data set: one row (x, 1) per sample, those of the class +1 first. */
  TwoClassSample draw(long seed) {
    RandomStream stream = new RandomStream(seed);
    DMatrixRMaj rows = new DMatrixRMaj(n(), d + 1);
    double[] x = new double[d];
    for (int i = 0; i < n(); i++) {
      int y = i < nPlus ? 1 : -1;
      noise.fill(x, y, stream);
      x[0] += y * s;
      System.arraycopy(x, 0, rows.data, i * (d + 1), d);
      rows.data[i * (d + 1) + d] = 1;
    }
    return new TwoClassSample(this, rows);
  }
}
