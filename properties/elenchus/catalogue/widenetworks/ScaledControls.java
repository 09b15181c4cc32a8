package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.ContinuumLimit;
import elenchus.functions.LineFunction;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;

/** False variants of the limit of infinite width under a scaled potential. */
final class ScaledControls {
  /** What two limits that are the same may differ by. */
  private static final double SAME_LIMIT = 1e-6;

  private static final Claim SAME =
      Claim.equal("the same function", "The variant is the limit of infinite width.");

  private ScaledControls() {}

  static List<Control<?>> all(Activation sigma) {
    Arbitrary<WideNetwork> bent = NetworkDraws.scaled(sigma, phi -> phi != Mirror.QUADRATIC);
    return List.of(
        control(
            "without the factor 2",
            "The limit minimises the divergence of twice the displacement"
                + (sigma == Activation.ABS ? ", $\\int D_\\phi(h''/p,0)\\,p$." : "."),
            bent,
            ScaledControls::withoutTheFactor),
        control(
            "the square instead",
            "The potential does not enter: the limit is that of the square.",
            bent,
            ScaledControls::toTheSquare),
        control(
            "homogeneous",
            "$h$ is linear in $y$, as in a Hilbert space: ten times the values give $10h$.",
            bent,
            ScaledControls::inhomogeneity));
  }

  private static Control<WideNetwork> control(
      String name,
      String statement,
      Arbitrary<WideNetwork> instances,
      ToDoubleFunction<WideNetwork> gap) {
    return Control.wrongFormula(
            name, statement, instances, (network, trial) -> compare(gap.applyAsDouble(network)))
        .liveWhere(n -> gap.applyAsDouble(n) > 1e-4);
  }

  private static Evidence compare(double gap) {
    return Evidence.collect()
        .add(
            SAME.compare(gap, 0)
                .error(1e-9)
                .within(SAME_LIMIT, "far above rounding")
                .by(ScaledClaims.CONTINUUM))
        .quantity("gap", gap)
        .done();
  }

  /** The divergence of 2 alpha: a displacement of scale 1/2 up to the scale of lam. */
  static double withoutTheFactor(WideNetwork network) {
    return distance(network, ScaledEvidence.limit(network, 0.5));
  }

  static double toTheSquare(WideNetwork network) {
    return distance(network, network.quadraticLimit());
  }

  static double inhomogeneity(WideNetwork network) {
    ContinuumLimit tenfold = ScaledEvidence.limit(network.times(10), 1);
    return distance(network, t -> tenfold.at(t) / 10);
  }

  private static double distance(WideNetwork network, LineFunction other) {
    double end = 14 * network.R() / 15;
    return ScaledEvidence.limit(network, 1)
        .distance(other, LineFunction.grid(-end, end, network.m() > 3 ? 57 : 15));
  }
}
