package elenchus.features;

import org.hipparchus.util.FastMath;

/** How logits are fitted to labels. Each is an average over the samples. */
public enum Fit {
  /** Half the squared distance to the one-hot label, averaged: (1/2N) ||Z - Y||_F^2. */
  SQUARED {
    @Override
    double residual(double[] logits, int from, int stride, int classes, int label, double[] out) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        double difference = logits[from + k * stride] - (k == label ? 1 : 0);
        out[from + k * stride] = difference;
        sum += difference * difference;
      }
      return 0.5 * sum;
    }

    @Override
    void curvature(
        double[] residual,
        int from,
        int stride,
        int classes,
        int label,
        double[] change,
        double[] out) {
      for (int k = 0; k < classes; k++) {
        out[from + k * stride] = change[from + k * stride];
      }
    }
  },
  /** Cross-entropy of the softmax, averaged: (1/N) sum of log-sum-exp minus own logit. */
  CROSS_ENTROPY {
    @Override
    double residual(double[] logits, int from, int stride, int classes, int label, double[] out) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        largest = Math.max(largest, logits[from + k * stride]);
      }
      double own = logits[from + label * stride];
      // The sum without its largest term keeps log1p accurate when the fit is nearly perfect.
      double sum = 0;
      boolean skipped = false;
      for (int k = 0; k < classes; k++) {
        double logit = logits[from + k * stride];
        double share = FastMath.exp(logit - largest);
        out[from + k * stride] = share;
        if (logit == largest && !skipped) {
          skipped = true;
        } else {
          sum += share;
        }
      }
      double others = 0;
      for (int k = 0; k < classes; k++) {
        out[from + k * stride] /= 1 + sum;
        if (k != label) {
          others += out[from + k * stride];
        }
      }
      out[from + label * stride] = -others;
      return (largest - own) + FastMath.log1p(sum);
    }

    @Override
    void curvature(
        double[] residual,
        int from,
        int stride,
        int classes,
        int label,
        double[] change,
        double[] out) {
      double mean = 0;
      for (int k = 0; k < classes; k++) {
        mean += share(residual, from, stride, k, label) * change[from + k * stride];
      }
      for (int k = 0; k < classes; k++) {
        int at = from + k * stride;
        out[at] = share(residual, from, stride, k, label) * (change[at] - mean);
      }
    }
  };

  private static double share(double[] residual, int from, int stride, int k, int label) {
    double entry = residual[from + k * stride];
    return k == label ? 1 + entry : entry;
  }

  /** The loss of one sample; writes its gradient in the logits. Entries lie a stride apart. */
  abstract double residual(
      double[] logits, int from, int stride, int classes, int label, double[] out);

  /** The derivative of the residual along a change of the logits, from the residual itself. */
  abstract void curvature(
      double[] residual,
      int from,
      int stride,
      int classes,
      int label,
      double[] change,
      double[] out);

  /** The loss of one sample with the given logits. */
  public double of(double[] logits, int label) {
    return residual(logits, 0, 1, logits.length, label, new double[logits.length]);
  }
}
