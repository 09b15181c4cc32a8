package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.LineFunction;

/**
 * A network with all parameters trained: sum_k a_k sigma(w_k x - b_k) + d.
 *
 * @param sigma the hidden units
 * @param a output weights
 * @param w inner weights
 * @param b biases
 * @param d output bias
 * @param slack the least pre-activation at a datum met on the way, over its first value: positive
 *     where no unit crossed a datum
 * @param endSlack the same at the end alone
 * @param residual the largest residual that is left
 */
record TrainedNetwork(
    Activation sigma,
    double[] a,
    double[] w,
    double[] b,
    double d,
    double slack,
    double endSlack,
    double residual)
    implements LineFunction {

  TrainedNetwork {
    a = a.clone();
    w = w.clone();
    b = b.clone();
  }

  @Override
  public double[] a() {
    return a.clone();
  }

  @Override
  public double[] w() {
    return w.clone();
  }

  @Override
  public double[] b() {
    return b.clone();
  }

  @Override
  public double at(double t) {
    double sum = d;
    for (int k = 0; k < a.length; k++) {
      double pre = w[k] * t - b[k];
      sum += a[k] * (sigma == Activation.ABS ? Math.abs(pre) : Math.max(0, pre));
    }
    return sum;
  }

  double largestWeight() {
    double largest = 0;
    for (double weight : a) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  /** The largest displacement of an inner weight or a bias from the start. */
  double largestShift(WideNetwork start, int cells) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      largest = Math.max(largest, Math.abs(w[k] - InnerUnit.weight(start, k)));
      largest = Math.max(largest, Math.abs(b[k] - InnerUnit.bias(start, cells, k)));
    }
    return largest;
  }
}
