package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MulticlassGradientFlowTest {
  private static final MulticlassGradientFlow THEOREM = new MulticlassGradientFlow();

  private static Evidence example(int index, Precision precision) {
    return THEOREM.examine(THEOREM.examples().get(index).instance(), Trial.of(precision, 0));
  }

  private static double[] numbers(Evidence evidence, String name) {
    Quantity quantity = evidence.quantities().get(name);
    if (quantity instanceof Quantity.Scalar scalar) {
      return new double[] {scalar.value()};
    }
    if (quantity instanceof Quantity.Tuple tuple) {
      return tuple.values();
    }
    if (quantity instanceof Quantity.Table table) {
      return Arrays.stream(table.rows()).flatMapToDouble(Arrays::stream).toArray();
    }
    throw new AssertionError("no numbers under '" + name + "'");
  }

  private static void agrees(Evidence evidence, String name, double digits, double... known) {
    assertThat(numbers(evidence, name)).as(name).containsExactly(known, within(digits));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theWorkedExampleComesOutToEveryDigit(Precision precision) {
    Evidence evidence = example(0, precision);
    double half = 5.1e-13;
    agrees(evidence, "What", 1e-15, 1.0 / 6, 5.0 / 9, -1.0 / 3, 1.0 / 18, 1.0 / 6, -11.0 / 18);
    agrees(evidence, "squaredNorm", 1e-15, 23.0 / 27);
    agrees(evidence, "alpha", 1e-14, 5.0 / 27, 0, 19.0 / 108, 31.0 / 108, 0, 11.0 / 54);
    agrees(
        evidence,
        "minusLogAlpha",
        half,
        1.686398953570,
        1.737692247958,
        1.248144022639,
        1.591088773766);
    agrees(evidence, "delta", 1e-14, 2.5);
    agrees(evidence, "eigenvalues", half, 0.789031176078, 1, 4.183393149292, 6.731279378334);
    agrees(evidence, "kappa", half, 0.789031176078);
    agrees(
        evidence,
        "Vinf",
        1e-12,
        0.371206745546,
        0.883302550167,
        -0.497639378433,
        0.031554190984,
        0.126432632887,
        -0.914856741151);
    agrees(evidence, "marginConstant", half, 0.301621121398);
    agrees(evidence, "directionConstant", 2e-12, 0.201384187266);
    agrees(evidence, "blindMarginGap", 1e-8, 0.301620683);
    agrees(evidence, "blindDirection", 1e-8, 0.201383880);
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  /** The dual solutions are (5/8 + q, 5/8 - q, 7/4 + 2q, 7/4 - 2q); the flow takes q = 0. */
  @Test
  void twoEmptyClassesShareTheirDualWeights() {
    Evidence evidence = example(1, Precision.STANDARD);
    agrees(evidence, "What", 1e-14, 1.25, -1.75, 0.25, 0.25);
    agrees(evidence, "alpha", 1e-13, 0, 0.625, 0.625, 0, 1.75, 1.75);
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void theResidualLimitDoesNotDependOnLossOrStart() {
    FlowProblem worked = THEOREM.examples().get(0).instance();
    for (String loss : new String[] {"ce", "exp", "pairlog"}) {
      FlowProblem moved =
          new FlowProblem(
              worked.X(),
              worked.y(),
              worked.K(),
              loss,
              Matrix.of(3, 2, (k, f) -> k == f ? 2 : -1),
              worked.c(),
              worked.eta());
      Evidence evidence = THEOREM.examine(moved, Trial.standard());
      assertThat(evidence.findings())
          .as("loss " + loss)
          .allSatisfy(
              f -> assertThat(f.verdict()).as(f.claim().name()).isEqualTo(Verdict.SUPPORTED));
    }
  }

  @Test
  void sampleWeightsSurviveInTheResidualOnly() {
    FlowProblem worked = THEOREM.examples().get(0).instance();
    FlowProblem weighted =
        new FlowProblem(
            worked.X(), worked.y(), worked.K(), "ce", worked.W0(), List.of(8.0, 1.0, 0.25), 0.5);
    Evidence evidence = THEOREM.examine(weighted, Trial.standard());
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    agrees(evidence, "What", 1e-15, numbers(example(0, Precision.STANDARD), "What"));
    assertThat(evidence.findings().stream().map(Finding::claim)).hasSize(THEOREM.claims().size());
  }
}
