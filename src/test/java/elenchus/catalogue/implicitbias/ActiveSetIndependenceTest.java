package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActiveSetIndependenceTest {
  private static final ActiveSetIndependence THEOREM = new ActiveSetIndependence();

  private static MarginProblem problem(int index) {
    return THEOREM.examples().get(index).instance();
  }

  private static ActiveFamily family(int index) {
    return ActiveFamily.of(problem(index).data()).orElseThrow();
  }

  private static double[] tuple(Evidence evidence, String name) {
    if (evidence.quantities().get(name) instanceof Quantity.Tuple tuple) {
      return tuple.values();
    }
    throw new AssertionError("no vector under '" + name + "'");
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theSmallestCounterexampleToTheLiteralConjecture(Precision precision) {
    Evidence evidence = THEOREM.examine(problem(0), Trial.of(precision, 0));
    assertThat(evidence.quantities().get("What"))
        .isEqualTo(new Quantity.Text("5/4, -7/4, 1/4, 1/4"));
    assertThat(evidence.quantities().get("|S|")).isEqualTo(new Quantity.Scalar(4));
    assertThat(evidence.quantities().get("rank A_S")).isEqualTo(new Quantity.Scalar(3));
    assertThat(tuple(evidence, "alpha*"))
        .containsExactly(new double[] {0.625, 0.625, 1.75, 1.75}, within(1e-14));
    assertThat(tuple(evidence, "dual weights of the flow"))
        .containsExactly(new double[] {0, 0.625, 0.625, 0, 1.75, 1.75}, within(1e-10));
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void itsDualSolutionsFormTheSegmentOfTheNote() {
    ActiveFamily family = family(0);
    RationalVector k = family.dependency().orElseThrow();
    BigFraction unit = k.get(0);
    assertThat(k.toList())
        .containsExactly(unit, unit.negate(), unit.multiply(2), unit.multiply(-2));
    RationalVector basic = family.basicDual();
    assertThat(basic.get(0).add(basic.get(1))).isEqualTo(new BigFraction(5, 4));
    assertThat(basic.get(2).add(basic.get(3))).isEqualTo(new BigFraction(7, 2));
    assertThat(family.forcedDefect()).isEqualTo(1);
    assertThat(family.defect()).isEqualTo(1);
  }

  @Test
  void theFanSelectsTheDualOfMostEntropy() {
    Evidence evidence = THEOREM.examine(problem(1), Trial.standard());
    double q = 0.217988353029;
    assertThat(1 / (3 + FastMath.cbrt(4))).isEqualTo(q, within(5e-13));
    assertThat(tuple(evidence, "alpha*"))
        .containsExactly(new double[] {(1 - 3 * q) / 2, q, q / 2}, within(8e-13));
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    RationalVector least = family(1).leastNormDual().orElseThrow();
    assertThat(least.toList())
        .containsExactly(new BigFraction(5, 28), new BigFraction(3, 14), new BigFraction(3, 28));
    EntropyMaximum maximum = family(1).entropyMaximum().orElseThrow();
    assertThat(maximum.width()).isLessThan(1e-15);
    assertThat(maximum.admits(least)).isFalse();
  }

  @Test
  void dataOnAGridAreNotAskedForIndependence() {
    assertThat(ActiveSetIndependence.isGeneric(Matrix.column(1.25, -2))).isFalse();
    assertThat(ActiveSetIndependence.isGeneric(Matrix.column(0, 0.1))).isFalse();
    assertThat(ActiveSetIndependence.isGeneric(Matrix.column(0.1, FastMath.sqrt(2)))).isTrue();
  }

  @Test
  void distinctRowsAtMostOneEmptyClass() {
    Matrix X = Matrix.ofRows(new double[] {FastMath.sqrt(2), 0.3}, new double[] {-0.7, 0.9});
    ActiveFamily one = ActiveFamily.of(new MarginProblem(X, List.of(0, 2), 3).data()).orElseThrow();
    assertThat(one.hasDistinctWeights()).isTrue();
    ActiveFamily two = ActiveFamily.of(new MarginProblem(X, List.of(0, 2), 4).data()).orElseThrow();
    assertThat(two.hasDistinctWeights()).isFalse();
    assertThat(two.emptyClassesAgree()).isTrue();
  }
}
