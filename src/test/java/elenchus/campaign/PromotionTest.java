package elenchus.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.exact.Interval;
import elenchus.exact.Rationals;
import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** False theorems whose refutations become proofs, and some whose refutations cannot. */
class PromotionTest {
  private static final Claim SQUARES =
      Claim.equal("squares", "$\\sum x_i^2=(\\sum x_i)^2$, false for two positive numbers.");
  private static final Claim EXPONENTIAL =
      Claim.equal("exponential", "$e^{x}=1+x+x^2/2$, false for $x\\ne0$.");
  private static final Claim CANCELS =
      Claim.equal(
          "cancels", "$(\\sum x_i+10^{20})-10^{20}=\\sum x_i$, true but not in floating point.");

  private static final Hypothesis<Numbers> POSITIVE =
      Hypothesis.<Numbers>of(
              "positive", "$x_i>0$.", i -> i.x().stream().mapToDouble(v -> v).min().orElse(-1))
          .decidedByItsMargin();

  private static Fake claiming(Claim claim, ToDoubleFunction<Numbers> violation) {
    return Fake.named("false")
        .withoutExamples()
        .under(POSITIVE)
        .claiming(claim)
        .examined((i, t) -> measured(claim, violation.applyAsDouble(i)));
  }

  private static Evidence measured(Claim claim, double violation) {
    return Evidence.of(
        claim
            .compare(violation, 0)
            .error(1e-11)
            .within(1e-10, "rounding")
            .by("direct evaluation", "own", "double")
            .build());
  }

  private static Fake squares() {
    return claiming(SQUARES, i -> i.sum() * i.sum() - i.x().stream().mapToDouble(x -> x * x).sum())
        .certifiedBy((i, claim) -> Optional.of(exactSquares(i)));
  }

  private static Finding exactSquares(Numbers instance) {
    List<BigFraction> x = instance.x().stream().map(Rationals::of).toList();
    BigFraction sum = x.stream().reduce(BigFraction.ZERO, BigFraction::add);
    BigFraction squares = x.stream().map(v -> v.pow(2)).reduce(BigFraction.ZERO, BigFraction::add);
    return SQUARES
        .decide(squares.equals(sum.pow(2)))
        .by("direct evaluation", "own", "rational")
        .build();
  }

  private static Fake exponential() {
    return claiming(
        EXPONENTIAL,
        i -> {
          double x = i.x().get(0);
          return FastMath.exp(x) - (1 + x + x * x / 2);
        });
  }

  private static Finding enclosed(Claim claim, Interval difference) {
    return claim
        .compare(difference.mid(), 0)
        .error(difference.width())
        .certified()
        .by("direct evaluation", "own", "interval")
        .build();
  }

  private static Interval remainder(Interval x) {
    return x.exp().subtract(Interval.ONE.add(x).add(x.square().divide(Interval.of(2))));
  }

  private static boolean undecidable(Numbers instance) {
    throw new ArithmeticException("too\nlarge");
  }

  private static TheoremResult run(Theorem<?> theorem) {
    return Campaign.run(List.of(theorem), Settings.of(20, 1, 2), Progress.SILENT).theorems().get(0);
  }

  private static Counterexample counterexample(Theorem<?> theorem) {
    return run(theorem).counterexample().orElseThrow();
  }

  private static void assertMeasured(Promotion promotion, String reason) {
    assertThat(promotion).isEqualTo(new Promotion.Measured(reason));
  }

