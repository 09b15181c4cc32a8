package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.flow.FlowPath;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.SymmetricField;
import elenchus.flow.Trajectory;
import elenchus.linear.Matrix;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MulticlassLogLogTest {
  private static final MulticlassLogLog THEOREM = new MulticlassLogLog();

  private static SecondLevel second(FlowProblem problem) {
    return SecondLevel.of(problem.data()).orElseThrow();
  }

  /** w_0 - w_1 of a K = 2 matrix. */
  private static double difference(Matrix weights, int feature) {
    return weights.get(0, feature) - weights.get(1, feature);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theWorkedExampleComesOutToEveryDigit(Precision precision) {
    FlowProblem problem = THEOREM.examples().get(0).instance();
    Trial trial = Trial.of(precision, 0);
    assertThat(THEOREM.examine(problem, trial).verdict()).isEqualTo(Verdict.SUPPORTED);
    LogLogRun run = LogLogRun.of(problem, second(problem), trial);
    double[] times = {1e2, 1e3, 1e4, 1e5};
    double[] second = {-0.0362, -0.00592, -0.00082, -0.000105};
    double[] half = {5e-5, 5e-6, 5e-6, 5e-7};
    double[] first = {1.0423, 1.0064, 1.0009, 1.0001};
    for (int k = 0; k < 4; k++) {
      FlowPath.Point point = run.at(times[k]);
      assertThat(difference(point.state(), 1) - FastMath.log(point.time()))
          .isEqualTo(second[k], within(1.02 * half[k]));
      assertThat(point.time() * difference(point.state(), 0)).isEqualTo(first[k], within(5.1e-5));
    }
  }

  @Test
  void itsSecondLevelIsExact() {
    SecondLevel second = second(THEOREM.examples().get(0).instance());
    BigFraction half = BigFraction.ONE_HALF;
    assertThat(second.weights().toList())
        .containsExactly(BigFraction.ZERO, half, BigFraction.ZERO, half.negate());
    assertThat(second.b().toList()).containsExactly(half);
    assertThat(second.c().toList()).containsExactly(half.negate());
    assertThat(second.alpha()).containsExactly(0.5);
    assertThat(second.isOptimal()).isTrue();
    assertThat(second.kappa()).isEqualTo(1);
  }

  /** The rate 1/9, followed to s = 1e10. */
  @Test
  void aSlowSecondLevelConvergesSlowly() {
    FlowProblem problem = LogLogControls.slowest();
    SecondLevel second = second(problem);
    assertThat(second.b().toList()).containsExactly(new BigFraction(2, 9), new BigFraction(2, 9));
    assertThat(second.weights().get(1)).isEqualTo(new BigFraction(1, 3));
    assertThat(second.kappa()).isEqualTo(1.0 / 9, within(1e-14));
    double[] horizons = {1e6, 1e8, 1e10};
    double[] known = {0.0542670, 0.0329251, 0.0198250};
    double[] logs = Arrays.stream(horizons).map(FastMath::log1p).toArray();
    Trajectory path =
        ImplicitIntegrator.rodas4(1e-10)
            .integrate(new AutonomousField(), 0, new double[] {0, 2, -1}, logs);
    for (int k = 0; k < 3; k++) {
      double[] v = path.points().get(k).state();
      double[] velocity = AutonomousField.residual(v);
      // The first coordinate, on S+, follows the others with s v_1' = O(1/s).
      double error =
          FastMath.hypot(horizons[k] * velocity[1] - 2.0 / 3, horizons[k] * velocity[2] - 2.0 / 3);
      assertThat(error).as("s = " + horizons[k]).isEqualTo(known[k], within(5.1e-8));
    }
    assertThat(THEOREM.examine(problem, Trial.standard()).findings())
        .filteredOn(f -> f.claim().equals(MulticlassLogLog.VELOCITY))
        .allSatisfy(f -> assertThat(f.verdict()).isEqualTo(Verdict.INCONCLUSIVE));
  }

  @Test
  void alittleOffTheBoundaryTheResidualStaysBounded() {
    FlowProblem problem = MulticlassLogLog.binary(Matrix.zero(2, 2), 1, 0, 1.1, 1);
    assertThat(SecondLevel.of(problem.data())).isEmpty();
    Matrix what = Matrix.ofRowMajor(2, 2, 0.5, 0, -0.5, 0);
    FlowPath path =
        LogTimeFlow.of(problem.risk())
            .residual(problem.W0(), what, ImplicitIntegrator.rodas4(1e-11), 400);
    assertThat(difference(path.last().state(), 1)).isEqualTo(2.24613104, within(5.1e-9));
  }

  @Test
  void dataWithoutVanishingDualsAreNotAnInstance() {
    FlowProblem regular = MulticlassLogLog.binary(Matrix.zero(2, 2), 1, 0, 0, 1);
    assertThat(THEOREM.hypotheses().get(1).margin().applyAsDouble(regular)).isNotPositive();
  }

  /**
   * The residual of the exponential loss where all margins are 1, in the time log(1 + s): dv/d
   * log(1 + s) = (1 + s) (sum_i z_i e^{-z_i.v} - what), what = (1, 0, 0).
   */
  private static final class AutonomousField implements SymmetricField {
    private static final double[][] Z = {{1, 0, 0}, {1, 1, 0.5}, {1, 0.5, 1}};

    static double[] residual(double[] v) {
      double[] velocity = {-1, 0, 0};
      for (double[] z : Z) {
        double weight = weight(z, v);
        for (int k = 0; k < 3; k++) {
          velocity[k] += weight * z[k];
        }
      }
      return velocity;
    }

    private static double weight(double[] z, double[] v) {
      return FastMath.exp(-z[0] * v[0] - z[1] * v[1] - z[2] * v[2]);
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public void velocity(double time, double[] state, double[] velocity) {
      double[] residual = residual(state);
      for (int k = 0; k < 3; k++) {
        velocity[k] = FastMath.exp(time) * residual[k];
      }
    }

    @Override
    public void jacobian(double time, double[] state, double[] jacobian) {
      Arrays.fill(jacobian, 0);
      for (double[] z : Z) {
        double weight = FastMath.exp(time) * weight(z, state);
        for (int k = 0; k < 9; k++) {
          jacobian[k] -= weight * z[k / 3] * z[k % 3];
        }
      }
    }

    @Override
    public void timeDerivative(double time, double[] state, double[] derivative) {
      velocity(time, state, derivative);
    }

    @Override
    public double size(double[] change) {
      return Arrays.stream(change).map(Math::abs).max().orElse(0);
    }
  }
}
