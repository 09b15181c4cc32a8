package elenchus.catalogue.widenetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.functions.CurvatureSpline;
import elenchus.functions.UniformKernels;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.function.BinaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The limit of wide rectified networks: worked numbers, neighbours, broken formulas. */
class ReluUnscaledVariationalTest {
  private static final ReluUnscaledVariational THEOREM = new ReluUnscaledVariational();

  @Test
  void twoPoints() {
    Evidence evidence = Examined.example(THEOREM, "two points");
    assertThat(CrossExamination.table(evidence, "K")[0])
        .containsExactly(new double[] {7.0 / 24, 1.0 / 12}, within(1e-16));
    assertThat(Examined.text(evidence, "lam, exactly")).isEqualTo("[-16 / 15, 56 / 15]");
    assertThat(Examined.number(evidence, "G1")).isCloseTo(1.700740740740741, within(2e-15));
    assertThat(Examined.number(evidence, "G2")).isCloseTo(1.44, within(2e-15));
    assertThat(Examined.number(evidence, "G3")).isCloseTo(16.0 / 27, within(2e-15));
    assertThat(Examined.number(evidence, "G1+G2+G3")).isCloseTo(56.0 / 15, within(4e-15));
    assertThat(Examined.number(evidence, "c1")).isCloseTo(1.2, within(1e-15));
    assertThat(Examined.number(evidence, "c2")).isCloseTo(-4.0 / 9, within(1e-15));
    assertThat(Examined.numbers(evidence, "h''(knots)"))
        .containsExactly(
            new double[] {
              1.266666666666667, 0.933333333333333, -0.266666666666667, 0.066666666666667
            },
            within(1e-15));
    assertThat(Examined.text(evidence, "h(t), exactly"))
        .isEqualTo("[-439 / 2880, 11 / 24, 3629 / 2880]");
    assertThat(Examined.numbers(evidence, "h(t)"))
        .containsExactly(
            new double[] {-0.152430555555556, 11.0 / 24, 1.260069444444444}, within(1e-15));
  }

  @Test
  void fourPoints() {
    Evidence evidence = Examined.example(THEOREM, "four points");
    assertThat(Examined.number(evidence, "condition of K")).isCloseTo(806, within(0.5));
    assertThat(Examined.number(evidence, "gap of the natural spline"))
        .isCloseTo(9.29e-3, within(5e-6));
    assertThat(Examined.number(evidence, "gap without G2")).isCloseTo(0.273, within(5e-4));
    assertThat(Examined.number(evidence, "gap without G3")).isCloseTo(3.891e-3, within(5e-7));
    assertThat(Examined.number(evidence, "gap with G3/2")).isCloseTo(1.320e-3, within(5e-7));
    assertThat(Examined.number(evidence, "gap with 2 G3")).isCloseTo(1.343e-3, within(5e-7));
    assertThat(Examined.number(evidence, "gap with biases shifted by 0.4 R"))
        .isCloseTo(0.0850, within(5e-5));
    assertThat(Examined.number(evidence, "gap with rising units only"))
        .isCloseTo(1.96, within(5e-3));
    assertThat(Examined.number(evidence, "gap after a lift by 1"))
        .isCloseTo(0.13604070787853, within(1e-13));
  }

  @Test
  void randomDataAndExamplesSupportEveryClaim() {
    CrossExamination.supports(THEOREM, 15, 3);
  }

  @Test
  void everyLiveControlIsRefuted() {
    CrossExamination.refutesControls(THEOREM, 5, 3);
  }

  @Test
  void brokenKernelsAreCaught() {
    SplineProblem problem = SplineControls.fourPoints();
    UniformKernels<BigFraction> kernels = new UniformKernels<>(problem.exactR());
    assertThat(withKernel(problem, kernels::relu)).isEqualTo(Verdict.SUPPORTED);
    assertThat(withKernel(problem, kernels::abs)).isEqualTo(Verdict.REFUTED);
    assertThat(
            withKernel(
                problem, (a, b) -> kernels.relu(a, b).add(new BigFraction(1, 1_000_000_000))))
        .isEqualTo(Verdict.REFUTED);
    assertThat(
            withKernel(problem, (a, b) -> kernels.relu(a, b).multiply(new BigFraction(1001, 1000))))
        .isEqualTo(Verdict.REFUTED);
  }

  private static Verdict withKernel(SplineProblem problem, BinaryOperator<BigFraction> kernel) {
    CurvatureSpline<BigFraction> spline =
        CurvatureSpline.through(problem.exactLaw(), kernel, problem.exactX(), problem.exactY())
            .orElseThrow();
    SplineEvidence<BigFraction> evidence =
        new SplineEvidence<>(problem, spline, problem.exactX(), problem.exactY(), 0);
    return Verdict.all(
        List.of(
            evidence.interpolates().build().verdict(),
            evidence.boundary().build().verdict(),
            evidence.gap().build().verdict()));
  }

  @Test
  void aTentOfBiasesIsSolvedExactlyToo() {
    SplineProblem problem =
        new SplineProblem(
            1, SplineProblem.Shape.TENT, List.of(-0.5, 0.25, 0.5), List.of(1.0, 0.0, 0.5));
    Evidence evidence = THEOREM.examine(problem, Trial.standard());
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(problem.exactLaw().secondMoment()).isEqualTo(new BigFraction(1, 6));
  }
}
