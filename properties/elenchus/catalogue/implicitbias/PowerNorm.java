package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import org.hipparchus.util.FastMath;

/** The norm |w|_p, 1 &lt; p &lt; infinity, with its derivatives. */
final class PowerNorm {
  private PowerNorm() {}

  /** |w|_p. */
  static double of(double p, double[] w) {
    double largest = 0;
    for (double x : w) {
      largest = Math.max(largest, Math.abs(x));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double x : w) {
      sum += FastMath.pow(Math.abs(x) / largest, p);
    }
    return largest * FastMath.pow(sum, 1 / p);
  }

  /** Its gradient sign(w) (|w_k|/|w|_p)^{p-1}, of norm 1 in the dual norm. */
  static double[] gradient(double p, double[] w) {
    double norm = of(p, w);
    double[] gradient = new double[w.length];
    for (int k = 0; k < w.length; k++) {
      gradient[k] = Math.signum(w[k]) * FastMath.pow(Math.abs(w[k]) / norm, p - 1);
    }
    return gradient;
  }

  /** Its Hessian ((p - 1)/|w|_p) (diag((|w_k|/|w|_p)^{p-2}) - gradient gradient^T). */
  static Matrix hessian(double p, double[] w) {
    double norm = of(p, w);
    double[] g = gradient(p, w);
    return Matrix.of(
        w.length,
        w.length,
        (i, j) -> {
          double diagonal = i == j ? FastMath.pow(Math.abs(w[i]) / norm, p - 2) : 0;
          return (p - 1) / norm * (diagonal - g[i] * g[j]);
        });
  }
}
