package elenchus.catalogue.widenetworks;

import elenchus.functions.Displacement;
import elenchus.functions.LineFunction;
import elenchus.functions.MirrorInterpolant;
import elenchus.functions.Units;
import elenchus.theorem.Trial;

/**
 * All parameters of a network of one width trained, beside its linear models.
 *
 * @param network the problem
 * @param cells N
 * @param trained the network
 * @param linear the end of mirror flow on a and d alone
 */
record LazyRun(WideNetwork network, int cells, TrainedNetwork trained, MirrorInterpolant linear) {
  private static final int POINTS = 41;

  static LazyRun of(WideNetwork network, int cells, Trial trial) {
    TrainedNetwork trained =
        network.phi() == Mirror.QUADRATIC
            ? LorentzFlow.train(network, cells, trial)
            : FrozenFlow.train(network, cells, trial);
    return new LazyRun(network, cells, trained, linear(network, cells, true));
  }

  /** The linear model in a, and in d if wanted. */
  static MirrorInterpolant linear(WideNetwork network, int cells, boolean bias) {
    Units units = network.units(cells);
    return MirrorInterpolant.of(
            bias ? units.withConstant() : units,
            network.displacement(cells),
            network.points(),
            network.values())
        .orElseThrow();
  }

  /** The largest distance of the network from a function on 41 points of [-R, R]. */
  double distance(LineFunction other) {
    return trained.distance(other, network.grid(POINTS));
  }

  /** The largest distance from the linear model in a and d. */
  double error() {
    return distance(linear);
  }

  /** How much F(a;0) - F(w;w(0)) - F(b;b(0)) drifted, at most, over all units. */
  double drift() {
    Displacement displacement = network.displacement(cells);
    double n = cells * (double) network.sigma().directions();
    double[] a = trained.a();
    double[] w = trained.w();
    double[] b = trained.b();
    double worst = 0;
    for (int k = 0; k < a.length; k++) {
      double w0 = InnerUnit.weight(network, k);
      double b0 = InnerUnit.bias(network, cells, k);
      double drift =
          term(displacement, n, a[k], 0)
              - term(displacement, n, w[k], w0)
              - term(displacement, n, b[k], b0);
      worst = Math.abs(drift) <= worst ? worst : Math.abs(drift);
    }
    return worst;
  }

  /** F(z; z0) = z phi_n'(z - z0) - phi_n(z - z0) + phi_n(0), 0 at the start. */
  private static double term(Displacement displacement, double n, double z, double z0) {
    double alpha = n * (z - z0);
    return z * displacement.dual(alpha) / n - displacement.divergence(alpha) / (n * n);
  }
}
