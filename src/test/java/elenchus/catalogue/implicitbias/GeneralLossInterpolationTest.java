package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import elenchus.linear.Matrix;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneralLossInterpolationTest {
  private static final GeneralLossInterpolation THEOREM = new GeneralLossInterpolation();

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theExamplesAreSupported(Precision precision) {
    THEOREM
        .examples()
        .forEach(
            example ->
                assertThat(THEOREM.examine(example.instance(), Trial.of(precision, 0)).verdict())
                    .as(example.name())
                    .isEqualTo(Verdict.SUPPORTED));
  }

  @Test
  void samplesOfLengthsOneAndTwo() {
    for (int p : new int[] {1, 2, 5, 100}) {
      PolynomialProblem problem = new PolynomialProblem(Matrix.diagonal(1, 2), p);
      PolynomialFixedPoint fixed = GeneralLossInterpolation.fixedPoint(problem, p);
      double second = FastMath.pow(2, -p / (p + 2.0));
      assertThat(fixed.margins()).containsExactly(new double[] {1, 2 * second}, within(1e-14));
      Interval[] enclosed = fixed.enclosed(problem.gram(), p).orElseThrow();
      assertThat(enclosed[0].contains(1)).isTrue();
      assertThat(enclosed[1].width()).isLessThan(1e-11);
      assertThat(enclosed[1].mid()).isEqualTo(2 * second, within(1e-14));
    }
  }

  @Test
  void aWrongPointIsNotEnclosed() {
    PolynomialProblem problem = new PolynomialProblem(Matrix.diagonal(1, 2), 2);
    PolynomialFixedPoint wrong =
        new PolynomialFixedPoint(new double[] {1, 1.42}, new double[] {1, 0.35});
    assertThat(wrong.enclosed(problem.gram(), 2)).isEmpty();
  }

  @Test
  void equalRowSums() {
    Matrix Z =
        Matrix.ofRows(new double[] {2, 1, 0}, new double[] {0, 2, 1}, new double[] {1, 0, 2});
    assertThat(RowSums.equal(new PolynomialProblem(Z, 2).gram())).isTrue();
    assertThat(RowSums.equal(new PolynomialProblem(Matrix.diagonal(1, 2), 2).gram())).isFalse();
  }
}
