package elenchus.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.fake.Catalogued;
import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.Test;

/** The rules of a campaign, on theorems that are true, false, flaky, throwing, slow and vacuous. */
class CampaignTest {
  private static final Settings SETTINGS = Settings.of(60, 1, 2);

  private static TheoremResult run(Theorem<?> theorem, Settings settings) {
    return Campaign.run(List.of(theorem), settings, Progress.SILENT).theorems().get(0);
  }

  private static TheoremResult run(Theorem<?> theorem) {
    return run(theorem, SETTINGS);
  }

  @Test
  void aTrueTheoremIsSupportedAndItsControlRefuted() {
    TheoremResult result = run(Fake.named("true"));
    assertThat(result.outcome()).isEqualTo(Outcome.SUPPORTED);
    assertThat(result.counts()).isEqualTo(new TheoremResult.Counts(61, 0, 0, 0));
    assertThat(result.examples()).isEqualTo(1);
    assertThat(result.counterexample()).isEmpty();
    assertThat(result.controls().get(0).refuted()).isTrue();
    assertThat(result.bound()).hasValue(ViolationBound.of(60, 0));
  }

  @Test
  void aFalseTheoremIsRefutedAndItsCounterexampleSmall() {
    TheoremResult result = run(Fake.named("false").examined((i, t) -> Fake.atMost(i, 12)));
    assertThat(result.outcome()).isEqualTo(Outcome.REFUTED);
    Counterexample found = result.counterexample().orElseThrow();
    Numbers smallest = (Numbers) found.instance();
    assertThat(smallest.sum()).as("still a counterexample").isGreaterThan(12);
    assertThat(smallest.x()).as("two numbers up to 10 are needed").hasSize(2);
    assertThat(smallest.x()).allSatisfy(x -> assertThat(x).isEqualTo(Math.rint(x)));
    assertThat(found.examined().precision()).isEqualTo(Precision.HIGH);
    assertThat(found.examined().verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(found.steps()).isPositive().isLessThanOrEqualTo(found.evaluations());
  }

  @Test
  void shrinkingKeepsTheHypotheses() {
    Hypothesis<Numbers> atLeastThree =
        Hypothesis.of("at least three", "There are three numbers.", i -> i.x().size() - 2);
    TheoremResult result =
        run(
            Fake.named("false")
                .withoutExamples()
                .under(atLeastThree)
                .examined((i, t) -> Fake.atMost(i, 12)));
    Numbers smallest = (Numbers) result.counterexample().orElseThrow().instance();
    assertThat(smallest.x()).hasSize(3);
  }

  @Test
  void shrinkingIsBounded() {
    Settings.Limits limits =
        new Settings.Limits(
            Duration.ofMinutes(1), Duration.ofSeconds(1), 5, 5, 3, Duration.ofMinutes(1));
    TheoremResult result =
        run(Fake.named("false").examined((i, t) -> Fake.atMost(i, 12)), SETTINGS.with(limits));
    assertThat(result.counterexample().orElseThrow().evaluations()).isLessThanOrEqualTo(3);
  }

  @Test
  void whatIsRefutedOnlyAtStandardPrecisionIsAFaultOfTheNumerics() {
    TheoremResult result =
        run(Fake.named("flaky").examined((i, t) -> Fake.atMost(i, t.isHigh() ? 100 : 12)));
    assertThat(result.outcome()).isEqualTo(Outcome.SUPPORTED);
    assertThat(result.counts().refuted()).isZero();
    assertThat(result.counterexample()).isEmpty();
    assertThat(result.faults(Fault.Kind.NUMERICS)).isPositive();
    assertThat(result.faults().get(0).fault().message())
        .isEqualTo("'bound' refuted at standard precision, but SUPPORTED at high");
  }

  @Test
  void whatIsOpenAtStandardPrecisionMayBeDecidedAtHigh() {
    TheoremResult result =
        run(
            Fake.named("coarse")
                .examined(
                    (i, t) ->
                        Evidence.of(
                            Fake.finding(i.sum(), 100).error(t.isHigh() ? 1e-9 : 1e3).build())));
    assertThat(result.outcome()).isEqualTo(Outcome.SUPPORTED);
    assertThat(result.counts().inconclusive()).isZero();
    assertThat(result.faults()).isEmpty();
  }

  @Test
  void whatStaysOpenNamesItsLimits() {
    TheoremResult result =
        run(
            Fake.named("open")
                .examined(
                    (i, t) ->
                        Evidence.of(
                            Fake.finding(i.sum(), 100)
                                .provided(i.x().size() < 5, "size")
                                .build())));
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    ClaimTally tally = result.claims().get(0);
    assertThat(tally.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(tally.limits()).containsOnlyKeys("size").containsValue(tally.inconclusive());
    assertThat(tally.supported() + tally.inconclusive()).isEqualTo(61);
  }

  @Test
  void notANumberIsNoSupport() {
    TheoremResult result = run(Fake.named("nan").examined((i, t) -> Fake.atMost(i, Double.NaN)));
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.claims().get(0).limits()).containsOnlyKeys("not a number");
  }

  @Test
  void anExceptionIsAFaultAndEndsNothing() {
    TheoremResult result =
        run(
            Fake.named("throwing")
                .examined(
                    (i, t) -> {
                      if (i.x().size() == 4) {
                        throw new ArithmeticException("four\nnumbers");
                      }
                      return Fake.atMost(i, 100);
                    }));
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.counts().total()).isEqualTo(61);
    assertThat(result.counts().inconclusive())
        .isPositive()
        .isEqualTo((int) result.faults(Fault.Kind.ERROR));
    assertThat(result.faults())
        .allSatisfy(
            f -> {
              assertThat(f.trial()).isPositive();
              assertThat(f.fault().message())
                  .isEqualTo("examination: ArithmeticException: four numbers");
            });
  }