  @Test
  void aWrongFormulaOverRationalDataIsRefutedExactlyOnTwoIntegers() {
    Counterexample found = counterexample(squares());
    Numbers instance = (Numbers) found.instance();
    assertThat(instance.x()).hasSize(2).allMatch(x -> x == Math.rint(x));
    assertThat(found.examined().verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(found.promotion()).isEqualTo(new Promotion.Certified(exactSquares(instance)));
    assertThat(((Promotion.Certified) found.promotion()).how())
        .isEqualTo("direct evaluation in rational arithmetic");
  }

  @Test
  void aFalseClosedFormIsRefutedByIntervals() {
    Counterexample found =
        counterexample(
            exponential()
                .certifiedBy(
                    (i, claim) ->
                        Optional.of(enclosed(claim, remainder(Interval.of(i.x().get(0)))))));
    assertThat(found.promotion())
        .asInstanceOf(InstanceOfAssertFactories.type(Promotion.Certified.class))
        .satisfies(
            certified -> {
              assertThat(certified.finding().claim()).isEqualTo(EXPONENTIAL);
              assertThat(certified.finding().error()).isLessThan(1e-10);
              assertThat(certified.how()).isEqualTo("direct evaluation in interval arithmetic");
            });
  }

  @Test
  void anEnclosureThatIsTooWideCertifiesNothing() {
    Fake vague =
        exponential()
            .certifiedBy(
                (i, claim) ->
                    Optional.of(enclosed(claim, remainder(Interval.around(i.x().get(0), 50)))));
    assertMeasured(
        counterexample(vague).promotion(), "'exponential' is left open by its exact decision");
  }

  @Test
  void withoutAnExactDecisionTheReasonIsThat() {
    assertMeasured(
        counterexample(exponential()).promotion(),
        "'exponential' is refuted in floating point and has no exact decision here");
  }

  @Test
  void aHypothesisThatIsNotDecidedExactlyIsNamed() {
    Hypothesis<Numbers> measured = Hypothesis.of("few", "$n\\le8$.", i -> 9 - i.x().size());
    assertMeasured(
        counterexample(squares().under(measured)).promotion(),
        "hypothesis 'few' has no exact decision");
    assertMeasured(
        counterexample(squares().under(measured.decidedBy(i -> i.x().size() > 5))).promotion(),
        "hypothesis 'few' is not shown to hold exactly");
    assertMeasured(
        counterexample(squares().under(measured.decidedBy(PromotionTest::undecidable))).promotion(),
        "exact decision of hypothesis 'few': ArithmeticException: too large");
  }

  @Test
  void anExactDecisionThatThrowsOrSpeaksOfSomethingElseCertifiesNothing() {
    Fake throwing =
        squares()
            .certifiedBy(
                (i, claim) -> {
                  throw new ArithmeticException("too\nlarge");
                });
    assertMeasured(
        counterexample(throwing).promotion(),
        "exact decision of 'squares': ArithmeticException: too large");
    Fake stray =
        squares().certifiedBy((i, claim) -> Optional.of(enclosed(EXPONENTIAL, Interval.ONE)));
    assertMeasured(
        counterexample(stray).promotion(),
        "the exact decision of 'squares' is about another claim");
    Fake inexact =
        squares().certifiedBy((i, claim) -> measured(claim, 1).findings().stream().findFirst());
    assertMeasured(
        counterexample(inexact).promotion(), "the exact decision of 'squares' is not exact");
  }

  @Test
  void numericsThatExactArithmeticContradictsAreAtFault() {
    double large = 1e20;
    TheoremResult result =
        run(
            claiming(CANCELS, i -> (i.sum() + large) - large - i.sum())
                .certifiedBy(
                    (i, claim) ->
                        Optional.of(claim.decide(true).by("algebra", "own", "rational").build())));
    assertThat(result.counterexample().orElseThrow().promotion().status())
        .isEqualTo(Promotion.Status.CONTRADICTED);
    assertThat(result.faults())
        .extracting(TheoremResult.TrialFault::fault)
        .contains(
            new Fault(
                Fault.Kind.NUMERICS, "'cancels' refuted at high precision, but supported exactly"));
  }

  @Test
  void aFindingThatIsCertifiedAlreadyNeedsNoSecondDecision() {
    Counterexample found =
        counterexample(
            squares()
                .examined((i, t) -> Evidence.of(exactSquares(i)))
                .certifiedBy(
                    (i, claim) -> {
                      throw new IllegalStateException("asked in vain");
                    }));
    assertThat(found.promotion().status()).isEqualTo(Promotion.Status.CERTIFIED);
  }

  @Test
  void roundingKeepsTheRefutationAndTheHypotheses() {
    Hypothesis<Numbers> beyondPi =
        Hypothesis.<Numbers>of(
                "beyond pi",
                "$\\min x_i>3.14159$.",
                i -> i.x().stream().mapToDouble(v -> v - 3.14159).min().orElse(-1))
            .decidedByItsMargin();
    Fake unshrinkable =
        squares()
            .under(beyondPi)
            .on(
                Instances.drawn(
                    d -> new Numbers(List.of(d.uniform(3.1416, 3.1419), d.uniform(5, 6)), 0),
                    i -> Stream.empty()));
    Counterexample found = counterexample(unshrinkable);
    List<Double> x = ((Numbers) found.instance()).x();
    assertThat(x.get(0))
        .as("3, 3.5 and 3.25 lie too low or too far; 3.14 is too low")
        .isGreaterThan(3.14159);
    assertThat(x.get(1)).isIn(5.0, 6.0);
    assertThat(found.promotion().status()).isEqualTo(Promotion.Status.CERTIFIED);
  }

  @Test
  void simplerValuesComeSimplestFirst() {
    assertThat(Rounding.simpler(3.1415926))
        .startsWith(3.0, 3.25, 3.125, 3.1, 3.14)
        .contains(22 / 7.0, 355 / 113.0);
    assertThat(Rounding.simpler(0.5)).containsExactly(0.0);
    assertThat(Rounding.simpler(2.0)).isEmpty();
    assertThat(Rounding.simpler(-0.3)).containsExactly(0.0, -0.5, -0.25, -0.3125);
    assertThat(Rounding.simpler(1.2345e-9)).containsExactly(0.0, 1e-9, 1.2e-9, 1.23e-9);
    assertThat(Rounding.simpler(Double.MAX_VALUE)).isEmpty();
    assertThat(Rounding.simpler(-0.0)).doesNotContain(-0.0);
  }

  private static Control<Numbers> control(Fake fake, Numbers where) {
    return Control.wrongFormula(
        "wrong", "A wrong formula.", Instances.among(List.of(where)), fake.examination());
  }

  private static Promotion promoted(Control<Numbers> control) {
    return run(Fake.named("true").against(control)).controls().get(0).promotion().orElseThrow();
  }

  @Test
  void aControlIsCertifiedLikeATheorem() {
    Numbers three = new Numbers(List.of(1.1, 2.2, 3.3), 0);
    Control<Numbers> measured = control(squares(), three);
    assertThat(promoted(measured).status()).isEqualTo(Promotion.Status.MEASURED);
    assertThat(promoted(measured.certifiedBy(squares().certification())).status())
        .isEqualTo(Promotion.Status.CERTIFIED);
  }

  @Test
  void aControlIsCertifiedOnItsSmallestCounterexample() {
    Numbers one = new Numbers(List.of(1.0, 1.0), 0);
    Control<Numbers> onIntegers =
        control(squares(), new Numbers(List.of(1.1, 2.2), 0))
            .certifiedBy(
                (i, claim) ->
                    i.sum() == Math.rint(i.sum())
                        ? Optional.of(exactSquares(i))
                        : Optional.empty());
    assertThat(promoted(onIntegers).status()).isEqualTo(Promotion.Status.MEASURED);
    assertThat(promoted(onIntegers.certifiedOn(one)))
        .isEqualTo(new Promotion.Certified(exactSquares(one)));
    assertMeasured(
        promoted(onIntegers.certifiedOn(new Numbers(List.of(1.0), 0))),
        "the smallest counterexample known is none: SUPPORTED");
  }
}
