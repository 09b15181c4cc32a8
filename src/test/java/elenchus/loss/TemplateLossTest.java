package elenchus.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateLossTest {
  /** Hipparchus' log1p of a Dfp forms 1 + x, so psi near e^{-360} needs 160 digits to have any. */
  private static final DfpField DIGITS_50 = new DfpField(50);

  private static final DfpField DIGITS_200 = new DfpField(200);

  static Stream<TemplateLoss> losses() {
    return Stream.of(
        new CrossEntropy(),
        new MulticlassExponential(),
        new PairLogLoss(),
        new Scaled(new CrossEntropy(), 2.5),
        new Scaled(new PairLogLoss(), 0.5),
        new PolynomialTail(2),
        new PolynomialTail(0.5),
        new GaussianTail(),
        new FocalLoss(2),
        new FocalLoss(0.5),
        new WestonWatkinsHinge());
  }

  static Stream<TemplateLoss> exponentialTails() {
    return Arrays.stream(ExponentialTailLoss.values()).map(ExponentialTailLoss::template);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void weightsAndTheirDerivativesAreThoseOfTheGenericValue(TemplateLoss loss) {
    Random random = new Random(1);
    for (int trial = 0; trial < 60; trial++) {
      int slots = 1 + random.nextInt(5);
      double[] u = random.doubles(slots, -6, 6).toArray();
      DSFactory factory = new DSFactory(slots, 2);
      DerivativeStructure[] x = new DerivativeStructure[slots];
      Arrays.setAll(x, j -> factory.variable(j, u[j]));
      DerivativeStructure psi = loss.value(x);
      double[] logG = new double[slots];
      double[] derivatives = new double[slots * slots];
      loss.logWeights(u, logG);
      loss.logWeightDerivatives(u, derivatives);

      assertThat(loss.value(u)).isCloseTo(psi.getValue(), relative(psi.getValue()));
      assertThat(loss.logValue(u))
          .isCloseTo(FastMath.log(psi.getValue()), within(1e-12 * (1 + max(u))));
      for (int j = 0; j < slots; j++) {
        double slope = -derivative(psi, slots, j);
        if (slope == 0) {
          assertThat(logG[j]).isEqualTo(Double.NEGATIVE_INFINITY);
          continue;
        }
        assertThat(FastMath.exp(logG[j]))
            .as("%s g_%d at %s", loss, j, u)
            .isCloseTo(slope, relative(slope));
        for (int l = 0; l < slots; l++) {
          double expected = -derivative(psi, slots, j, l) / slope;
          assertThat(derivatives[j * slots + l])
              .as("%s d log g_%d / d u_%d at %s", loss, j, l, Arrays.toString(u))
              .isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void agreesWithManyDigits(TemplateLoss loss) {
    for (double[] u :
        List.of(
            new double[] {0.3, -1.7, 4},
            new double[] {40, 41.5, 39},
            new double[] {-60, 3, 55},
            new double[] {350, 360, 340},
            new double[] {-700, 700, 1})) {
      DfpField field = Arrays.stream(u).min().orElse(0) < 10 ? DIGITS_50 : DIGITS_200;
      Dfp[] exact = Arrays.stream(u).mapToObj(field::newDfp).toArray(Dfp[]::new);
      Dfp psi = loss.value(exact);
      double logPsi = psi.isZero() ? Double.NEGATIVE_INFINITY : psi.log().toDouble();
      assertThat(loss.value(u)).isCloseTo(psi.toDouble(), relative(psi.toDouble()));
      if (logPsi != Double.NEGATIVE_INFINITY) {
        assertThat(loss.logValue(u))
            .as("%s log psi at %s", loss, Arrays.toString(u))
            .isCloseTo(logPsi, within(4e-16 * (1 + max(u) * 3)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void staysFiniteAtExtremeMargins(TemplateLoss loss) {
    for (double[] u :
        List.of(
            new double[] {700, 700, 700},
            new double[] {-700, 700, 0},
            new double[] {-1e6, -1e6, -1e6},
            new double[] {1e6, 1e6, 1e6},
            new double[] {1e6, -1e6, 0})) {
      double[] logG = new double[3];
      double[] derivatives = new double[9];
      loss.logWeights(u, logG);
      loss.logWeightDerivatives(u, derivatives);
      assertThat(logG).as("%s at %s", loss, Arrays.toString(u)).doesNotContain(Double.NaN);
      assertThat(Arrays.stream(logG)).allMatch(g -> g < Double.POSITIVE_INFINITY);
      assertThat(Arrays.stream(derivatives)).allMatch(Double::isFinite);
      assertThat(loss.logValue(u)).isNotNaN().isNotEqualTo(Double.POSITIVE_INFINITY);
      assertThat(loss.value(u)).isGreaterThanOrEqualTo(0);
    }
  }

  @ParameterizedTest
  @MethodSource("exponentialTails")
  void logWeightsKeepTheTailWhereTheWeightUnderflows(TemplateLoss loss) {
    double[] logG = new double[2];
    loss.logWeights(new double[] {1e6, 2e6}, logG);
    assertThat(logG).containsExactly(-1e6, -2e6);
    assertThat(loss.logValue(new double[] {1e6, 2e6})).isEqualTo(-1e6);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void isSymmetric(TemplateLoss loss) {
    double[] u = {0.25, -3, 7, 1.5};
    double[] permuted = {7, 0.25, 1.5, -3};
    double[] g = new double[4];
    double[] gPermuted = new double[4];
    loss.logWeights(u, g);
    loss.logWeights(permuted, gPermuted);
    assertThat(loss.value(permuted)).isCloseTo(loss.value(u), relative(loss.value(u)));
    assertThat(gPermuted[0]).isCloseTo(g[2], within(1e-14 * (1 + Math.abs(g[2]))));
    assertThat(gPermuted[3]).isCloseTo(g[1], within(1e-14 * (1 + Math.abs(g[1]))));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void notANumberStaysNotANumber(TemplateLoss loss) {
    double[] u = {1, Double.NaN};
    double[] g = new double[2];
    loss.logWeights(u, g);
    assertThat(loss.value(u)).isNaN();
    assertThat(loss.logValue(u)).isNaN();
    assertThat(g[1]).isNaN();
  }

  @Test
  void valuesKnownByHand() {
    double[] zero = {0, 0};
    double[] g = new double[2];
    assertThat(new CrossEntropy().value(zero)).isCloseTo(FastMath.log(3), within(5e-16));
    assertThat(new MulticlassExponential().value(zero)).isEqualTo(2);
    assertThat(new PairLogLoss().value(zero)).isCloseTo(FastMath.log(4), within(1e-15));
    new CrossEntropy().logWeights(zero, g);
    assertThat(g[0]).isCloseTo(-FastMath.log(3), within(5e-16));
  }

  @Test
  void theAsymmetricTemplateTellsItsSlotsApart() {
    TemplateLoss loss = new AsymmetricExponential(List.of(1.0, 2.0), List.of(1.0, 3.0));
    double[] u = {0.5, -0.25};
    double[] g = new double[2];
    double[] derivatives = new double[4];
    loss.logWeights(u, g);
    loss.logWeightDerivatives(u, derivatives);
    assertThat(loss.value(u)).isCloseTo(FastMath.exp(-0.5) + 2 * FastMath.exp(0.75), within(1e-14));
    assertThat(loss.logValue(u)).isCloseTo(FastMath.log(loss.value(u)), within(1e-14));
    assertThat(g[1]).isCloseTo(FastMath.log(6) + 0.75, within(1e-14));
    assertThat(derivatives).containsExactly(-1, 0, 0, -3);
    assertThat(loss.value(new double[] {-0.25, 0.5})).isNotCloseTo(loss.value(u), within(0.1));
  }

  @Test
  void tailsKnownByHand() {
    assertThat(new PolynomialTail(2).phi(3)).isCloseTo(1 / 16.0, within(1e-16));
    assertThat(new PolynomialTail(2).phi(-1)).isEqualTo(3);
    assertThat(new GaussianTail().phi(2)).isCloseTo(FastMath.exp(-4), within(1e-17));
    assertThat(new GaussianTail().phi(0)).isCloseTo(3 / FastMath.E, within(1e-15));
    assertThat(new WestonWatkinsHinge().value(new double[] {0.25, 2})).isEqualTo(0.75);
    assertThat(new FocalLoss(1).value(new double[] {0}))
        .isCloseTo(FastMath.log(2) / 2, within(1e-16));
  }

  @Test
  void smoothnessConstantsInTheLogits() {
    assertThat(new CrossEntropy().smoothness(5)).hasValue(0.5);
    assertThat(new PairLogLoss().smoothness(6)).hasValue(1.5);
    assertThat(new PairLogLoss().smoothness(2))
        .hasValue(new CrossEntropy().smoothness(2).orElse(0));
    assertThat(new MulticlassExponential().smoothness(3)).isEmpty();
    assertThat(new Scaled(new CrossEntropy(), 3).smoothness(4)).hasValue(4.5);
  }

  @Test
  void findsALossByItsSymbol() {
    assertThat(ExponentialTailLoss.of("pairlog").template()).isEqualTo(new PairLogLoss());
    assertThatThrownBy(() -> ExponentialTailLoss.of("hinge"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("loss 'hinge': known are ce, exp, pairlog");
  }

  private static double derivative(DerivativeStructure f, int variables, int... indices) {
    int[] orders = new int[variables];
    for (int index : indices) {
      orders[index]++;
    }
    return f.getPartialDerivative(orders);
  }

  private static double max(double[] u) {
    return Arrays.stream(u).map(Math::abs).max().orElse(0);
  }

  private static org.assertj.core.data.Offset<Double> relative(double value) {
    return within(1e-12 * Math.abs(value));
  }
}
