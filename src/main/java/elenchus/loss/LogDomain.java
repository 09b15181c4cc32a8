package elenchus.loss;

import org.hipparchus.util.FastMath;

/** Sums of exponentials by their logarithms. Not-a-number propagates. */
final class LogDomain {
  /** Below this x, log(1 + e^x) = e^x (1 - e^x / 2) to double precision. */
  private static final double SMALL = -37;

  private LogDomain() {}

  /** log sum e^{x_j}; -infinity for an empty sum. */
  static double logSumExp(double[] x) {
    return logSumExp(x, 1);
  }

  /** log sum e^{-u_j}. */
  static double logSumExpNegated(double[] u) {
    return logSumExp(u, -1);
  }

  private static double logSumExp(double[] x, int sign) {
    double pivot = Double.NEGATIVE_INFINITY;
    for (double value : x) {
      pivot = Math.max(pivot, sign * value);
    }
    if (Double.isInfinite(pivot) || Double.isNaN(pivot)) {
      return pivot;
    }
    double sum = 0;
    for (double value : x) {
      sum += FastMath.exp(sign * value - pivot);
    }
    return pivot + FastMath.log(sum);
  }

  /** log(1 + e^x). */
  static double softplus(double x) {
    return x > 0 ? x + FastMath.log1p(FastMath.exp(-x)) : FastMath.log1p(FastMath.exp(x));
  }

  /** log log(1 + e^x). */
  static double logSoftplus(double x) {
    return x < SMALL ? x - FastMath.exp(x) / 2 : FastMath.log(softplus(x));
  }

  /** 1 / (1 + e^{-x}). */
  static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + FastMath.exp(-x));
    }
    double e = FastMath.exp(x);
    return e / (1 + e);
  }
}
