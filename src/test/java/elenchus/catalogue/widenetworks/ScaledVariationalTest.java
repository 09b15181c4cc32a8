package elenchus.catalogue.widenetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.functions.Activation;
import elenchus.functions.ContinuumLimit;
import elenchus.functions.Displacement;
import elenchus.functions.LineFunction;
import elenchus.theorem.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits under scaled potentials: worked numbers, broken coefficients, other densities. */
class ScaledVariationalTest {
  private static final AbsScaledVariational ABS = new AbsScaledVariational();
  private static final ReluScaledVariational RELU = new ReluScaledVariational();

  @Test
  void theSquare() {
    Evidence evidence = Examined.example(ABS, "two points, square");
    check(evidence, "lam", 2e-15, -1.8, 4.2);
    assertThat(Examined.number(evidence, "value")).isCloseTo(2.1, within(3e-15));
    check(evidence, "h(t)", 1e-15, -0.04375, 0.425, 1.2375);
    check(evidence, "h''(knots)", 2e-15, 2.7, 2.1, -0.9, -0.3);
  }

  @Test
  void theHyperbolicEntropy() {
    Evidence evidence = Examined.example(ABS, "two points, hyperbolic entropy");
    check(evidence, "lam", 1e-15, -0.728381434275327, 1.471955851188783);
    assertThat(Examined.number(evidence, "value")).isCloseTo(0.849261487438092, within(2e-15));
    check(evidence, "h(t)", 1e-15, -0.067875348466384, 0.447454548800929, 1.230074770171052);
    check(
        evidence,
        "h''(knots)",
        4e-15,
        3.080963334508546,
        2.064136848625829,
        -0.794517523457852,
        -0.364199808330216);
  }

  @Test
  void neighboursOfTheLimitThroughFourPoints() {
    Evidence fourth = Examined.example(ABS, "four points, fourth power");
    assertThat(Examined.number(fourth, "gap without the factor 2"))
        .isCloseTo(1.01e-3, within(5e-6));
    assertThat(Examined.number(fourth, "gap of h(10y)/10")).isCloseTo(1.34e-3, within(5e-6));
    Evidence entropy = Examined.example(ABS, "four points, hyperbolic entropy");
    assertThat(Examined.number(entropy, "gap without the factor 2"))
        .isCloseTo(6.65e-3, within(5e-6));
    assertThat(Examined.number(entropy, "gap of h(10y)/10")).isCloseTo(1.75e-2, within(5e-5));
  }

  @Test
  void rectifiedUnitsUnderTheSquare() {
    Evidence evidence = Examined.example(RELU, "two points, square");
    check(evidence, "lam", 4e-15, -32.0 / 15, 112.0 / 15);
    check(evidence, "h(t)", 2e-15, -439.0 / 2880, 11.0 / 24, 3629.0 / 2880);
    assertThat(Examined.number(evidence, "value")).isCloseTo(56.0 / 15, within(1e-14));
  }

  @Test
  void randomNetworksAndExamplesSupportEveryClaim() {
    CrossExamination.supports(ABS, 10, 5);
    CrossExamination.supports(RELU, 10, 5);
  }

  @Test
  void everyLiveControlIsRefuted() {
    CrossExamination.refutesControls(ABS, 4, 5);
    CrossExamination.refutesControls(RELU, 4, 5);
  }

  /** The coefficient in the width is what it says, and the change of lam is part of it. */
  @Test
  void theCoefficientOfTheWidthIsTheSecondOrder() {
    for (Activation sigma : Activation.values()) {
      WideNetwork network =
          new WideNetwork(
              sigma, Mirror.HYPENTROPY, 1, true, 1, 10, List.of(-5, 3), List.of(0.5, 1.0), 40);
      ContinuumLimit h = ScaledEvidence.limit(network, 1);
      LineFunction c = h.widthCoefficient();
      double coarse = remainder(network, h, c, 80);
      double fine = remainder(network, h, c, 160);
      assertThat(coarse / fine).as("next order is the fourth, %s", sigma).isBetween(3.9, 4.1);
    }
  }

  private static double remainder(
      WideNetwork network, ContinuumLimit h, LineFunction c, int cells) {
    double square = 4 * network.R() * network.R() / ((double) cells * cells);
    LineFunction finite = WidthExpansion.network(network, cells, h.lam());
    return finite.distance(t -> h.at(t) + square * c.at(t), network.grid(11)) / square;
  }

  @Test
  void aTentOfBiasesAndAPotentialWithoutAnEntireInverse() {
    double[] x = {-0.5, 0.25};
    double[] y = {1, -0.5};
    ContinuumLimit h =
        ContinuumLimit.of(
            Activation.ABS,
            1,
            u -> 1 - Math.abs(u),
            new Displacement(Mirror.CUBE.of(0.5), 1),
            true,
            x,
            y);
    assertThat(h.at(-0.5)).isCloseTo(1, within(1e-13));
    assertThat(h.at(0.25)).isCloseTo(-0.5, within(1e-13));
    assertThat(h.value()).isCloseTo(h.solution().dualValue(), within(1e-12));
    double step = 1e-4;
    double second = (h.at(0.1 + step) - 2 * h.at(0.1) + h.at(0.1 - step)) / (step * step);
    assertThat(h.curvature(0.1)).isCloseTo(second, within(1e-5));
  }

  private static void check(Evidence evidence, String name, double slack, double... expected) {
    assertThat(Examined.numbers(evidence, name)).containsExactly(expected, within(slack));
  }
}
