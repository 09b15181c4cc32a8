package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.CrossExamination.drawn;
import static elenchus.catalogue.CrossExamination.refutesControls;
import static elenchus.catalogue.CrossExamination.supports;
import static elenchus.catalogue.CrossExamination.tuple;
import static elenchus.catalogue.CrossExamination.worstRatio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import elenchus.loss.CrossEntropy;
import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.FocalLoss;
import elenchus.loss.GaussianTail;
import elenchus.loss.PairLogLoss;
import elenchus.loss.PolynomialTail;
import elenchus.theorem.Evidence;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import net.jqwik.api.Example;
import org.hipparchus.util.FastMath;

class MulticlassExponentialTailTest {
  private final MulticlassExponentialTail theorem = new MulticlassExponentialTail();

  @Example
  void holdsOnFreshInstances() {
    supports(theorem, 150, 1);
    assertThat(worstRatio(theorem, 150, 2)).isLessThanOrEqualTo(1);
  }

  @Example
  void holdsByDifferentiationInFiftyDigits() {
    for (LossAtMargins at : drawn(theorem.instances(), 20, 3)) {
      Evidence evidence = theorem.examine(at, Trial.of(Precision.HIGH, 0));
      assertThat(evidence.verdict())
          .as("%s: %s", at, evidence.findings())
          .isEqualTo(Verdict.SUPPORTED);
    }
  }

  @Example
  void refutesItsControls() {
    refutesControls(theorem, 60, 4);
  }

  @Example
  void theWorkedExamples() {
    Evidence ce = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    assertThat(tuple(ce, "r"))
        .containsExactly(new double[] {0.665240955775, 0.665240955775}, within(5e-13));
    Evidence pairlog = theorem.examine(theorem.examples().get(1).instance(), Trial.standard());
    assertThat(tuple(pairlog, "r"))
        .containsExactly(new double[] {0.731058578630, 0.880797077978}, within(5e-13));
  }

  @Example
  void theSumInTheLowerBoundIsNeeded() {
    TailRatios.Failure failure = TailRatios.withoutTheSum(3, 0.7).orElseThrow();
    assertThat(failure.ratio().mid()).isCloseTo(0.40055, within(5e-6));
    assertThat(failure.bound().mid()).isCloseTo(0.50341, within(5e-6));
    assertThat(TailRatios.withoutTheSum(2, 0.7)).as("true for two classes").isEmpty();
  }

  @Example
  void whichBoundFailsWhere() {
    assertThat(new TailRatios(new PolynomialTail(2), 3, 1).failure(4).orElseThrow().upper())
        .isTrue();
    assertThat(new TailRatios(new GaussianTail(), 3, 1).failure(4).orElseThrow().upper()).isFalse();
    assertThat(new TailRatios(new FocalLoss(2), 1, 1).failure(3).orElseThrow().upper()).isFalse();
    assertThat(new TailRatios(new FocalLoss(2), 3, 3).failure(3).orElseThrow().upper()).isTrue();
    assertThat(new TailRatios(new CrossEntropy(), 1, 1).failure(4)).isEmpty();
    assertThat(new TailRatios(new PairLogLoss(), 1, 1).failure(4)).isEmpty();
  }

  @Example
  void intervalsEncloseTheRatios() {
    double[] u = {1, 2.5, 0.125};
    Interval[] ratios = new TailRatios(new CrossEntropy(), 1, 1).at(Interval.ONE.getField(), u);
    double q = FastMath.exp(-1) + FastMath.exp(-2.5) + FastMath.exp(-0.125);
    for (Interval ratio : ratios) {
      assertThat(ratio.width()).isLessThan(1e-13);
      assertThat(ratio.mid()).isCloseTo(1 / (1 + q), within(1e-13));
    }
  }

  @Example
  void theIdentitiesAreProvedForEachShape() {
    for (ExponentialTailLoss loss : ExponentialTailLoss.values()) {
      for (int classes = 2; classes <= 6; classes++) {
        assertThat(TailIdentities.proof(loss, classes).holds())
            .as("%s", TailIdentities.proof(loss, classes))
            .isTrue();
        assertThat(LogitCurvature.starDefect(classes)).isZero();
      }
    }
  }
}
