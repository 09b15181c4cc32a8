package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.Lattice;
import elenchus.functions.LineFunction;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.function.BinaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** Evidence on the rate at which an unscaled potential comes to act like the square. */
final class UnscaledEvidence {
  private static final double LAST_REMAINDER = 0.05;
  private static final double LEAST_RATIO = 1.8;

  /** Above this the expansion in alpha/n has not begun. */
  private static final double LARGE_WEIGHTS = 0.3;

  private UnscaledEvidence() {}

  /** The sequence of three widths against a coefficient, right for factor 1. */
  static Evidence rates(WideNetwork network, double factor, Trial trial) {
    double[] grid = LineFunction.grid(-14 * network.R() / 15, 14 * network.R() / 15, 29);
    WidthSequence[] widths = new WidthSequence[3];
    double residual = 0;
    for (int i = 0; i < 3; i++) {
      trial.checkDeadline();
      widths[i] = WidthSequence.at(network, network.N() << i, factor, grid);
      residual = Math.max(residual, widths[i].residual());
    }
    WidthSequence last = widths[2];
    double share = last.remainder() / last.size();
    double ratio = widths[1].remainder() / last.remainder();
    boolean resolved = last.remainder() > 10 * last.rounding();
    double weights = NetworkDraws.largestWeight(network) / 4;
    double size = 1 + network.y().stream().mapToDouble(Math::abs).max().orElse(0);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                UnscaledPotentialEqualsGradientFlow.SYSTEM
                    .compare(residual, 0)
                    .within(1e-12 * size, "rounding of sums over n units")
                    .by(UnscaledPotentialEqualsGradientFlow.NEWTON));
    if (last.size() > 100 * last.rounding()) {
      evidence.add(
          UnscaledPotentialEqualsGradientFlow.COEFFICIENT
              .compare(share, 0)
              .error(last.rounding() / last.size())
              .within(LAST_REMAINDER, "next order of the expansion in alpha/n, small weights")
              .by(UnscaledPotentialEqualsGradientFlow.NEWTON)
              .by(UnscaledPotentialEqualsGradientFlow.PERTURBATION)
              .provided(weights < LARGE_WEIGHTS / 4, "weights |alpha|/n"));
      if (resolved) {
        evidence.add(
            UnscaledPotentialEqualsGradientFlow.ORDER
                .compare(ratio, LEAST_RATIO)
                .error(2 * ratio * last.rounding() / last.remainder())
                .within(0, "a remainder of order n^-1 halves, one of n^-2 falls to a quarter")
                .by(UnscaledPotentialEqualsGradientFlow.NEWTON)
                .by(UnscaledPotentialEqualsGradientFlow.PERTURBATION)
                .provided(weights < LARGE_WEIGHTS / 4, "weights |alpha|/n"));
      }
    }
    int order = network.phi().order();
    boolean power = network.phi() == Mirror.CUBE || network.phi() == Mirror.FOURTH;
    // Newton's method is slow on flat potentials: only where there is much to interpolate.
    if (power && network.m() > 3) {
      WideNetwork flat = network.with(network.phi(), 0);
      evidence.quantity(
          "gaps of the pure power",
          new double[] {UnscaledControls.gap(flat, 200), UnscaledControls.gap(flat, 400)});
    }
    return evidence
        .quantity("n", new double[] {widths[0].n(), widths[1].n(), last.n()})
        .quantity("k", order)
        .quantity("sup coefficient", last.size())
        .quantity(
            "remainders",
            new double[] {widths[0].remainder(), widths[1].remainder(), last.remainder()})
        .quantity(
            "gaps", new double[] {widths[0].gap(order), widths[1].gap(order), last.gap(order)})
        .quantity(
            "slopes",
            new double[] {
              slope(widths[0].gap(order), widths[1].gap(order)),
              slope(widths[1].gap(order), last.gap(order))
            })
        .quantity("largest |alpha|/n", 4 * weights)
        .done();
  }

  static double slope(double coarse, double fine) {
    return FastMath.log(coarse / fine) / FastMath.log(2);
  }

  /** The exact identity in the square of the cells' width, at two widths. */
  static Finding.Builder lattice(WideNetwork network) {
    List<BigFraction> x = network.exactPoints();
    BigFraction radius = network.exactR();
    boolean holds = true;
    for (int cells : new int[] {2 * network.L(), 4 * network.L()}) {
      Lattice lattice = new Lattice(radius, cells);
      BinaryOperator<BigFraction> finite =
          network.sigma() == Activation.ABS ? lattice::abs : lattice::relu;
      holds &=
          new LatticeIdentity(finite, network.kernel(radius), network.defect(radius))
              .holds(lattice, x, network.exactValues());
    }
    return UnscaledPotentialEqualsGradientFlow.LATTICE
        .decide(holds)
        .by(LatticeIdentity.SUM)
        .by(LatticeIdentity.SYSTEM);
  }
}
