package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.BiasLaw;
import elenchus.functions.ContinuumLimit;
import elenchus.functions.Displacement;
import elenchus.functions.KernelInterpolant;
import elenchus.functions.LineFunction;
import elenchus.functions.PolynomialBias;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Evidence on the limit of infinite width under a scaled potential. */
final class ScaledEvidence {
  /** What the quadrature and Newton's method leave, relative. */
  private static final double ROUNDING = 1e-11;

  /** From this width on a network is compared with its neighbours: three more limits to solve. */
  private static final int WIDE = 200;

  private ScaledEvidence() {}

  /** The limit for the potential of the network, or one multiplied by a scale inside. */
  static ContinuumLimit limit(WideNetwork network, double scale) {
    return ContinuumLimit.of(
        network.sigma(),
        network.R(),
        u -> 1 / (2 * network.R()),
        new Displacement(network.phi().of(network.w()), scale),
        network.phi() != Mirror.QUADRATIC && network.phi() != Mirror.HYPENTROPY,
        network.points(),
        network.values());
  }

  static Evidence examine(WideNetwork network, Trial trial) {
    ContinuumLimit h = limit(network, 1);
    double[] boundaries = boundaries(network);
    double[] values = h.sample(boundaries);
    double size = 1 + Arrays.stream(values).map(Math::abs).max().orElse(0);
    double scale = 1 + Math.abs(h.value());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                ScaledClaims.SYSTEM
                    .compare(h.solution().residual(), 0)
                    .within(1e-12 * size, "rounding of the sums over all nodes")
                    .by(ScaledClaims.CONTINUUM))
            .add(
                ScaledClaims.GAP
                    .compare(h.value(), h.solution().dualValue())
                    .within(ROUNDING * scale, "rounding of the sums over all nodes")
                    .by(ScaledClaims.CONTINUUM))
            .add(square(network));
    if (network.k().get(0) % 2 != 0) {
      evidence.add(symmetry(network, h, size));
    }
    if (OutputFlow.isWorthwhile(network)) {
      evidence.add(OutputFlow.finding(ScaledClaims.FLOW, network, trial));
    }
    if (network.isOnLattice()) {
      WidthExpansion.check(
          WidthExpansion.fineEnough(network, h), h, boundaries, values, size, trial, evidence);
    }
    return quantities(network, h, evidence).done();
  }

  /** Everything rational: the values of the square of the displacement. */
  private static Finding.Builder square(WideNetwork network) {
    BigFraction radius = network.exactR();
    List<BigFraction> x = network.exactPoints();
    List<BigFraction> y = network.exactValues();
    KernelInterpolant<BigFraction> h =
        KernelInterpolant.of(network.kernel(radius), x, y).orElseThrow();
    BiasLaw<BigFraction> law = new PolynomialBias<>(radius, false);
    boolean abs = network.sigma() == Activation.ABS;
    // alpha = sum_i c_i sigma(x_i - u) with c = lam/2; E[alpha^2] and E[alpha sigma(x_j - u)].
    BigFraction value = BigFraction.ZERO;
    BigFraction half = BigFraction.ZERO;
    boolean fits = true;
    for (int j = 0; j < x.size(); j++) {
      BigFraction at = x.get(j);
      BigFraction moment = law.expectation(u -> weighted(h, abs, u, at), x);
      fits &= moment.equals(y.get(j));
      value = value.add(h.lam().get(j).multiply(moment));
      half = half.add(h.lam().get(j).multiply(y.get(j)));
    }
    return ScaledClaims.SQUARE.decide(fits && value.equals(half)).by(ScaledClaims.EXACT);
  }

  private static BigFraction weighted(
      KernelInterpolant<BigFraction> h, boolean abs, BigFraction u, BigFraction at) {
    BigFraction rising = BigFraction.ZERO;
    BigFraction falling = BigFraction.ZERO;
    for (int i = 0; i < h.x().size(); i++) {
      BigFraction distance = h.x().get(i).subtract(u);
      BigFraction c = h.lam().get(i);
      if (distance.signum() > 0) {
        rising = rising.add(c.multiply(distance));
      } else {
        falling = falling.subtract(c.multiply(distance));
      }
    }
    BigFraction distance = at.subtract(u);
    if (abs) {
      return rising.add(falling).multiply(distance.abs());
    }
    BigFraction side = distance.signum() > 0 ? rising : falling;
    return side.multiply(distance.abs()).divide(2);
  }

  private static Finding.Builder symmetry(WideNetwork network, ContinuumLimit h, double size) {
    ContinuumLimit negative = limit(network.times(-1), 1);
    ContinuumLimit reflected = limit(reflected(network), 1);
    double worst = 0;
    for (double t : network.grid(5)) {
      worst = Math.max(worst, Math.abs(h.at(t) + negative.at(t)));
      worst = Math.max(worst, Math.abs(h.at(t) - reflected.at(-t)));
    }
    return ScaledClaims.SYMMETRY
        .compare(worst, 0)
        .within(
            ROUNDING * size * Math.max(1, network.condition() / 10),
            "rounding times the condition of the kernel")
        .by(ScaledClaims.CONTINUUM);
  }

  private static WideNetwork reflected(WideNetwork n) {
    List<Integer> k = new ArrayList<>(n.k().stream().map(i -> -i).toList());
    List<Double> y = new ArrayList<>(n.y());
    Collections.reverse(k);
    Collections.reverse(y);
    return new WideNetwork(n.sigma(), n.phi(), n.w(), n.scaled(), n.R(), n.L(), k, y, n.N());
  }

  private static Evidence.Builder quantities(
      WideNetwork network, ContinuumLimit h, Evidence.Builder evidence) {
    double R = network.R();
    double[] knots = new double[network.m() + 2];
    knots[0] = -R;
    System.arraycopy(network.points(), 0, knots, 1, network.m());
    knots[network.m() + 1] = R;
    LineFunction curvature = h::curvature;
    double[] grid = network.grid(41);
    evidence
        .quantity("lam", h.lam())
        .quantity("value", h.value())
        .quantity("t", new double[] {-0.75 * R, 0, 0.75 * R})
        .quantity("h(t)", h.sample(-0.75 * R, 0, 0.75 * R))
        .quantity("knots", knots)
        .quantity("h''(knots)", curvature.sample(knots));
    if (network.m() > 3 && network.N() >= WIDE) {
      evidence
          .quantity("gap without the factor 2", ScaledControls.withoutTheFactor(network))
          .quantity("gap of h(10y)/10", ScaledControls.inhomogeneity(network))
          .quantity("gap to the square", ScaledControls.toTheSquare(network));
    }
    return evidence.curve("h", "t", "h(t)", grid, h.sample(grid));
  }

  /** 11 cell boundaries from -R to R, at every width of the campaign. */
  private static double[] boundaries(WideNetwork network) {
    return network.grid(11);
  }
}