  @Test
  void errorsOfTheVirtualMachineAreFaultsAsWell() {
    TheoremResult result = run(Fake.named("deep").examined((i, t) -> deeper(i, 0)));
    assertThat(result.counts().inconclusive()).isEqualTo(61);
    assertThat(result.faults().get(0).fault().message()).contains("StackOverflowError");
  }

  private static Evidence deeper(Numbers instance, int depth) {
    return depth < 0 ? Evidence.of() : deeper(instance, depth + 1 == 0 ? 1 : depth + 1);
  }

  @Test
  void aThrowingGeneratorIsAFault() {
    TheoremResult result =
        run(
            Fake.named("no-instances")
                .withoutExamples()
                .on(
                    Instances.drawn(
                        d -> {
                          throw new IllegalStateException("nothing to draw");
                        },
                        i -> Stream.empty())));
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.faults()).hasSize(60);
    assertThat(result.faults().get(0).fault().message())
        .isEqualTo("instance: IllegalStateException: nothing to draw");
  }

  @Test
  void sizesDrawnByFlatMapAreAFaultNotACrash() {
    TheoremResult result =
        run(
            Fake.named("flat-map")
                .on(
                    Arbitraries.integers()
                        .between(1, 3)
                        .flatMap(
                            n ->
                                Arbitraries.doubles()
                                    .between(0, 1)
                                    .list()
                                    .ofSize(n)
                                    .map(x -> new Numbers(x, 0)))));
    assertThat(result.counts().total()).isEqualTo(61);
    assertThat(result.outcome()).isIn(Outcome.SUPPORTED, Outcome.INCONCLUSIVE);
  }

  @Test
  void aTheoremWhosePartsThrowIsReported() {
    CampaignResult result =
        Campaign.run(
            List.of(new Catalogued.BrokenOne(), Fake.named("whole")), SETTINGS, Progress.SILENT);
    assertThat(result.theorems().get(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.theorems().get(0).faults()).hasSize(1);
    assertThat(result.theorems().get(1).outcome()).isEqualTo(Outcome.SUPPORTED);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aSlowTrialRunsOutOfTime() {
    Settings.Limits limits =
        new Settings.Limits(
            Duration.ofMillis(5), Duration.ofSeconds(1), 5, 5, 3, Duration.ofMinutes(1));
    TheoremResult result =
        run(Fake.named("slow").examined((i, t) -> endless(t)), Settings.of(3, 1, 2).with(limits));
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.faults(Fault.Kind.TIME)).isEqualTo(4);
    assertThat(result.faults().get(0).fault().message()).isEqualTo("not finished within 0.005 s");
  }

  private static Evidence endless(Trial trial) {
    while (true) {
      trial.checkDeadline();
      Thread.onSpinWait();
    }
  }

  @Test
  void vacuousTrialsAreNoSupport() {
    TheoremResult result =
        run(
            Fake.named("vacuous")
                .under(Hypothesis.of("never", "It never holds.", i -> -1))
                .examined((i, t) -> Fake.atMost(i, -1)));
    assertThat(result.outcome()).isEqualTo(Outcome.VACUOUS);
    assertThat(result.counts().vacuous()).isEqualTo(61);
    assertThat(result.failedHypotheses()).containsEntry("never", 61);
    assertThat(result.isLargelyVacuous()).isTrue();
    assertThat(result.bound()).isEmpty();
  }

  @Test
  void marginsAndSpreadsAreKeptForTheReport() {
    TheoremResult result =
        run(
            Fake.named("kept")
                .under(Hypothesis.of("sum below 200", "It is.", i -> 200 - i.sum()))
                .examined(
                    (i, t) ->
                        Evidence.collect()
                            .addAll(Fake.atMost(i, 100))
                            .curve("steps", "k", "x", new double[] {1, 2}, new double[] {3, 4})
                            .done()));
    HypothesisTally hypothesis = result.hypotheses().get(0);
    assertThat(hypothesis.holds()).isEqualTo(61);
    Spread spread = result.claims().get(0).spread();
    assertThat(spread.observed()).hasSize(61);
    double largest = Arrays.stream(spread.observed()).max().orElseThrow();
    assertThat(hypothesis.smallest()).hasValue(200 - largest);
    assertThat(spread.observed()[hypothesis.trial() - 1]).isEqualTo(largest);
    assertThat(Arrays.stream(spread.counts()).sum()).isEqualTo(61);
    assertThat(spread.counts()).hasSize(Spread.edges().length + 2);
    assertThat(spread.counts()[0]).as("slack inequalities").isEqualTo(61);
    assertThat(result.curves()).as("of the main example alone").hasSize(1);
    ControlResult.Witness witness = result.controls().get(0).witness().orElseThrow();
    assertThat(witness.instance()).isInstanceOf(Numbers.class);
    assertThat(witness.refuting().verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void anUndecidedHypothesisLeavesTheTrialOpen() {
    TheoremResult result =
        run(
            Fake.named("undecided")
                .under(Hypothesis.of("who knows", "Who knows.", i -> Double.NaN)));
    assertThat(result.counts().inconclusive()).isEqualTo(61);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aClaimNeverExaminedIsNotSupported() {
    Fake two = Fake.named("silent").claiming(Fake.BOUND, Claim.equal("other", "Something else."));
    TheoremResult result = run(two);
    assertThat(result.claims().get(1).verdict()).isEqualTo(Verdict.VACUOUS);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aFindingOnAnUndeclaredClaimIsAFault() {
    Claim stray = Claim.equal("stray", "Something else.");
    TheoremResult result =
        run(
            Fake.named("stray")
                .examined(
                    (i, t) ->
                        Evidence.of(stray.compare(0, 0).by("hand", "own", "double").build())));
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.faults(Fault.Kind.ERROR)).isEqualTo(61);
  }

  @Test
  void aControlThatSurvivesFailsTheCampaign() {
    TheoremResult result = run(Fake.named("blind").against(control(99)));
    assertThat(result.outcome()).isEqualTo(Outcome.CONTROL_SURVIVED);
    ControlResult control = result.controls().get(0);
    assertThat(control.refuted()).isFalse();
    assertThat(control.tries()).isEqualTo(100);
    assertThat(result.counts().refuted()).isZero();
  }

  private static Control<Numbers> control(double bound) {
    return Control.wrongFormula(
        "bound " + bound,
        "The sum is at most " + bound + ".",
        Instances.among(List.of(new Numbers(List.of(2.0, 2.0), 0), new Numbers(List.of(), 0))),
        (i, t) -> Fake.atMost(i, bound));
  }

  @Test
  void aControlIsTriedWhereItIsLive() {
    Control<Numbers> dead = control(3).liveWhere(i -> false);
    Control<Numbers> live = control(3).liveWhere(i -> !i.x().isEmpty());
    TheoremResult result = run(Fake.named("live").against(live, dead));
    assertThat(result.controls().get(0).refuted()).isTrue();
    assertThat(result.controls().get(0).tries()).isEqualTo(1);
    assertThat(result.controls().get(1).refuted()).isFalse();
    assertThat(result.controls().get(1).tries()).isZero();
    assertThat(result.controls().get(1).draws()).isEqualTo(10_000);
  }

  @Test
  void aControlRefutedOnlyAtStandardPrecisionSurvives() {
    Control<Numbers> flaky =
        Control.wrongFormula(
            "flaky",
            "The sum is at most 3.",
            Instances.among(List.of(new Numbers(List.of(4.0), 0))),
            (i, t) -> Fake.atMost(i, t.isHigh() ? 5 : 3));
    TheoremResult result = run(Fake.named("flaky-control").against(flaky));
    assertThat(result.outcome()).isEqualTo(Outcome.CONTROL_SURVIVED);
    assertThat(result.controls().get(0).faults().get(0).kind()).isEqualTo(Fault.Kind.NUMERICS);
  }

  @Test
  void aControlThatThrowsSurvives() {
    Control<Numbers> throwing =
        Control.wrongFormula(
            "throwing",
            "Never mind.",
            Instances.among(List.of(new Numbers(List.of(4.0), 0))),
            (i, t) -> {
              throw new IllegalStateException("no");
            });
    TheoremResult result = run(Fake.named("throwing-control").against(throwing));
    assertThat(result.outcome()).isEqualTo(Outcome.CONTROL_SURVIVED);
    assertThat(result.controls().get(0).faults()).hasSize(1);
  }

  @Test
  void trialsRunOnAllThreads() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Fake fake =
        Fake.named("busy")
            .examined(
                (i, t) -> {
                  threads.add(Thread.currentThread());
                  long end = System.nanoTime() + 1_000_000;
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                  return Fake.atMost(i, 100);
                });
    TheoremResult result = run(fake, Settings.of(200, 1, 3));
    assertThat(result.counts().supported()).isEqualTo(201);
    assertThat(threads).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void theTimeBoundsTheRandomTrialsOnly() {
    Settings settings = Settings.of(1_000_000, 1, 2).within(Duration.ofSeconds(1));
    CampaignResult result =
        Campaign.run(List.of(Fake.named("first"), Fake.named("second")), settings, Progress.SILENT);
    assertThat(result.time()).isLessThan(Duration.ofSeconds(20));
    for (TheoremResult theorem : result.theorems()) {
      assertThat(theorem.counts().total()).isBetween(2, 999_999);
      assertThat(theorem.controls()).hasSize(1);
    }
    CampaignResult none =
        Campaign.run(List.of(Fake.named("first")), settings.within(Duration.ZERO), Progress.SILENT);
    assertThat(none.theorems().get(0).counts().total()).as("the worked example").isEqualTo(1);
  }

  @Test
  void theTimeIsSharedEvenlyAndEveryTheoremGetsItsPart() {
    Settings settings = Settings.of(1_000_000, 1, 2).within(Duration.ofSeconds(1));
    Fake slow = Fake.named("slow").examined((i, t) -> after(Duration.ofMillis(20), i));
    Fake quick = Fake.named("quick").examined((i, t) -> after(Duration.ofMillis(2), i));
    List<TheoremResult> results =
        Campaign.run(List.of(slow, quick), settings, Progress.SILENT).theorems();
    int slowTrials = results.get(0).counts().total();
    int quickTrials = results.get(1).counts().total();
    assertThat(slowTrials).as("half of the time").isBetween(10, 60);
    assertThat(quickTrials).isBetween(4 * slowTrials, 25 * slowTrials);
  }

  private static Evidence after(Duration pause, Numbers instance) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Fake.atMost(instance, 100);
  }

  @Test
  void theTimeLeftIsEstimated() {
    ConcurrentLinkedQueue<Duration> estimates = new ConcurrentLinkedQueue<>();
    Progress progress =
        new Progress() {
          @Override
          public void advanced(String theorem, long done, long total) {
            assertThat(done).isPositive().isLessThanOrEqualTo(total);
          }

          @Override
          public void remaining(Duration left) {
            estimates.add(left);
          }

          @Override
          public void finished(TheoremResult result) {}
        };
    Fake fake = Fake.named("even").examined((i, t) -> after(Duration.ofMillis(5), i));
    CampaignResult unused = Campaign.run(List.of(fake), Settings.of(100, 1, 2), progress);
    assertThat(estimates).hasSize(102);
    Duration half = List.copyOf(estimates).get(50);
    assertThat(half).isBetween(Duration.ofMillis(90), Duration.ofMillis(600));
    assertThat(estimates).last().isEqualTo(Duration.ZERO);
  }

  @Test
  void aTrialIsAFunctionOfSeedIdAndIndex() {
    Fake fake = Fake.named("drawn");
    DrawnInstance<Numbers> drawn = Campaign.draw(fake, 5, 7);
    assertThat(Campaign.draw(fake, 5, 7)).isEqualTo(drawn);
    assertThat(Campaign.draw(fake.withoutExamples(), 5, 6))
        .as("the worked examples do not shift the random trials")
        .isEqualTo(drawn);
    assertThat(Campaign.draw(fake, 6, 7)).isNotEqualTo(drawn);
    assertThat(Campaign.draw(fake, 5, 8)).isNotEqualTo(drawn);
    assertThat(Campaign.draw(Fake.named("other"), 5, 7)).isNotEqualTo(drawn);
    assertThat(Campaign.draw(fake, 5, 1).instance()).isEqualTo(fake.examples().get(0).instance());
  }
}
