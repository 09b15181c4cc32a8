package elenchus.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.campaign.Settings;
import elenchus.campaign.TheoremResult;
import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.search.Necessity.Need;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import java.util.List;
import org.junit.jupiter.api.Test;

class AblationTest {
  private static final Hypothesis<Numbers> SMALL =
      Hypothesis.of(
          "small",
          "$|x_i|\\le10$.",
          n -> 10.5 - n.x().stream().mapToDouble(Math::abs).max().orElse(0));
  private static final Hypothesis<Numbers> NONNEGATIVE =
      Hypothesis.of(
          "nonnegative", "$x_i\\ge0$.", n -> n.x().stream().allMatch(x -> x >= 0) ? 1 : -1);
  private static final Hypothesis<Numbers> IMPOSSIBLE_TO_BREAK =
      Hypothesis.of("true", "$1=1$.", n -> 1);

  /** The sum of few nonnegative numbers of size at most 10 is at most 100. */
  private static Theorem<Numbers> theorem() {
    return Fake.named("small-sum")
        .under(SMALL, NONNEGATIVE, IMPOSSIBLE_TO_BREAK)
        .examined((i, t) -> Fake.atMost(i, 100));
  }

  private static Ablation ablate(Theorem<Numbers> theorem, int threads) {
    return Ablation.of(theorem, Settings.of(60, 1, threads), new Silent());
  }

  private record Silent() implements elenchus.campaign.Progress {
    @Override
    public void advanced(String theorem, long done, long total) {}

    @Override
    public void finished(TheoremResult result) {}
  }

  @Test
  void tellsNecessaryFromIdleHypotheses() {
    Ablation ablation = ablate(theorem(), 2);
    List<Need> needs = ablation.hypotheses().stream().map(Necessity::need).toList();
    assertThat(needs).containsExactly(Need.NECESSARY, Need.NOT_SHOWN_NECESSARY, Need.UNTESTED);
    Necessity small = ablation.hypotheses().get(0);
    Numbers witness = (Numbers) small.witness().orElseThrow().instance();
    assertThat(witness.sum()).isGreaterThan(100);
    assertThat(SMALL.margin().applyAsDouble(witness)).isNotPositive();
    assertThat(NONNEGATIVE.margin().applyAsDouble(witness)).isPositive();
    assertThat(ablation.hypotheses().get(1).bound().orElseThrow().upper()).isBetween(0.01, 0.2);
    assertThat(ablation.hypotheses().get(2).samples()).isEmpty();
  }

  @Test
  void findsHowFarAHypothesisMayBeBrokenOnTheWayToTheWitness() {
    Necessity small = ablate(theorem(), 1).hypotheses().get(0);
    Necessity.Threshold threshold = small.threshold().orElseThrow();
    assertThat(threshold.supported()).isGreaterThanOrEqualTo(threshold.refuted());
    assertThat(threshold.supported() - threshold.refuted()).isEqualTo(0, within(1e-6));
  }

  @Test
  void samplesBreakTheHypothesis() {
    for (Necessity necessity : ablate(theorem(), 1).hypotheses()) {
      assertThat(necessity.samples()).allMatch(sample -> sample.margin() <= 0);
    }
  }

  @Test
  void doesNotDependOnTheNumberOfThreads() {
    Ablation one = ablate(theorem(), 1);
    Ablation two = ablate(theorem(), 2);
    for (int i = 0; i < one.hypotheses().size(); i++) {
      Necessity first = one.hypotheses().get(i);
      Necessity second = two.hypotheses().get(i);
      assertThat(second.samples()).isEqualTo(first.samples());
      assertThat(second.threshold()).isEqualTo(first.threshold());
      assertThat(second.result().counts()).isEqualTo(first.result().counts());
    }
  }

  @Test
  void aHypothesisThatThrowsIsNotKnownToHold() {
    Hypothesis<Numbers> broken =
        Hypothesis.of(
            "breaks",
            "breaks",
            n -> {
              if (n.sum() > 0) {
                throw new IllegalStateException("cannot say");
              }
              return -1;
            });
    Ablated<Numbers> ablated = new Ablated<>(Fake.named("small-sum").under(broken), broken);
    assertThat(ablated.breaksOnlyOne(new Numbers(List.of(1.0), 0))).isFalse();
    assertThat(ablated.breaksOnlyOne(new Numbers(List.of(-1.0), 0))).isTrue();
  }
}
