package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.CrossExamination.refutesControls;
import static elenchus.catalogue.CrossExamination.supports;
import static elenchus.catalogue.CrossExamination.table;
import static elenchus.catalogue.CrossExamination.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Strength;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import org.hipparchus.util.FastMath;

class PermRelativeMarginFormTest {
  private final PermRelativeMarginForm theorem = new PermRelativeMarginForm();

  @Example
  void holdsOnFreshInstances() {
    supports(theorem, 300, 1);
    assertThat(CrossExamination.worstRatio(theorem, 300, 2)).isLessThan(0.5);
  }

  @Example
  void holdsInFiftyDigits() {
    for (LossAtLogits at : CrossExamination.drawn(theorem.instances(), 8, 3)) {
      Evidence evidence = theorem.examine(at, Trial.of(Precision.HIGH, 0));
      assertThat(evidence.verdict()).as("%s", evidence.findings()).isEqualTo(Verdict.SUPPORTED);
      assertThat(evidence.findings().get(0).tolerance().value()).isLessThan(1e-40);
    }
  }

  @Example
  void refutesItsControls() {
    refutesControls(theorem, 200, 4);
  }

  @Example
  void brokenHypothesesAreSeen() {
    theorem
        .hypotheses()
        .forEach(
            hypothesis ->
                CrossExamination.drawn(hypothesis.violations().orElseThrow(), 50, 5).stream()
                    .filter(at -> at.templateGap(1) > 1e-6)
                    .forEach(
                        at ->
                            assertThat(hypothesis.margin().applyAsDouble(at))
                                .as("%s", at)
                                .isNegative()));
  }

  @Example
  void theIdentitiesAreProvedForEveryNumberOfClasses() {
    for (int classes = 2; classes <= 8; classes++) {
      double[] v = IntStream.range(0, classes).mapToDouble(k -> k * k % 5).toArray();
      for (LogitLoss loss :
          new LogitLoss[] {LogitLoss.CROSS_ENTROPY, LogitLoss.EXPONENTIAL, LogitLoss.PAIRLOG}) {
        Evidence evidence = theorem.examine(LossAtLogits.of(loss, v), Trial.standard());
        assertThat(evidence.findings().stream().filter(f -> f.strength() == Strength.PROVED))
            .hasSize(7)
            .allMatch(f -> f.verdict() == Verdict.SUPPORTED);
      }
    }
  }

  @Example
  void theWorkedExample() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    assertThat(table(evidence, "D")).isDeepEqualTo(new double[][] {{-1, 0, 1}, {0, -1, 1}});
    assertThat(table(evidence, "u")).isDeepEqualTo(new double[][] {{-1, 2}, {-2, -3}, {1, 3}});
    double[] losses = tuple(evidence, "L");
    double sum = FastMath.log(FastMath.E + FastMath.exp(-1) + FastMath.exp(2));
    assertThat(losses).containsExactly(new double[] {sum - 1, sum + 1, sum - 2}, within(1e-15));
    assertThat(losses)
        .containsExactly(
            new double[] {1.349012216768, 3.349012216768, 0.349012216768}, within(5e-13));
  }

  @Example
  void theWrongMatrixFailsByTheNumberOfClassesLessTwo() {
    for (int classes = 2; classes <= 8; classes++) {
      RelativeMargins margins = new RelativeMargins(classes);
      assertThat(margins.intertwiningDefect(margins::upsilonByRow)).isEqualTo(classes - 2);
    }
  }

  @Example
  void aWrongTemplateIsRefutedClaimByClaim() {
    LossAtLogits weighted = LossAtLogits.of(LogitLoss.WEIGHTED_CROSS_ENTROPY, 1, 2, 0);
    LossAtLogits asymmetric = LossAtLogits.of(LogitLoss.ASYMMETRIC_EXPONENTIAL, 1, 2, 0);
    assertThat(refuted(weighted)).containsExactly("template");
    assertThat(refuted(asymmetric)).containsExactly("symmetry", "converse");
    assertThat(refuted(LossAtLogits.of(LogitLoss.ONE_VERSUS_ALL, 1, 2, 0)))
        .containsExactly("template");
    assertThat(refuted(LossAtLogits.of(LogitLoss.ASYMMETRIC_EXPONENTIAL, 1, 2))).isEmpty();
  }

  private List<String> refuted(LossAtLogits at) {
    return theorem.examine(at, Trial.standard()).findings().stream()
        .filter(finding -> finding.verdict() == Verdict.REFUTED)
        .map(Finding::claim)
        .map(claim -> claim.name())
        .toList();
  }
}
