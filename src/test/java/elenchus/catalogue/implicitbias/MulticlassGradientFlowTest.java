package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Strength;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MulticlassGradientFlowTest {
  private static final MulticlassGradientFlow THEOREM = new MulticlassGradientFlow();

  private static final List<Claim> CERTIFIED =
      List.of(
          MulticlassGradientFlow.EXACT,
          MulticlassGradientFlow.ACTIVE,
          MulticlassGradientFlow.SPECTRAL,
          MulticlassGradientFlow.ENCLOSED,
          MulticlassGradientFlow.CONSTANTS,
          MulticlassGradientFlow.RATE);

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

  private static String text(Evidence evidence, String name) {
    if (evidence.quantities().get(name) instanceof Quantity.Text text) {
      return text.value();
    }
    throw new AssertionError("no text under '" + name + "'");
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

  @Test
  void theWorkedExampleIsCertified() {
    Evidence evidence = example(0, Precision.STANDARD);
    assertThat(text(evidence, "alphaExact")).isEqualTo("5/27, 19/108, 31/108, 11/54");
    assertThat(text(evidence, "squaredNormExact")).isEqualTo("23/27");
    assertThat(certified(evidence)).containsExactlyElementsOf(CERTIFIED);
    FlowProblem worked = THEOREM.examples().get(0).instance();
    FlowLimit limit = FlowLimit.of(worked).orElseThrow();
    CertifiedFlowLimit certificate = CertifiedFlowLimit.of(worked, limit).orElseThrow();
    List<Interval> margins = certificate.dual().orElseThrow().margins();
    double[] printed = {1.686398953570, 1.737692247958, 1.248144022639, 1.591088773766};
    for (int p = 0; p < printed.length; p++) {
      assertThat(margins.get(p).width()).isLessThan(1e-15);
      assertThat(margins.get(p).mid()).isCloseTo(printed[p], within(5.1e-13));
    }
    EnclosedRate rate = certificate.rate().orElseThrow();
    Interval kappa = rate.kappa();
    assertThat(kappa.width()).isLessThan(1e-12);
    assertThat(kappa.mid()).isCloseTo(0.789031176078, within(5.1e-13));
    RationalMatrix gram = certificate.gram();
    RationalVector alpha = certificate.family().basicDual();
    assertThat(rate.isConfirmed(gram, alpha)).isTrue();
    Interval below = kappa.subtract(Interval.of(1e-12));
    Interval above = kappa.add(Interval.of(1e-12));
    assertThat(new EnclosedRate(below, below).isConfirmed(gram, alpha)).isFalse();
    assertThat(new EnclosedRate(above, above).isConfirmed(gram, alpha)).isFalse();
  }

  private static List<Claim> certified(Evidence evidence) {
    return evidence.findings().stream()
        .filter(f -> f.strength() == Strength.CERTIFIED)
        .map(Finding::claim)
        .toList();
  }

  /** Where the dual solutions form a segment, an interval Newton test selects the same one. */
  @Test
  void maximalEntropyIsCertifiedWhereTheDualIsNotUnique() {
    assertThat(certified(example(1, Precision.STANDARD))).containsExactlyElementsOf(CERTIFIED);
    LabelledData data =
        new LabelledData(Matrix.ofRowMajor(3, 2, 1, 0, 1, 1, 1, -2), List.of(0, 0, 0), 2);
    FlowProblem binary = FlowProblem.plain(data, "exp");
    CertifiedFlowLimit certificate =
        CertifiedFlowLimit.of(binary, FlowLimit.of(binary).orElseThrow()).orElseThrow();
    // As margins of one class the duals are (1 - 3q, 2q, q); over two classes they are half of it.
    Interval q = Interval.ONE.divide(Interval.of(3).add(Interval.of(4).cbrt()));
    List<Interval> expected = List.of(Interval.ONE.subtract(q.multiply(3)), q.multiply(2), q);
    List<Interval> alpha = certificate.dual().orElseThrow().alpha();
    for (int p = 0; p < 3; p++) {
      assertThat(alpha.get(p).multiply(2).intersection(expected.get(p)))
          .as("%s times 2 against %s", alpha.get(p), expected.get(p))
          .isPresent();
      assertThat(alpha.get(p).width()).isLessThan(1e-14);
    }
  }

  @Test
  void theHypothesesAreDecidedExactly() {
    // The point (1, 1) is active without a dual variable, beside (1, 0); nothing stands between
    // two copies of one point with different labels.
    LabelledData degenerate =
        new LabelledData(Matrix.ofRowMajor(2, 2, 1, 0, 1, 1), List.of(0, 0), 2);
    LabelledData torn = new LabelledData(Matrix.ofRowMajor(2, 1, 1, 1), List.of(0, 1), 2);
    assertThat(decisions(THEOREM.examples().get(0).instance())).containsExactly(true, true);
    assertThat(decisions(THEOREM.examples().get(1).instance())).containsExactly(true, true);
    assertThat(decisions(FlowProblem.plain(degenerate, "exp"))).containsExactly(true, false);
    assertThat(decisions(FlowProblem.plain(torn, "exp"))).containsExactly(false, false);
  }

  private static List<Boolean> decisions(FlowProblem problem) {
    return THEOREM.hypotheses().stream()
        .map(h -> h.decision().orElseThrow().test(problem))
        .toList();
  }

  @Test
  void aWrongFloatingPointLimitIsRefuted() {
    FlowProblem worked = THEOREM.examples().get(0).instance();
    FlowProblem halved =
        new FlowProblem(worked.X(), worked.y(), worked.K(), "ce", worked.W0(), worked.c(), 0.5);
    FlowLimit other = FlowLimit.of(halved).orElseThrow();
    Evidence evidence =
        CertifiedFlowLimit.of(worked, other).orElseThrow().findings(Trial.standard());
    assertThat(evidence.findings().stream().filter(f -> f.verdict() == Verdict.REFUTED))
        .as("the limit lacks log 2, the rate and the dual weights do not depend on eta")
        .extracting(Finding::claim)
        .containsExactly(MulticlassGradientFlow.ENCLOSED, MulticlassGradientFlow.CONSTANTS);
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
