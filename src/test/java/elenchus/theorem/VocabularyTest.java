package elenchus.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules by which findings become verdicts. */
class VocabularyTest {
  private static final Claim EQUAL = Claim.equal("equal", "They are equal.");
  private static final Claim AT_MOST = Claim.atMost("at most", "It is at most.");
  private static final Claim AT_LEAST = Claim.atLeast("at least", "It is at least.");

  private static Finding.Builder by(Finding.Builder builder) {
    return builder.by("hand", "own", "double");
  }

  private static Verdict verdict(Finding.Builder builder) {
    return by(builder).build().verdict();
  }

  @ParameterizedTest(name = "|{0} - {1}| with error {2} within {3} is {4}")
  @CsvSource({
    "1,    1,    0,    0,   SUPPORTED",
    "1,    1.5,  0,    0.5, SUPPORTED",
    "1,    1.5,  0.25, 0.5, INCONCLUSIVE",
    "1,    1.75, 0.25, 0.5, INCONCLUSIVE",
    "1,    2,    0.25, 0.5, REFUTED",
    "1,    2,    0.5,  0.5, INCONCLUSIVE",
    "2,    1,    0,    0.5, REFUTED",
    "1,    2,    0,    0,   REFUTED",
  })
  void equalityIsDecidedByDiscrepancyErrorAndTolerance(
      double observed, double predicted, double error, double tolerance, Verdict expected) {
    assertThat(verdict(EQUAL.compare(observed, predicted).error(error).within(tolerance, "given")))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} against {1} with error {2} within {3}: at most {4}, at least {5}")
  @CsvSource({
    "1, 5, 0,   0, SUPPORTED,    REFUTED",
    "5, 1, 0,   0, REFUTED,      SUPPORTED",
    "5, 5, 0,   0, SUPPORTED,    SUPPORTED",
    "5, 5, 0.5, 0, INCONCLUSIVE, INCONCLUSIVE",
    "6, 5, 0.5, 2, SUPPORTED,    SUPPORTED",
    "1, 5, 9,   0, INCONCLUSIVE, INCONCLUSIVE",
  })
  void inequalitiesMayBeSlack(
      double observed,
      double predicted,
      double error,
      double tolerance,
      Verdict atMost,
      Verdict atLeast) {
    assertThat(
            verdict(AT_MOST.compare(observed, predicted).error(error).within(tolerance, "given")))
        .isEqualTo(atMost);
    assertThat(
            verdict(AT_LEAST.compare(observed, predicted).error(error).within(tolerance, "given")))
        .isEqualTo(atLeast);
  }

