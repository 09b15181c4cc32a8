package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.CrossExamination.refutesControls;
import static elenchus.catalogue.CrossExamination.supports;
import static elenchus.catalogue.CrossExamination.table;
import static elenchus.catalogue.CrossExamination.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.theorem.Evidence;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import net.jqwik.api.Example;
import org.hipparchus.util.FastMath;

class BinaryReductionTest {
  private final BinaryReduction theorem = new BinaryReduction();

  @Example
  void holdsOnFreshInstances() {
    supports(theorem, 60, 1);
  }

  @Example
  void holdsAtHighPrecision() {
    for (BinaryProblem problem : CrossExamination.drawn(theorem.instances(), 5, 2)) {
      assertThat(theorem.examine(problem, Trial.of(Precision.HIGH, 0)).verdict())
          .isEqualTo(Verdict.SUPPORTED);
    }
  }

  @Example
  void refutesItsControls() {
    refutesControls(theorem, 25, 3);
  }

  @Example
  void theWorkedExample() {
    BinaryProblem problem = theorem.examples().get(0).instance();
    BinaryChecks checks = BinaryChecks.of(problem).orElseThrow();
    Evidence evidence = theorem.examine(problem, Trial.standard());
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(tuple(evidence, "what")).containsExactly(0.5, 1);
    assertThat(tuple(evidence, "alpha")).containsExactly(new double[] {0.25, 1}, within(1e-14));
    assertThat(table(evidence, "What")).isDeepEqualTo(new double[][] {{0.25, 0.5}, {-0.25, -0.5}});
    assertThat(checks.svm().gamma()).isCloseTo(FastMath.sqrt(1.6), within(1e-15));
    assertThat(checks.descent(1, 1)[0]).containsExactly(1, 0.5);
    assertThat(checks.predictedResidualMargins())
        .containsExactly(new double[] {2.079441541680, 0.693147180560}, within(5e-13));
    assertThat(checks.limit().rates()).containsExactly(new double[] {1, 1}, within(1e-14));
  }

  @Example
  void trajectoriesAgreeToFourteenDigits() {
    double worst = 0;
    for (BinaryProblem problem : CrossExamination.drawn(theorem.instances(), 40, 4)) {
      BinaryChecks.Trajectories run =
          BinaryChecks.of(problem).orElseThrow().trajectories(2 * problem.eta(), 1000);
      worst = Math.max(worst, run.apart() / (1 + run.size()));
    }
    assertThat(worst).isLessThan(2e-14);
  }
}
