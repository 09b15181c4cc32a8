package elenchus.catalogue.lastlayer;

import elenchus.statistics.RandomStream;

/** What is added to the class mean, independent between samples. */
enum Noise {
  /** Standard normal entries: the hypothesis of the theorem. */
  NORMAL {
    @Override
    void fill(double[] x, int y, RandomStream stream) {
      stream.fillGaussian(x);
    }
  },
  /** Entries +1 or -1. */
  SIGNS {
    @Override
    void fill(double[] x, int y, RandomStream stream) {
      for (int j = 0; j < x.length; j++) {
        x[j] = stream.chance(0.5) ? 1 : -1;
      }
    }
  },
  /** Entries of Student's law with 2.1 degrees of freedom, scaled to variance 1. */
  HEAVY {
    @Override
    void fill(double[] x, int y, RandomStream stream) {
      for (int j = 0; j < x.length; j++) {
        double chiSquare = 2 * stream.gamma(DEGREES / 2);
        x[j] = stream.gaussian() * Math.sqrt((DEGREES - 2) / chiSquare);
      }
    }
  },
  /** Normal entries, twice as large for the class +1. */
  CLASS_DEPENDENT {
    @Override
    void fill(double[] x, int y, RandomStream stream) {
      stream.fillGaussian(x);
      for (int j = 0; y > 0 && j < x.length; j++) {
        x[j] *= 2;
      }
    }

    @Override
    double spread(int y) {
      return y > 0 ? 2 : 1;
    }
  };

  private static final double DEGREES = 2.1;

  /** Draws the noise of one sample of the class y. */
  abstract void fill(double[] x, int y, RandomStream stream);

  /** Standard deviation of an entry in the class y. */
  double spread(int y) {
    return 1;
  }
}
