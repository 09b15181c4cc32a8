package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.flow.Trajectory;
import elenchus.linear.Matrix;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RobustMaxMarginTest {
  private static final RobustMaxMargin THEOREM = new RobustMaxMargin();

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theWorkedExampleComesOutToEveryDigit(Precision precision) {
    double[] known = {0.42193390047979, 0.43613020955136};
    for (int k = 0; k < 2; k++) {
      RobustProblem problem = THEOREM.examples().get(k).instance();
      double[] w = RobustMargin.of(problem).orElseThrow().weights();
      assertThat(w).containsExactly(new double[] {known[k], known[k]}, within(5.1e-15));
      assertThat(THEOREM.examine(problem, Trial.of(precision, 0)).verdict())
          .isEqualTo(Verdict.SUPPORTED);
    }
  }

  @Test
  void tooStrongAnAdversaryLeavesAFiniteMinimiser() {
    RobustProblem problem = RobustControls.overwhelmed(1.1);
    assertThat(RobustMargin.of(problem)).isEmpty();
    Trajectory path = new RobustFlow(problem).run(1e-11, RobustControls.start(problem), 5, 20);
    assertThat(path.last().state())
        .containsExactly(new double[] {0.647037007716, 0.604532469090}, within(1e-11));
    assertThat(Matrix.column(path.points().get(0).state()).norm())
        .isEqualTo(0.88550347008822, within(1e-9));
  }

  @Test
  void aBearableAdversaryLetsTheWeightsGrow() {
    RobustProblem problem = RobustControls.overwhelmed(0.9);
    Trajectory path = new RobustFlow(problem).run(1e-11, RobustControls.start(problem), 10, 15, 30);
    double[] known = {59.289464, 111.913490, 270.010673};
    for (int k = 0; k < 3; k++) {
      assertThat(Matrix.column(path.points().get(k).state()).norm())
          .isEqualTo(known[k], within(1e-5));
    }
  }

  @Test
  void theHessianIsTheDerivativeOfTheGradient() {
    double[] w = {0.7, -1.3, 0.4};
    Matrix hessian = PowerNorm.hessian(3, w);
    double h = 1e-6;
    for (int j = 0; j < 3; j++) {
      double[] moved = w.clone();
      moved[j] += h;
      double[] up = PowerNorm.gradient(3, moved);
      moved[j] -= 2 * h;
      double[] down = PowerNorm.gradient(3, moved);
      for (int i = 0; i < 3; i++) {
        assertThat((up[i] - down[i]) / (2 * h)).isEqualTo(hessian.get(i, j), within(1e-9));
      }
    }
  }

  @Test
  void aVanishingCoordinateIsNotAnInstance() {
    Matrix Z = Matrix.ofRows(new double[] {0.375, -0.375, 0}, new double[] {0.875, 0.25, 0});
    RobustProblem flat = new RobustProblem(Z, 1.5, 0.1);
    assertThat(THEOREM.hypotheses().get(1).margin().applyAsDouble(flat)).isNotPositive();
  }
}
