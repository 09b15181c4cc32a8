package elenchus.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import elenchus.exact.IntervalField;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Elementary<Binary64> DOUBLE = Elementary.over(Binary64Field.getInstance());
  private static final Elementary<BigFraction> RATIONAL = Elementary.rationals();
  private static final Elementary<Interval> INTERVALS = Elementary.over(IntervalField.INSTANCE);

  private static Network random(long seed, int depth, Activation phi) {
    Random random = new Random(seed);
    Matrix[] layers = new Matrix[depth];
    int width = 2;
    for (int l = 0; l < depth; l++) {
      int next = 1 + random.nextInt(3);
      layers[l] = Matrix.of(next, width, (i, j) -> Math.rint(4 * random.nextGaussian()) / 4);
      width = next;
    }
    return new Network(List.of(layers), phi);
  }

  @Property(tries = 40, seed = "4")
  void theLayerFormulaIsTheDerivative(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @IntRange(min = 1, max = 4) int depth,
      @ForAll Activation phi,
      @ForAll @DoubleRange(min = -2, max = 2) double x) {
    Network network = random(seed, depth, phi);
    double[] input = {x, 0.75};
    Matrix formula = Elementary.toDouble(network.at(DOUBLE, input).parameterJacobian());
    Matrix automatic = new Differentiation(network).parameterJacobian(input);
    assertThat(formula.minus(automatic).maxAbs()).isLessThan(1e-13 * (1 + automatic.norm()));
  }

  @Property(tries = 40, seed = "5")
  void intervalsContainTheExactJacobian(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @IntRange(min = 1, max = 4) int depth) {
    Network network = random(seed, depth, Activation.IDENTITY);
    double[] input = {0.1, 0.7};
    FieldMatrix<BigFraction> exact = network.at(RATIONAL, input).inputJacobian();
    FieldMatrix<Interval> enclosed = network.at(INTERVALS, input).inputJacobian();
    for (int i = 0; i < exact.getRowDimension(); i++) {
      for (int j = 0; j < 2; j++) {
        assertThat(enclosed.getEntry(i, j).contains(exact.getEntry(i, j))).isTrue();
      }
    }
  }

  @Property(tries = 40, seed = "6")
  void homogeneousNetworksObeyEuler(
      @ForAll @LongRange(min = 0, max = 1000) long seed,
      @ForAll @IntRange(min = 1, max = 4) int depth) {
    Network network = random(seed, depth, Activation.RELU);
    Linearisation<BigFraction> at = network.at(RATIONAL, new double[] {0.5, -1.25});
    FieldMatrix<BigFraction> theta = RATIONAL.matrix(Matrix.column(network.flat()));
    assertThat(at.parameterJacobian().multiply(theta))
        .isEqualTo(at.output().scalarMultiply(new BigFraction(depth)));
  }

  @Test
  void anIntervalAcrossTheKinkIsRefused() {
    assertThatThrownBy(() -> Activation.RELU.slope(INTERVALS, Interval.of(-1, 1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(Activation.RELU.slope(INTERVALS, Interval.of(-1, 0))).isEqualTo(Interval.ZERO);
  }

  @Test
  void theFactorOfTheCrossEntropyIsExactInItsKernel() {
    FieldMatrix<Binary64> f = DOUBLE.matrix(Matrix.column(1, -2, 0.5));
    Matrix s = Elementary.toDouble(Cost.CROSS_ENTROPY.factor(DOUBLE, f));
    Matrix p = Elementary.toDouble(Cost.softmax(DOUBLE, f));
    Matrix c = Matrix.diagonal(p.column(0)).minus(p.times(p.transpose()));
    assertThat(s.transpose().times(s).minus(c).maxAbs()).isLessThan(1e-16);
    // S maps (1, 1, 1) to zero, as C does, without the loss of digits of a matrix root.
    assertThat(s.times(new double[] {1, 1, 1})).containsExactly(new double[3], within(1e-16));
  }

  @Test
  void theGradientOfTheCostIsItsDerivative() {
    Network scalar =
        new Network(List.of(Matrix.ofRows(new double[][] {{1, 2}, {-1, 0.5}})), Activation.TANH);
    Matrix x = Matrix.ofRows(new double[][] {{1, -1}, {0.5, 2}});
    Matrix y = Matrix.ofRows(new double[][] {{1, 0}, {0, 1}});
    // One layer: the Hessian is the Gauss-Newton matrix for every cost.
    for (Cost cost : Cost.values()) {
      Matrix hessian = new Differentiation(scalar).costHessian(x, y, cost);
      Matrix gaussNewton = Elementary.toDouble(GaussNewton.of(DOUBLE, scalar, x, cost).matrix());
      assertThat(hessian.minus(gaussNewton).maxAbs()).as(cost.name()).isLessThan(1e-14);
    }
  }

  @Test
  void sizesMustFit() {
    assertThatThrownBy(
            () -> new Network(List.of(Matrix.identity(2), Matrix.identity(3)), Activation.IDENTITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 2 takes 3 inputs");
  }
}
