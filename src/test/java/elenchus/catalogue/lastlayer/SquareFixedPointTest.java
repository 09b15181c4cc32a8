package elenchus.catalogue.lastlayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.mixture.MixtureLimit;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SquareFixedPointTest {
  private static final SquareFixedPoint THEOREM = new SquareFixedPoint();

  private static Evidence example(int index) {
    FixedPointProblem x = THEOREM.examples().get(index).instance();
    FixedPointProblem still =
        new FixedPointProblem(x.piPlus(), x.delta(), x.s(), x.rho(), x.loss(), 0);
    return THEOREM.examine(still, Trial.of(Precision.HIGH, 1));
  }

  private static void assertQuantities(Evidence evidence, Map<String, Double> known, double error) {
    known.forEach(
        (name, value) ->
            assertThat(evidence.quantities().get(name))
                .as(name)
                .isInstanceOfSatisfying(
                    Quantity.Scalar.class,
                    q -> assertThat(q.value()).isCloseTo(value, within(error * Math.abs(value)))));
  }

  @Test
  void theWorkedExample() {
    assertQuantities(
        example(0),
        Map.of(
            "lam", 0.6930004681646913,
            "eta_+", 0.40933270911374475,
            "eta_-", 0.14766682272156378,
            "u", -0.18133458177251038,
            "S", 0.2547752288811246,
            "gamma", 0.397298352602199,
            "b", -0.03724672055645615,
            "alpha", 0.4778677052385427,
            "R_+", 0.056499888029789475,
            "R_-", 0.04086458233578528),
        4e-15);
  }

  @Test
  void theLogisticExample() {
    assertQuantities(
        example(1),
        Map.of(
            "lam", 3.327905357337,
            "gamma", 2.632162442038,
            "b", 0.301874257496,
            "alpha", 3.051116062241,
            "R_+", 0.168118410152,
            "R_-", 0.222508285950),
        1e-12);
  }

  @Test
  void newtonIsLedToTheSolutionWhereItIsStuckAtFirst() {
    MixtureLimit limit = new MixtureLimit(0.375, 0.125, 0.875);
    assertThat(new GeneralFixedPoint(limit, 4.4375, FittedLoss.LOGISTIC).solve().residual())
        .isLessThan(1e-14);
    // A loss with no minimiser has no solution, which is no refutation of the equations.
    FixedPointProblem separable = new FixedPointProblem(0.3, 0.4, 1, 2, FittedLoss.LOGISTIC, 0);
    assertThat(THEOREM.examine(separable, Trial.standard()).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void freshInstancesSupportAndControlsAreRefuted() {
    CrossExamination.supports(THEOREM, 40, 3);
    CrossExamination.refutesControls(THEOREM, 6, 3);
  }

  @Test
  void aSampledFindingStatesWhatItRestsOn() {
    FixedPointProblem x = THEOREM.examples().get(0).instance();
    Evidence evidence = THEOREM.examine(x, Trial.of(Precision.STANDARD, 5));
    Finding sampled =
        evidence.findings().stream().filter(Finding::isSampled).findFirst().orElseThrow();
    assertThat(sampled.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(sampled.falseRefutation()).isLessThanOrEqualTo(1e-9);
    assertThat(sampled.tolerance().derivation()).contains("n = 40, 160", "resolution", "N:");
  }
}
