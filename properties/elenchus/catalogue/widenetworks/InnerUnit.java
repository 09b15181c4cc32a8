package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;

/** The inner weights and biases at the start: units in the order of {@code Units.lattice}. */
final class InnerUnit {
  private InnerUnit() {}

  /** w_k = 1, or -1 for the units that fall. */
  static double weight(WideNetwork network, int k) {
    return k % network.sigma().directions() == 0 ? 1 : -1;
  }

  /** Where unit k has its kink. */
  static double kink(WideNetwork network, int cells, int k) {
    int j = k / network.sigma().directions();
    return network.R() * (2.0 * j + 1 - cells) / cells;
  }

  /** b_k = w_k times the kink. */
  static double bias(WideNetwork network, int cells, int k) {
    return weight(network, k) * kink(network, cells, k);
  }

  /** The derivative of the unit at a pre-activation. */
  static double pattern(WideNetwork network, double preActivation) {
    double sign = Math.signum(preActivation);
    return network.sigma() == Activation.ABS ? sign : (sign + 1) / 2;
  }
}
