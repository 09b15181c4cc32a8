package elenchus.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LimitedMemoryBfgsTest {

  /** The function of Rosenbrock in two variables; minimum 0 at (1, 1). */
  private static final class Rosenbrock implements Objective {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
      double a = 1 - x[0];
      double b = x[1] - x[0] * x[0];
      gradient[0] = -2 * a - 400 * x[0] * b;
      gradient[1] = 200 * b;
      return a * a + 100 * b * b;
    }
  }

  /** A quadratic with eigenvalues 1, 10, ..., raised by 1 so that values lose digits. */
  private record Quadratic(int dimension) implements Objective {
    @Override
    public double evaluate(double[] x, double[] gradient) {
      double sum = 1;
      double weight = 1;
      for (int i = 0; i < x.length; i++) {
        gradient[i] = weight * x[i];
        sum += 0.5 * weight * x[i] * x[i];
        weight *= 10;
      }
      return sum;
    }
  }

  @Test
  void findsTheMinimumOfRosenbrock() {
    Minimum end = LimitedMemoryBfgs.to(1e-11).minimise(new Rosenbrock(), new double[] {-1.2, 1});
    assertThat(end.converged()).isTrue();
    assertThat(end.point()).containsExactly(new double[] {1, 1}, within(1e-11));
    assertThat(end.evaluations()).isLessThan(120);
  }

  @Test
  void reachesSmallGradientsWhereValuesAreFlatToRounding() {
    Minimum end =
        LimitedMemoryBfgs.to(1e-11).minimise(new Quadratic(5), new double[] {1, -1, 1, -1, 1});
    assertThat(end.converged()).as("gradient %s", end.gradientNorm()).isTrue();
  }

  @Test
  void refusesAStartOfTheWrongLength() {
    assertThatThrownBy(() -> LimitedMemoryBfgs.to(1e-8).minimise(new Rosenbrock(), new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 entries for 2 variables");
  }
}
