package elenchus.statistics;

import org.hipparchus.util.FastMath;

/** The logarithm of a sum of exponentials. */
final class LogSum {
  private LogSum() {}

  static double of(double[] logs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      largest = Math.max(largest, log);
    }
    if (Double.isInfinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (double log : logs) {
      sum += FastMath.exp(log - largest);
    }
    return largest + FastMath.log(sum);
  }
}
