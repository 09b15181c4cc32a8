package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.LineFunction;
import elenchus.functions.MirrorInterpolant;
import elenchus.functions.Units;
import elenchus.functions.WidthCoefficient;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of the rate at which an unscaled potential is forgotten. */
final class UnscaledControls {
  private static final Claim VANISHES =
      Claim.atLeast(
          "the gap vanishes", "The gap to the square falls when the width grows fourfold.");
  private static final Claim SQUARE_RATE =
      Claim.atLeast("rate two", "The gap falls like $n^{-2}$: its last slope is at least 1.5.");

  private UnscaledControls() {}

  static List<Control<?>> all() {
    Arbitrary<WideNetwork> instances = NetworkDraws.unscaled(phi -> true);
    return List.of(
        Control.hypothesisDropped(
                "flat at the start",
                "The gap to the square vanishes for the pure powers $|x|^3$, $x^4$ as well.",
                pure(),
                (network, trial) -> Evidence.of(vanishes(network)))
            .liveWhere(n -> gap(n, n.N()) > 1e-3),
        Control.wrongFormula(
                "rate two for the cube",
                "For $|x|^3+wx^2$ the gap falls like $n^{-2}$.",
                NetworkDraws.unscaled(phi -> phi == Mirror.CUBE),
                (network, trial) -> Evidence.of(secondOrder(network)))
            .liveWhere(n -> gap(n, 4 * n.N()) > 1e-8),
        coefficient("wrong sign", "$\\delta$ has the other sign.", -1, instances),
        coefficient("half the curvature", "$c=\\phi''(0)/2$ in $\\delta$.", 2, instances));
  }

  /** A coefficient off by a factor leaves a remainder that does not fall. */
  private static Control<WideNetwork> coefficient(
      String name, String statement, double factor, Arbitrary<WideNetwork> instances) {
    return Control.wrongFormula(
            name,
            statement,
            instances,
            (network, trial) -> UnscaledEvidence.rates(network, factor, trial))
        .liveWhere(n -> UnscaledEvidence.rates(n, 1, Trial.standard()).findings().size() > 1);
  }

  private static Arbitrary<WideNetwork> pure() {
    return NetworkDraws.drawn(
        draw ->
            NetworkDraws.network(
                    draw,
                    draw.oneOf(Activation.values()),
                    draw.oneOf(Mirror.CUBE, Mirror.FOURTH),
                    0,
                    false,
                    1)
                .at(100),
        n -> n.phi() == Mirror.CUBE || n.phi() == Mirror.FOURTH);
  }

  /** Distance of the interpolants of the potential and of the square at one width. */
  static double gap(WideNetwork network, int cells) {
    Units units = network.units(cells);
    double[] x = network.points();
    double[] y = network.values();
    WidthCoefficient quadratic = WidthCoefficient.of(units, x, y, 1, a -> 0).orElseThrow();
    return MirrorInterpolant.of(units, network.displacement(cells), x, y)
        .orElseThrow()
        .distance(
            quadratic::quadraticAt,
            LineFunction.grid(-14 * network.R() / 15, 14 * network.R() / 15, 57));
  }

  private static Finding vanishes(WideNetwork network) {
    double ratio = gap(network, network.N()) / gap(network, 4 * network.N());
    return VANISHES
        .compare(ratio, 2)
        .error(1e-3)
        .within(0.5, "a gap of order 1/n falls to a quarter")
        .by(UnscaledPotentialEqualsGradientFlow.NEWTON)
        .build();
  }

  private static Finding secondOrder(WideNetwork network) {
    double slope =
        UnscaledEvidence.slope(gap(network, 2 * network.N()), gap(network, 4 * network.N()));
    return SQUARE_RATE
        .compare(slope, 1.5)
        .error(1e-3)
        .within(0.1, "slopes at small weights")
        .by(UnscaledPotentialEqualsGradientFlow.NEWTON)
        .build();
  }
}
