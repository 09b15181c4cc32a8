package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.junit.TheoremTests;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MulticlassGradientDescentTest {
  private static final MulticlassGradientDescent THEOREM = new MulticlassGradientDescent();

  @TestFactory
  Stream<DynamicNode> theTheoremPassesAShortCampaign() {
    return TheoremTests.of(THEOREM).tries(4).nodes();
  }

  @Test
  void theWorkedExampleToAllPrintedDigits() {
    Evidence evidence = THEOREM.examine(THEOREM.examples().get(0).instance(), Trial.standard());
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(scalar(evidence, "eta")).isCloseTo(0.10577350440266689, within(1e-16));
    assertThat(flat(evidence, "W_1"))
        .containsExactly(
            new double[] {
              0.070515669602, 0.317320513208, -0.035257834801, 0, -0.035257834801, -0.317320513208
            },
            within(1e-12));
    assertThat(flat(evidence, "W_hundredth"))
        .as("W_1000")
        .containsExactly(
            new double[] {
              1.144525082295, 3.466152260693, -2.046560947839,
              0.290097511619, 0.902035865545, -3.756249772313
            },
            within(1e-12));
    double[] errors = tuple(evidence, "limitEquationError");
    assertThat(errors[0]).isCloseTo(1.68e-2, within(5e-5));
    assertThat(errors[2]).isCloseTo(3.47e-4, within(5e-7));
    double[] ratios = tuple(evidence, "riskRatio");
    assertThat(ratios[0]).isCloseTo(1.01086301, within(1e-8));
    assertThat(ratios[2]).isCloseTo(1.00023309, within(1e-8));
    assertThat(flat(evidence, "What"))
        .containsExactly(
            new double[] {1 / 6., 5 / 9., -1 / 3., 1 / 18., 1 / 6., -11 / 18.}, within(1e-15));
  }

  @Test
  void aStartThatFitsAlreadyLeavesErrorsOpenThatAreRounding() {
    DescentProblem fitted =
        new DescentProblem(
            Matrix.ofRows(new double[][] {{2, 3}}),
            List.of(1),
            2,
            "pairlog",
            Matrix.ofRows(new double[][] {{-2, -1}, {3, 3}}),
            0.0625,
            1000);
    assertThat(THEOREM.examine(fitted, Trial.standard()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void theRiskOfSixClassesNearlyDoubles() {
    Evidence evidence = examine(THEOREM.controls().get(0));
    assertThat(Arrays.copyOf(tuple(evidence, "risks"), 4))
        .containsExactly(
            new double[] {20.7944154168, 6.9019111061, 6.7217088426, 12.8904841152}, within(1e-10));
    assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
  }

  private static <I> Evidence examine(Control<I> control) {
    return control
        .examination()
        .examine(
            control.instances().generator(1).next(new java.util.Random(1)).value(),
            Trial.standard());
  }

  @Test
  void simplerProblemsKeepTheirShareOfTheStepSize() {
    DescentProblem problem = THEOREM.examples().get(0).instance();
    List<DescentProblem> simpler = problem.simpler().limit(30).toList();
    assertThat(simpler).isNotEmpty();
    for (DescentProblem candidate : simpler) {
      assertThat(candidate.eta() / candidate.stepSize().orElseThrow().limit())
          .as("share of the largest step size")
          .isCloseTo(0.5, within(1e-12));
    }
  }

  @Test
  void misshapenProblemsAreNamed() {
    DescentProblem good = THEOREM.examples().get(0).instance();
    Assertions.assertThatThrownBy(() -> good.stepping(-1)).hasMessageContaining("eta = -1.0");
    Assertions.assertThatThrownBy(() -> good.from(Matrix.zero(2, 2)))
        .hasMessageContaining("W0 must be finite and K x d = 3 x 2");
  }

  private static double scalar(Evidence evidence, String name) {
    return ((Quantity.Scalar) quantity(evidence, name)).value();
  }

  private static double[] tuple(Evidence evidence, String name) {
    return ((Quantity.Tuple) quantity(evidence, name)).values();
  }

  private static double[] flat(Evidence evidence, String name) {
    return Matrix.ofRows(((Quantity.Table) quantity(evidence, name)).rows()).toRowMajor();
  }

  private static Quantity quantity(Evidence evidence, String name) {
    Quantity quantity = evidence.quantities().get(name);
    assertThat(quantity).as(name).isNotNull();
    return java.util.Objects.requireNonNull(quantity);
  }
}
