package elenchus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.descent.LimitedMemoryBfgs;
import elenchus.descent.Minimum;
import elenchus.linear.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureObjectiveTest {
  private static FeatureModel model(Fit fit) {
    return FeatureModel.of(fit, List.of(3, 1, 2), List.of(3, 4), List.of(0.03, 0.02), 0.01)
        .withBias(0.1);
  }

  @ParameterizedTest
  @EnumSource(Fit.class)
  void theGradientIsTheDerivativeOfTheValue(Fit fit) {
    FeatureObjective objective = new FeatureObjective(model(fit));
    Random random = new Random(1);
    double[] x = model(fit).randomPoint(random, 0.7);
    double[] v = model(fit).randomPoint(random, 1);
    double h = 1e-5;
    double difference =
        (objective.value(moved(x, v, h)) - objective.value(moved(x, v, -h))) / (2 * h);
    assertThat(dot(objective.gradient(x), v)).isCloseTo(difference, within(1e-8));
  }

  @ParameterizedTest
  @EnumSource(Fit.class)
  void theHessianIsTheDerivativeOfTheGradient(Fit fit) {
    FeatureObjective objective = new FeatureObjective(model(fit));
    Random random = new Random(2);
    double[] x = model(fit).randomPoint(random, 0.7);
    double[] v = model(fit).randomPoint(random, 1);
    double h = 1e-5;
    double[] up = objective.gradient(moved(x, v, h));
    double[] down = objective.gradient(moved(x, v, -h));
    double[] product = objective.hessianTimes(x, v);
    for (int i = 0; i < x.length; i++) {
      assertThat(product[i]).as("entry " + i).isCloseTo((up[i] - down[i]) / (2 * h), within(1e-8));
    }
    Matrix hessian = objective.hessian(x);
    assertThat(hessian.minus(hessian.transpose()).maxAbs()).isLessThan(1e-15);
  }

  @Test
  void theLossOfKnownLogitsIsKnown() {
    assertThat(Fit.CROSS_ENTROPY.of(new double[] {0, 0, 0}, 1))
        .isCloseTo(Math.log(3), within(1e-16));
    assertThat(Fit.CROSS_ENTROPY.of(new double[] {40, 0}, 0))
        .isCloseTo(Math.exp(-40), within(1e-30));
    assertThat(Fit.SQUARED.of(new double[] {1, 2}, 0)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Fit.class)
  void descentReachesAGradientOf1e11AndCriticalPointIdentitiesHold(Fit fit) {
    FeatureModel model = FeatureModel.of(fit, List.of(4, 2), List.of(3), List.of(0.05), 0.04);
    FeatureObjective objective = new FeatureObjective(model);
    Minimum end =
        LimitedMemoryBfgs.to(1e-11).minimise(objective, model.randomPoint(new Random(3), 0.5));
    assertThat(end.converged()).as("gradient " + end.gradientNorm()).isTrue();
    Factors factors = model.unpack(end.point());
    Matrix w = factors.map();
    Matrix left = w.transpose().times(w).times(0.05);
    Matrix right = factors.H().times(factors.H().transpose()).times(0.04);
    assertThat(left.minus(right).maxAbs()).isLessThan(1e-10);
    assertThat(model.pack(factors)).containsExactly(end.point());
  }

  @Test
  void theMinimumOfAKnownModelIsFound() {
    FeatureModel model =
        FeatureModel.of(Fit.SQUARED, List.of(4, 2), List.of(2), List.of(0.05), 0.04);
    Descents descents = Descents.of(new FeatureObjective(model), 8, new Random(4), () -> false);
    assertThat(descents.best().value()).isCloseTo(0.14068827230335917, within(1e-14));
  }

  private static double[] moved(double[] x, double[] v, double h) {
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      moved[i] += h * v[i];
    }
    return moved;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
