package elenchus.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.fake.Delegating;
import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.theorem.Control;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a theorem does, the campaign ends, says what happened, and spares the others. */
class MisbehaviourTest {
  private static final Duration MOMENT = Duration.ofMillis(150);
  private static final Settings.Limits LIMITS =
      new Settings.Limits(MOMENT, MOMENT, 10, 100, 50, Duration.ofSeconds(2));
  private static final Settings SETTINGS = Settings.of(20, 1, 2).with(LIMITS);

  /** Lets the threads that were left behind end with the test. */
  private final AtomicBoolean over = new AtomicBoolean();

  @AfterEach
  void endLoops() {
    over.set(true);
  }

  private <T> T loopUninterruptibly(T value) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
    return value;
  }

  /** The result of a theorem beside a good one, which must not suffer. */
  private static TheoremResult run(Theorem<?> theorem) {
    CampaignResult result =
        Campaign.run(List.of(theorem, Fake.named("good")), SETTINGS, Progress.SILENT);
    assertThat(result.theorems().get(1).outcome()).isEqualTo(Outcome.SUPPORTED);
    assertThat(result.theorems().get(1).faults()).isEmpty();
    return result.theorems().get(0);
  }

  private static List<String> messages(TheoremResult result, Fault.Kind kind) {
    return result.faults().stream()
        .map(TheoremResult.TrialFault::fault)
        .filter(fault -> fault.kind() == kind)
        .map(Fault::message)
        .toList();
  }

  private static final String LEFT = "did not come back within 0.15 s and was left behind";
  private static final String GIVEN_UP = "not begun, for 3 before it did not come back";

  @Test
  void anEndlessExaminationIsLeftBehind() {
    TheoremResult result =
        run(
            Fake.named("endless")
                .examined(
                    (i, t) -> Fake.atMost(i.x().size() == 4 ? loopUninterruptibly(i) : i, 100)));
    assertThat(messages(result, Fault.Kind.TIME)).isNotEmpty().contains("examination: " + LEFT);
    assertThat(result.counts().total()).isEqualTo(21);
    assertThat(result.counts().supported()).isPositive();
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aTheoremThatNeverComesBackIsGivenUp() {
    TheoremResult result =
        run(Fake.named("endless").examined((i, t) -> Fake.atMost(loopUninterruptibly(i), 100)));
    assertThat(messages(result, Fault.Kind.TIME))
        .hasSize(21)
        .contains("examination: " + LEFT, "instance: " + GIVEN_UP);
    assertThat(result.counts().inconclusive()).isEqualTo(21);
  }

  @Test
  void whatSleepsIsWoken() {
    TheoremResult result =
        run(
            Fake.named("sleeping")
                .examined(
                    (i, t) -> {
                      try {
                        Thread.sleep(i.x().size() == 4 ? 60_000 : 0);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException("woken", e);
                      }
                      return Fake.atMost(i, 100);
                    }));
    assertThat(messages(result, Fault.Kind.ERROR))
        .isNotEmpty()
        .containsOnly("examination: IllegalStateException: woken");
  }

  @Test
  void endlessHypothesesGeneratorsAndControlsAreLeftBehind() {
    Hypothesis<Numbers> hypothesis =
        Hypothesis.of("deep", "Deep.", i -> i.x().size() == 4 ? loopUninterruptibly(1) : 1);
    assertThat(messages(run(Fake.named("a").under(hypothesis)), Fault.Kind.TIME))
        .contains("examination: " + LEFT);
    Arbitrary<Numbers> generator =
        Instances.drawn(
            draw -> loopUninterruptibly(new Numbers(List.of(draw.gaussian()), 1)),
            i -> Stream.empty());
    assertThat(messages(run(Fake.named("b").on(generator)), Fault.Kind.TIME))
        .contains("instance: " + LEFT, "instance: " + GIVEN_UP);
    Control<Numbers> control =
        Control.wrongFormula(
            "c", "C.", Numbers.between(0, 1), (i, t) -> Fake.atMost(loopUninterruptibly(i), 0));
    TheoremResult result = run(Fake.named("c").against(control));
    assertThat(result.controls().get(0).refuted()).isFalse();
    assertThat(result.controls().get(0).faults())
        .contains(new Fault(Fault.Kind.TIME, "examination: " + LEFT));
    assertThat(result.outcome()).isEqualTo(Outcome.CONTROL_SURVIVED);
  }

  @Test
  void endlessShrinkingAndDecisionsAreLeftBehind() {
    Arbitrary<Numbers> generator =
        Instances.drawn(
            draw -> new Numbers(List.of(draw.uniform(20, 30)), 1),
            i -> Stream.generate(() -> loopUninterruptibly(i)));
    TheoremResult result =
        run(Fake.named("a").on(generator).examined((i, t) -> Fake.atMost(i, 12)));
    assertThat(result.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(messages(result, Fault.Kind.TIME)).contains("shrinking: " + LEFT);
    TheoremResult decided =
        run(
            Fake.named("b")
                .examined((i, t) -> Fake.atMost(i, 12))
                .certifiedBy((i, claim) -> loopUninterruptibly(java.util.Optional.empty())));
    assertThat(decided.outcome()).isEqualTo(Outcome.REFUTED);
    Promotion promotion = decided.counterexample().orElseThrow().promotion();
    assertThat(promotion).isInstanceOf(Promotion.Measured.class);
    assertThat(promotion.toString()).contains("exact decision of 'bound': Overdue: ");
  }

  @Test
  void anEndlessDescriptionIsLeftBehind() {
    Theorem<Numbers> theorem =
        new Delegating(() -> Fake.named("endless")) {
          @Override
          public List<Control<?>> controls() {
            return loopUninterruptibly(List.of());
          }
        };
    TheoremResult result = run(theorem);
    assertThat(messages(result, Fault.Kind.TIME)).containsExactly("preparation: " + LEFT);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aDescriptionThatThrowsIsAFault() {
    Theorem<Numbers> theorem =
        new Delegating(() -> Fake.named("throwing")) {
          @Override
          public List<Hypothesis<Numbers>> hypotheses() {
            throw new IllegalStateException("none");
          }
        };
    assertThat(messages(run(theorem), Fault.Kind.ERROR))
        .containsExactly("preparation: IllegalStateException: none");
  }

  @Test
  void overflowingStacksAndMemoryAreFaults() {
    TheoremResult deep =
        run(Fake.named("deep").examined((i, t) -> Fake.atMost(i, depth(i.x().size()))));
    assertThat(messages(deep, Fault.Kind.ERROR))
        .hasSize(21)
        .containsOnly("examination: StackOverflowError");
    TheoremResult hungry =
        run(
            Fake.named("hungry")
                .examined((i, t) -> Fake.atMost(i, i.x().size() == 4 ? hoard() : 100)));
    assertThat(messages(hungry, Fault.Kind.ERROR))
        .isNotEmpty()
        .allMatch(message -> message.startsWith("examination: OutOfMemoryError"));
    assertThat(hungry.counts().supported()).isPositive();
  }

  private static double depth(int n) {
    return n < 0 ? 0 : 1 + depth(n + 1);
  }

  private static double hoard() {
    List<long[]> hoard = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      hoard.add(new long[Integer.MAX_VALUE - 2]);
    }
    return hoard.size();
  }

  @Test
  void aCounterexampleThatCannotBeWrittenIsAFault() {
    Arbitrary<Numbers> generator =
        Instances.drawn(
            draw -> new Numbers(List.of(Double.POSITIVE_INFINITY), 1), i -> Stream.empty());
    TheoremResult result =
        run(
            Fake.named("infinite")
                .on(generator)
                .under(Hypothesis.of("any", "Any.", i -> 1))
                .withoutExamples());
    assertThat(result.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(result.counterexample()).isEmpty();
    assertThat(messages(result, Fault.Kind.ERROR))
        .anyMatch(message -> message.startsWith("counterexample: IllegalArgumentException"));
  }
}
