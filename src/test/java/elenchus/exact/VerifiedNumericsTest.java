package elenchus.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.linear.Matrix;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class VerifiedNumericsTest {

  private static double[] ones(int n) {
    return Matrix.of(n, 1, (i, j) -> 1).column(0);
  }

  @Property(tries = 60, seed = "20261121")
  void theExactSolutionLiesWithinTheBound(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(12);
    double spread = random.nextInt(30);
    Matrix a =
        Matrix.of(n, n, (i, j) -> random.nextGaussian() * Math.scalb(1.0, (int) (-spread * i / n)));
    double[] b = Matrix.of(n, 1, (i, j) -> random.nextGaussian()).column(0);
    VerifiedSolution solution = VerifiedSolution.of(a, b).orElseThrow();
    RationalVector exact = RationalMatrix.of(a).solve(RationalVector.of(b)).orElseThrow();
    for (int k = 0; k < n; k++) {
      assertThat(solution.get(k).contains(exact.get(k)))
          .as("entry %d: %s in %s", k, Rationals.toDouble(exact.get(k)), solution.get(k))
          .isTrue();
      assertThat(solution.radius()[k]).isLessThan(1e-14 * (1 + maxAbs(exact)));
    }
  }

  private static double maxAbs(RationalVector x) {
    return Matrix.column(x.toDoubles()).maxAbs();
  }

  @Test
  void badlyConditionedSystemsKeepFullAccuracy() {
    int n = 8;
    // The Hilbert matrix, rounded: condition 1.5e10.
    Matrix hilbert = Matrix.of(n, n, (i, j) -> 1.0 / (i + j + 1));
    VerifiedSolution solution = VerifiedSolution.of(hilbert, ones(n)).orElseThrow();
    RationalVector exact =
        RationalMatrix.of(hilbert).solve(RationalVector.of(ones(n))).orElseThrow();
    for (int k = 0; k < n; k++) {
      assertThat(solution.get(k).contains(exact.get(k))).isTrue();
      assertThat(solution.radius()[k] / maxAbs(exact)).isLessThan(1e-15);
    }
  }

  @Test
  void aSingularMatrixIsNotProvedRegular() {
    Matrix singular = Matrix.ofRows(new double[] {1, 2}, new double[] {2, 4});
    assertThat(VerifiedSolution.of(singular, ones(2))).isEmpty();
    Matrix nearly =
        Matrix.ofRows(
            new double[] {0.1, 0.2, 0.3},
            new double[] {0.4, 0.5, 0.6},
            new double[] {0.7, 0.8, 0.9});
    assertThat(VerifiedSolution.of(nearly, ones(3)))
        .as("singular up to rounding: either no proof, or one with an honest bound")
        .satisfies(
            found ->
                found.ifPresent(
                    s ->
                        assertThat(
                                s.get(0)
                                    .contains(
                                        RationalMatrix.of(nearly)
                                            .solve(RationalVector.of(ones(3)))
                                            .orElseThrow()
                                            .get(0)))
                            .isTrue()));
    assertThatThrownBy(() -> VerifiedSolution.of(singular, ones(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eigenvaluesOfTheSecondDifferenceAreEnclosed() {
    int n = 12;
    Matrix a = Matrix.of(n, n, (i, j) -> i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0);
    SymmetricSpectrum spectrum = SymmetricSpectrum.of(IntervalMatrix.of(a)).orElseThrow();
    for (int k = 0; k < n; k++) {
      // 2 - 2 cos(pi (k+1)/(n+1))
      Interval angle = Interval.ONE.getPi().multiply(Interval.of(k + 1)).divide(Interval.of(n + 1));
      Interval expected = Interval.of(2).subtract(angle.cos().multiply(Interval.of(2)));
      assertThat(spectrum.eigenvalues().get(k).intersection(expected)).isPresent();
      assertThat(spectrum.eigenvalues().get(k).width()).isLessThan(1e-13);
    }
  }

  @Test
  void theSmallestPositiveEigenvalueNeedsTheRank() {
    // 1 1^T has the eigenvalue 3 once and 0 twice.
    IntervalMatrix a = IntervalMatrix.of(Matrix.of(3, 3, (i, j) -> 1));
    SymmetricSpectrum spectrum = SymmetricSpectrum.of(a).orElseThrow();
    assertThat(spectrum.smallestPositive(1).contains(3)).isTrue();
    assertThat(spectrum.smallestPositive(1).certainlyPositive()).isTrue();
    assertThat(spectrum.eigenvalues().get(0).contains(0)).isTrue();
  }

  @Property(tries = 40, seed = "20261121")
  void spectraMatchTheirTraces(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(8);
    Matrix b = Matrix.of(n, n, (i, j) -> random.nextInt(17) - 8);
    Matrix a = b.plus(b.transpose());
    SymmetricSpectrum spectrum = SymmetricSpectrum.of(IntervalMatrix.of(a)).orElseThrow();
    Interval trace = Interval.ZERO;
    Interval product = Interval.ONE;
    for (Interval eigenvalue : spectrum.eigenvalues()) {
      trace = trace.add(eigenvalue);
      product = product.multiply(eigenvalue);
    }
    assertThat(trace.contains(a.trace())).isTrue();
    BigFraction determinant = RationalMatrix.of(a).determinant();
    assertThat(product.contains(determinant)).as("%s, %s", product, determinant).isTrue();
  }

  /** Phi(x, y) = e^x + e^(-x) + e^(y - x) + (x + 2 y)^2 / 2 - y: its gradient and Hessian. */
  private static final IntervalNewton.Equations GRADIENT =
      new IntervalNewton.Equations() {
        @Override
        public IntervalMatrix value(IntervalMatrix v) {
          Interval x = v.get(0, 0);
          Interval y = v.get(1, 0);
          Interval e = y.subtract(x).exp();
          Interval s = x.add(y.multiply(2));
          return IntervalMatrix.column(
              x.exp().subtract(x.negate().exp()).subtract(e).add(s),
              e.add(s.multiply(2)).subtract(Interval.ONE));
        }

        @Override
        public IntervalMatrix jacobian(IntervalMatrix v) {
          Interval x = v.get(0, 0);
          Interval e = v.get(1, 0).subtract(x).exp();
          Interval cross = Interval.of(2).subtract(e);
          Interval first = x.exp().add(x.negate().exp()).add(e).add(Interval.ONE);
          return IntervalMatrix.of(
              2, 2, (i, j) -> i != j ? cross : i == 0 ? first : e.add(Interval.of(4)));
        }
      };

  @Test
  void aSolutionAtTheOriginIsEnclosedFromNearIt() {
    IntervalNewton.Equations equations =
        new IntervalNewton.Equations() {
          @Override
          public IntervalMatrix value(IntervalMatrix v) {
            return IntervalMatrix.column(v.get(0, 0).exp().subtract(Interval.ONE));
          }

          @Override
          public IntervalMatrix jacobian(IntervalMatrix v) {
            return IntervalMatrix.column(v.get(0, 0).exp());
          }
        };
    for (double start : new double[] {0, 1e-300, -2e-16, 1e-3}) {
      Interval found = IntervalNewton.enclose(equations, start).orElseThrow().get(0, 0);
      assertThat(found.contains(0)).as("from %s: %s", start, found).isTrue();
      assertThat(found.width()).as("from %s", start).isLessThan(1e-15);
    }
  }

  @Test
  void theMinimiserOfAConvexFunctionIsEnclosed() {
    double[] x = {0.2, 0};
    for (int k = 0; k < 30; k++) {
      IntervalMatrix at = IntervalMatrix.of(Matrix.column(x));
      Matrix hessian = GRADIENT.jacobian(at).mid();
      double[] step =
          VerifiedSolution.of(hessian, GRADIENT.value(at).mid().column(0)).orElseThrow().midpoint();
      x = new double[] {x[0] - step[0], x[1] - step[1]};
    }
    IntervalMatrix box = IntervalNewton.enclose(GRADIENT, x).orElseThrow();
    assertThat(box.get(0, 0).width()).isLessThan(1e-14);
    IntervalMatrix value = GRADIENT.value(box);
    assertThat(value.get(0, 0).contains(0)).isTrue();
    assertThat(value.get(1, 0).contains(0)).isTrue();
    assertThat(IntervalNewton.enclose(GRADIENT, x[0] + 1e-9, x[1])).isPresent();
    assertThat(IntervalNewton.enclose(GRADIENT, 3, -2)).as("no zero is near").isEmpty();
  }

  @Test
  void aDoubleZeroIsNotProved() {
    IntervalNewton.Equations square =
        new IntervalNewton.Equations() {
          @Override
          public IntervalMatrix value(IntervalMatrix x) {
            return IntervalMatrix.column(x.get(0, 0).square());
          }

          @Override
          public IntervalMatrix jacobian(IntervalMatrix x) {
            return IntervalMatrix.column(x.get(0, 0).multiply(2));
          }
        };
    assertThat(IntervalNewton.enclose(square, 0)).isEmpty();
    assertThat(IntervalNewton.enclose(square, 1e-20)).isEmpty();
  }
}
