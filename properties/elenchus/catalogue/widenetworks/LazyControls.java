package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.BiasLaw;
import elenchus.functions.KernelInterpolant;
import elenchus.functions.LineFunction;
import elenchus.functions.MirrorInterpolant;
import elenchus.functions.UniformKernels;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** Networks to train, and false variants of the rate. */
final class LazyControls {
  /** Explicit integrators take steps in proportion to the condition. */
  private static final double MODERATE_CONDITION = 60;

  private static final Claim SAME =
      Claim.equal(
          "the same limit",
          "Random output weights at the start do not change the limit of $f-f_0$.");
  private static final Witness EXACT =
      new Witness("two exact interpolants, compared at the ends", "own on Hipparchus", "rational");

  private LazyControls() {}

  /** Mostly the square at large width; now and then another potential at a smaller one. */
  static Arbitrary<WideNetwork> instances() {
    return NetworkDraws.drawn(
        draw -> draw.chance(0.05) ? entropy(draw, draw.chance(0.5)) : square(draw, 160),
        n -> isVisible(n) && n.isOnLattice() && n.condition() < MODERATE_CONDITION);
  }

  /** The distance from the linear model is cubic in the values: tiny ones leave nothing to see. */
  private static boolean isVisible(WideNetwork network) {
    return network.y().stream().anyMatch(v -> Math.abs(v) > 0.2);
  }

  private static WideNetwork square(Draw draw, int cells) {
    return NetworkDraws.network(
            draw, draw.oneOf(Activation.values()), Mirror.QUADRATIC, 1, false, 0.5)
        .at(cells);
  }

  private static WideNetwork entropy(Draw draw, boolean scaled) {
    return NetworkDraws.network(
            draw, draw.oneOf(Activation.values()), Mirror.HYPENTROPY, scaled ? 0.5 : 1, scaled, 0.5)
        .at(80);
  }

  static List<Control<?>> all() {
    Arbitrary<WideNetwork> wide =
        NetworkDraws.drawn(
            draw -> square(draw, 1280),
            n ->
                n.phi() == Mirror.QUADRATIC
                    && n.isOnLattice()
                    && n.condition() < MODERATE_CONDITION);
    return List.of(
        Control.wrongFormula(
                "without the output bias",
                "The linear model in $a$ alone is reached at rate two.",
                wide,
                (network, trial) -> Evidence.of(against(network, trial, false)))
            .liveWhere(
                n -> {
                  double[] term = OutputBias.coefficient(n, n.grid(5));
                  double largest = 0;
                  for (double c : term) {
                    largest = Math.max(largest, Math.abs(c));
                  }
                  return largest > 0.3;
                }),
        Control.wrongFormula(
                "the square instead",
                "A scaled hyperbolic entropy is trained to the linear model of the square.",
                NetworkDraws.drawn(
                    draw -> entropy(draw, true),
                    n ->
                        n.phi() == Mirror.HYPENTROPY
                            && n.isOnLattice()
                            && n.condition() < MODERATE_CONDITION),
                (network, trial) -> Evidence.of(against(network, trial, true)))
            .liveWhere(n -> ScaledControls.toTheSquare(n) > 1e-2),
        Control.hypothesisDropped(
                "random output weights",
                "With $a(0)\\sim N(0,\\frac1{10})$, doubled with both signs, the limit is the same.",
                NetworkDraws.drawn(
                    draw -> square(draw, 320).rectified(),
                    n -> n.isOnLattice() && n.sigma() == Activation.RELU),
                (network, trial) -> Evidence.of(random(network)))
            .certifiedOn(LazyTrainingRate.threePoints(Activation.RELU, 80)),
        Control.wrongFormula(
                "output bias without damping",
                "$f_{ad}-f_a$ is $\\frac{11}{10}$ of what it is.",
                wide,
                (network, trial) ->
                    Evidence.of(
                        LazyTrainingRate.outputBias(network, new BigFraction(11, 10)).build()))
            .liveWhere(n -> Math.abs(OutputBias.coefficient(n, n.R())[0]) > 1e-6)
            .certifiedOn(LazyTrainingRate.threePoints(Activation.RELU, 80)));
  }

  private static Finding against(WideNetwork network, Trial trial, boolean square) {
    LazyRun coarse = LazyRun.of(network, network.N(), trial);
    LazyRun fine = LazyRun.of(network, 2 * network.N(), trial);
    WideNetwork other = square ? network.with(Mirror.QUADRATIC, 1) : network;
    MirrorInterpolant first = LazyRun.linear(other, coarse.cells(), square);
    MirrorInterpolant second = LazyRun.linear(other, fine.cells(), square);
    return LazyTrainingRate.rate(coarse, fine, coarse.distance(first), fine.distance(second))
        .build();
  }

  /**
   * The kernel of rectified units whose output weights start with variance s: K gains s P(both
   * active) (1 + x z), where both are active with probability (2R - |x-z|)/(4R).
   */
  static <T extends FieldElement<T>> BinaryOperator<T> randomKernel(T radius, T variance) {
    UniformKernels<T> kernels = new UniformKernels<>(radius);
    T one = radius.getField().getOne();
    return (x, z) ->
        kernels
            .relu(x, z)
            .add(
                radius
                    .multiply(2)
                    .subtract(BiasLaw.abs(x.subtract(z)))
                    .divide(radius.multiply(4))
                    .multiply(one.add(x.multiply(z)))
                    .multiply(variance));
  }

  /** The largest change of the limit for a variance of the output weights at the start. */
  static double movedBy(WideNetwork network, double variance, double... points) {
    KernelInterpolant<Binary64> moved =
        KernelInterpolant.of(
                randomKernel(new Binary64(network.R()), new Binary64(variance)),
                Arrays.stream(network.points()).mapToObj(Binary64::new).toList(),
                SplineProblem.numbers(network.y()))
            .orElseThrow();
    LineFunction limit = SplineQuantities.function(moved::at);
    return limit.distance(network.quadraticLimit(), points);
  }

  private static Finding random(WideNetwork network) {
    BigFraction radius = network.exactR();
    KernelInterpolant<BigFraction> h =
        KernelInterpolant.of(network.kernel(radius), network.exactPoints(), network.exactValues())
            .orElseThrow();
    KernelInterpolant<BigFraction> moved =
        KernelInterpolant.of(
                randomKernel(radius, new BigFraction(1, 10)),
                network.exactPoints(),
                network.exactValues())
            .orElseThrow();
    double worst = 0;
    for (BigFraction t : List.of(radius.negate(), radius)) {
      worst = Math.max(worst, h.at(t).subtract(moved.at(t)).abs().doubleValue());
    }
    return SAME.compare(worst, 0).exactly().by(EXACT).build();
  }
}