  @ParameterizedTest
  @EnumSource
  void notANumberNeverPasses(Relation relation) {
    Claim claim = new Claim("claim", "It holds.", relation);
    double nan = Double.NaN;
    assertThat(verdict(claim.compare(nan, 0).within(1e300, "given")))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(claim.compare(0, nan).within(1e300, "given")))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(claim.compare(nan, nan).within(1e300, "given")))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(claim.compare(0, 0).error(nan).within(1e300, "given")))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(claim.compare(0, 0).error(Double.POSITIVE_INFINITY).within(1, "given")))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(claim.compare(0, 0).error(-1).within(1, "given")))
        .as("a negative error bound is no bound")
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void notANumberInAVectorNeverPasses() {
    double[] observed = {0, Double.NaN, 0};
    assertThat(verdict(EQUAL.compare(observed, new double[3]).within(1e300, "given")))
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void vectorsAreComparedByTheirLargestDifference() {
    Finding finding =
        by(EQUAL.compare(new double[] {1, 2, 3}, new double[] {1, 4, 2}).within(2, "given"))
            .build();
    assertThat(finding.observed()).isEqualTo(2);
    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EQUAL.compare(new double[1], new double[2]));
  }

  @Test
  void equalInfinitiesAgree() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(verdict(EQUAL.compare(infinity, infinity))).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(EQUAL.compare(infinity, -infinity))).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void aGuardedToleranceLeavesTheZoneBetweenOpen() {
    Tolerance guarded = Tolerance.guarded(1, 10, "asymptotic");
    assertThat(verdict(EQUAL.compare(1, 0).within(guarded))).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(EQUAL.compare(10, 0).within(guarded))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(EQUAL.compare(10.5, 0).within(guarded))).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void tolerancesAreNonnegativeNumbers() {
    for (double value : new double[] {-1e-300, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.of(value, "given"));
    }
    for (double factor : new double[] {0.999, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.guarded(1, factor, "given"));
    }
  }

  @Test
  void aLimitingQuantityLeavesTheFindingOpen() {
    Finding finding =
        by(EQUAL
                .compare(0, 0)
                .provided(true, "horizon")
                .provided(false, "step")
                .provided(false, "x"))
            .build();
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.limitedBy()).isEqualTo("step");
  }

  @Test
  void exactDecisionsAreCertified() {
    for (Relation relation : Relation.values()) {
      Claim claim = new Claim("claim", "It holds.", relation);
      Finding holds = by(claim.decide(true)).build();
      assertThat(holds.verdict()).isEqualTo(Verdict.SUPPORTED);
      assertThat(holds.strength()).isEqualTo(Strength.CERTIFIED);
      assertThat(verdict(claim.decide(false))).isEqualTo(Verdict.REFUTED);
    }
  }

  @Test
  void aFindingNamesItsWitnesses() {
    assertThatIllegalStateException().isThrownBy(() -> EQUAL.compare(1, 1).build());
  }

  @ParameterizedTest(name = "{0} and {1} make {2}")
  @CsvSource({
    "SUPPORTED, SUPPORTED, SUPPORTED",
    "SUPPORTED, VACUOUS, SUPPORTED",
    "VACUOUS, VACUOUS, VACUOUS",
    "SUPPORTED, INCONCLUSIVE, INCONCLUSIVE",
    "VACUOUS, INCONCLUSIVE, INCONCLUSIVE",
    "INCONCLUSIVE, REFUTED, REFUTED",
    "SUPPORTED, REFUTED, REFUTED",
    "VACUOUS, REFUTED, REFUTED",
  })
  void aConjunctionIsAsWeakAsItsWeakestPart(Verdict one, Verdict other, Verdict both) {
    assertThat(Verdict.all(List.of(one, other))).isEqualTo(both);
    assertThat(Verdict.all(List.of(other, one))).isEqualTo(both);
  }

  @Test
  void nothingSupportsNothing() {
    assertThat(Verdict.all(List.of())).isEqualTo(Verdict.VACUOUS);
    assertThat(Evidence.of().verdict())
        .as("evidence without a finding")
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Property(tries = 300, seed = "20261121")
  void supportAndRatioAgree(
      @ForAll @DoubleRange(min = -10, max = 10) double observed,
      @ForAll @DoubleRange(min = -10, max = 10) double predicted,
      @ForAll @DoubleRange(min = 0, max = 2) double error,
      @ForAll @DoubleRange(min = 0.01, max = 8) double tolerance) {
    for (Relation relation : Relation.values()) {
      Claim claim = new Claim("claim", "It holds.", relation);
      Finding finding =
          by(claim.compare(observed, predicted).error(error).within(tolerance, "given")).build();
      assertThat(finding.verdict() == Verdict.SUPPORTED)
          .as("supported if and only if the ratio %s is at most 1", finding.ratio())
          .isEqualTo(finding.ratio() <= 1);
    }
  }

  @Property(tries = 300, seed = "20261121")
  void moreErrorNeverDecides(
      @ForAll @DoubleRange(min = -10, max = 10) double observed,
      @ForAll @DoubleRange(min = 0, max = 2) double error,
      @ForAll @DoubleRange(min = 0, max = 8) double tolerance) {
    Verdict tight = verdict(EQUAL.compare(observed, 0).error(error).within(tolerance, "given"));
    Verdict loose = verdict(EQUAL.compare(observed, 0).error(2 * error).within(tolerance, "given"));
    assertThat(loose).isIn(tight, Verdict.INCONCLUSIVE);
  }

  @Test
  void theCatalogueRefusesTwoOfOneId() {
    Theorem<?> theorem = elenchus.fake.Fake.named("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Catalogue(List.of(theorem, theorem)))
        .withMessageContaining("'twice'");
  }
}
