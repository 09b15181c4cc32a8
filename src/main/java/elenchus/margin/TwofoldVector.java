package elenchus.margin;

/**
 * A vector of unevaluated sums high + low, with products split by fused multiply-add and sums by
 * Knuth's TwoSum: results are as if computed in twice the working precision (Ogita, Rump, Oishi,
 * Accurate sum and dot product, SIAM J. Sci. Comput. 26, 2005).
 */
final class TwofoldVector {
  private final double[] high;
  private final double[] low;

  TwofoldVector(int dimension) {
    high = new double[dimension];
    low = new double[dimension];
  }

  /** The leading parts; shared. */
  double[] high() {
    return high;
  }

  /** The trailing parts; shared. */
  double[] low() {
    return low;
  }

  /** Adds (factorHigh + factorLow) times a stretch of x. */
  void add(int target, double factorHigh, double factorLow, double[] x, int source, int length) {
    for (int f = 0; f < length; f++) {
      double entry = x[source + f];
      double product = factorHigh * entry;
      double productError = Math.fma(factorHigh, entry, -product);
      double old = high[target + f];
      double sum = old + product;
      double part = sum - old;
      double sumError = (old - (sum - part)) + (product - part);
      high[target + f] = sum;
      low[target + f] += (sumError + productError) + factorLow * entry;
    }
  }

  /** Makes the trailing parts small against the leading ones. */
  void normalise() {
    for (int f = 0; f < high.length; f++) {
      double sum = high[f] + low[f];
      low[f] = low[f] - (sum - high[f]);
      high[f] = sum;
    }
  }

  /** Multiplies by a number, in twice the working precision. */
  void scale(double factor) {
    for (int f = 0; f < high.length; f++) {
      double product = high[f] * factor;
      low[f] = Math.fma(high[f], factor, -product) + low[f] * factor;
      high[f] = product;
    }
    normalise();
  }

  /** The squared Euclidean norm. */
  double squaredNorm() {
    TwofoldSum sum = new TwofoldSum(0);
    for (int f = 0; f < high.length; f++) {
      sum.addProduct(high[f], high[f]);
      sum.addLow(2 * high[f] * low[f]);
    }
    return sum.value();
  }
}
