package elenchus.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialTestsTest {
  private static final LimitLadder LADDER = LimitLadder.from(100);

  @Test
  void aTrueLimitIsSupportedAndALastingDeviationRefuted() {
    assertThat(Rates.decisions(LADDER, Rates.normal(0, 0), 1e-9, 5))
        .containsEntry(Decision.SUPPORTED, 1.0);
    // Half a standard deviation at n: 0.17 w, and one that lasts.
    assertThat(Rates.decisions(LADDER, Rates.normal(0.6, 0), 1e-9, 5))
        .containsEntry(Decision.REFUTED, 1.0);
    // A bias of 1.25 standard deviations at n that falls like 1/n is no refutation.
    assertThat(Rates.decisions(LADDER, Rates.normal(0, 1.2), 1e-9, 5))
        .containsEntry(Decision.REFUTED, 0.0);
  }

  @Test
  void refutesNoMoreOftenThanStated() {
    LimitLadder small = LADDER.withReplicates(200, 200, 200);
    // The least favourable bias that the assumption allows: 5/(12 sqrt n) scaled by 3 at 4n.
    double edge = 4 * 3 * 5 / (12 * Math.sqrt(100));
    for (double bias : new double[] {0, edge}) {
      double refuted =
          Rates.decisions(small, Rates.normal(0, bias), 0.2, 300)
              .getOrDefault(Decision.REFUTED, 1.0);
      assertThat(refuted).as("bias %s", bias).isLessThanOrEqualTo(0.2);
    }
    assertThat(Rates.asymmetry(0, 0.2, 500, 300)).isLessThanOrEqualTo(0.2);
    assertThat(Rates.asymmetry(0, 0.05, 500, 300)).isLessThanOrEqualTo(0.05);
  }

  @Test
  void aRefutationMayNeedAThirdSize() {
    // A deviation that vanishes only at 16n satisfies the rule at 4n, but is not confirmed.
    Replicates late =
        (factor, seed) -> {
          double noise = new RandomStream(seed).gaussian() / Math.sqrt(factor);
          return new double[] {noise + (factor == 16 ? 0 : 1)};
        };
    LimitOutcome two = LADDER.run(late, new double[1], 1, 1e-9).get(0);
    LimitOutcome three = LADDER.confirmedAtThirdSize().run(late, new double[1], 1, 1e-9).get(0);
    assertThat(two.decision()).isEqualTo(Decision.REFUTED);
    assertThat(three.decision()).isEqualTo(Decision.OPEN);
    assertThat(three.levels()).hasSize(3);
    Replicates lasting = Rates.normal(1, 0);
    assertThat(LADDER.confirmedAtThirdSize().run(lasting, new double[1], 1, 1e-9).get(0).decision())
        .isEqualTo(Decision.REFUTED);
  }

  @Test
  void observablesShareTheirReplicatesAndStopAlone() {
    Replicates two =
        (factor, seed) -> {
          double x = new RandomStream(seed).gaussian() / Math.sqrt(factor);
          return new double[] {x, x + 0.6};
        };
    LimitLadder patient = LADDER.withReplicates(200, 100, 100).withDoublings(4);
    List<LimitOutcome> outcomes = patient.run(two, new double[2], 7, 1e-12);
    assertThat(outcomes.get(0).decision()).isEqualTo(Decision.SUPPORTED);
    assertThat(outcomes.get(1).decision()).isEqualTo(Decision.REFUTED);
    assertThat(outcomes.get(1).deciding().bounds().count())
        .isGreaterThan(outcomes.get(0).deciding().bounds().count());
    assertThat(outcomes).isEqualTo(patient.run(two, new double[2], 7, 1e-12));
  }

  @Test
  void whatIsNoNumberIsNotAveragedAway() {
    Replicates broken = (factor, seed) -> new double[] {Double.NaN};
    assertThatThrownBy(() -> LADDER.run(broken, new double[1], 1, 0.1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void seesADifferenceBetweenLaws() {
    LawComparison comparison = new LawComparison(2000, 2);
    LawComparison.Outcome same =
        comparison.run(SequentialTestsTest::normal, SequentialTestsTest::normal, 1, 1e-9);
    assertThat(same.decision()).isEqualTo(Decision.SUPPORTED);
    LawComparison.Outcome moved =
        comparison.run(SequentialTestsTest::normal, s -> normal(s) + 0.5, 1, 1e-9);
    assertThat(moved.decision()).isEqualTo(Decision.REFUTED);
  }

  private static double normal(long seed) {
    return new RandomStream(seed).gaussian();
  }

  @Test
  void wealthOfOneDifference() {
    SymmetryTest test = new SymmetryTest(1, 0.49);
    test.add(1e9);
    // Half of the bets double, the others lose everything.
    assertThat(test.logWealth()).isCloseTo(0, within(1e-12));
    test.add(1e9);
    assertThat(test.logWealth()).isCloseTo(Math.log(2), within(1e-12));
    assertThat(test.refutes()).isFalse();
    test.add(1e9);
    assertThat(test.refutes()).isTrue();
  }
}
