package elenchus.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** The steppers on problems whose solutions are known. */
class SteppersTest {

  /** One unknown: f, df/dy, df/dt. */
  private record Scalar(DoubleBinaryOperator f, DoubleBinaryOperator dy, DoubleBinaryOperator dt)
      implements SymmetricField {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public void velocity(double time, double[] state, double[] velocity) {
      velocity[0] = f.applyAsDouble(time, state[0]);
    }

    @Override
    public void jacobian(double time, double[] state, double[] jacobian) {
      jacobian[0] = dy.applyAsDouble(time, state[0]);
    }

    @Override
    public void timeDerivative(double time, double[] state, double[] derivative) {
      derivative[0] = dt.applyAsDouble(time, state[0]);
    }

    @Override
    public double size(double[] change) {
      return Math.abs(change[0]);
    }
  }

  private static final Scalar LOGISTIC =
      new Scalar((t, y) -> y * (1 - y), (t, y) -> 1 - 2 * y, (t, y) -> 0);

  private static double logistic(double t) {
    return 1 / (1 + 9 * FastMath.exp(-t));
  }

  /** y' = -stiffness (y - cos t) - sin t, solved by cos t. */
  private static Scalar protheroRobinson(double stiffness) {
    return new Scalar(
        (t, y) -> -stiffness * (y - FastMath.cos(t)) - FastMath.sin(t),
        (t, y) -> -stiffness,
        (t, y) -> -stiffness * FastMath.sin(t) - FastMath.cos(t));
  }

  private static double errorWithSteps(
      BiFunction<SymmetricField, Double, Stepper> method,
      Scalar field,
      DoubleUnaryOperator solution,
      double end,
      int steps) {
    Stepper stepper = method.apply(field, 1e-9);
    double[] state = {solution.applyAsDouble(0)};
    double[] next = new double[1];
    double h = end / steps;
    for (int i = 0; i < steps; i++) {
      stepper.attempt(i * h, state, h, next);
      stepper.accept();
      state[0] = next[0];
    }
    return Math.abs(state[0] - solution.applyAsDouble(end));
  }

  private static double order(
      BiFunction<SymmetricField, Double, Stepper> method,
      Scalar field,
      DoubleUnaryOperator solution) {
    double coarse = errorWithSteps(method, field, solution, 2, 20);
    double fine = errorWithSteps(method, field, solution, 2, 40);
    return FastMath.log(coarse / fine) / FastMath.log(2);
  }

  @Test
  void rodasHasOrderFour() {
    assertThat(order(Rodas4::new, LOGISTIC, t -> logistic(t - 1.3)))
        .as("autonomous")
        .isCloseTo(4, within(0.3));
    assertThat(order(Rodas4::new, protheroRobinson(1), FastMath::cos))
        .as("not autonomous: the terms in df/dt count")
        .isCloseTo(4, within(0.3));
  }

  @Test
  void implicitEulerHasOrderOne() {
    assertThat(order(ImplicitEuler::new, LOGISTIC, t -> logistic(t - 1.3)))
        .isCloseTo(1, within(0.1));
  }

  @Test
  void stiffComponentsAreDampedOut() {
    Scalar decay = new Scalar((t, y) -> -1e8 * y, (t, y) -> -1e8, (t, y) -> 0);
    double[] next = new double[1];
    new Rodas4(decay, 1e-6).attempt(0, new double[] {1}, 1, next);
    assertThat(next[0]).as("L-stable: the amplification at infinity is zero").isLessThan(1e-6);
    new ImplicitEuler(decay, 1e-6).attempt(0, new double[] {1e-9}, 1, next);
    assertThat(Math.abs(next[0])).isLessThan(1e-16);
  }

  @Test
  void aStiffSourceIsFollowedWithLongSteps() {
    for (double stiffness : new double[] {1e2, 1e4, 1e6}) {
      Trajectory path =
          ImplicitIntegrator.rodas4(1e-6)
              .integrate(protheroRobinson(stiffness), 0, new double[] {1}, 1, 10);
      assertThat(path.last().state()[0])
          .as("stiffness %s", stiffness)
          .isCloseTo(FastMath.cos(10), within(1e-5));
      assertThat(path.steps()).as("stiffness %s", stiffness).isLessThan(1000);
    }
  }

  @Test
  void linearSolutionsAreExactWhateverTheStep() {
    // y' = -1e3 (y - 2 t - 1) + 2 has the solution 2 t + 1.
    Scalar line = new Scalar((t, y) -> -1e3 * (y - 2 * t - 1) + 2, (t, y) -> -1e3, (t, y) -> 2e3);
    for (ImplicitIntegrator method :
        List.of(ImplicitIntegrator.rodas4(1e-6), ImplicitIntegrator.implicitEuler(1e-6))) {
      Trajectory path = method.integrate(line, 0, new double[] {1}, 1e6);
      assertThat(path.last().state()[0]).isCloseTo(2e6 + 1, within(1e-8));
      assertThat(path.last().velocity()[0]).isCloseTo(2, within(1e-14));
      assertThat(path.steps()).as("steps grow by the cap").isLessThan(20);
    }
  }

  @Test
  void allMethodsAgreeOnTheLogisticEquation() {
    double[] times = {0.5, 1, 4};
    List<Trajectory> paths =
        List.of(
            new DormandPrince(1e-12, 1e-13).integrate(LOGISTIC, 0, new double[] {0.1}, times),
            new GraggBulirschStoer(1e-12, 1e-13).integrate(LOGISTIC, 0, new double[] {0.1}, times),
            ImplicitIntegrator.rodas4(1e-12).integrate(LOGISTIC, 0, new double[] {0.1}, times));
    for (Trajectory path : paths) {
      for (int k = 0; k < times.length; k++) {
        assertThat(path.points().get(k).state()[0])
            .as("time %s", times[k])
            .isCloseTo(logistic(times[k]), within(1e-10));
      }
    }
  }

  @Test
  void checkpointsMustIncrease() {
    DormandPrince method = new DormandPrince(1e-9, 1e-9);
    assertThatThrownBy(() -> method.integrate(LOGISTIC, 0, new double[] {0.1}, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("checkpoint 1.0 after 2.0");
    assertThatThrownBy(() -> method.integrate(LOGISTIC, 0, new double[2], 1))
        .hasMessageContaining("a state of 2 numbers for a field of 1");
    assertThatThrownBy(
            () -> ImplicitIntegrator.rodas4(1e-6).integrate(LOGISTIC, 0, new double[] {0.1}))
        .hasMessageContaining("no checkpoint");
  }

  @Test
  void aSolutionThatExplodesIsReported() {
    Scalar explosion = new Scalar((t, y) -> y * y, (t, y) -> 2 * y, (t, y) -> 0);
    assertThatThrownBy(
            () -> ImplicitIntegrator.rodas4(1e-8).integrate(explosion, 0, new double[] {1}, 2))
        .isInstanceOf(FlowException.class)
        .hasMessageContaining("Rodas4 stopped at time 1.000");
    assertThatThrownBy(
            () -> new DormandPrince(1e-10, 1e-10).integrate(explosion, 0, new double[] {1}, 2))
        .isInstanceOf(FlowException.class);
  }
}
