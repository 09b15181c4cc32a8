package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.data.DataSet;
import elenchus.data.ExactSamples;
import elenchus.data.ExactSamples.Reading;
import elenchus.data.LabelledData;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ExactSeparabilityTest {

  private static ExactSamples worked() {
    Matrix X = Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3});
    return ExactSamples.ofDoubles(new LabelledData(X, List.of(0, 1, 2), 3));
  }

  private static BigFraction fraction(long p, long q) {
    return new BigFraction(p, q);
  }

  private static ExactMaxMargin maxMargin(ExactSeparability outcome) {
    assertThat(outcome).isInstanceOf(ExactMaxMargin.class);
    return (ExactMaxMargin) outcome;
  }

  private static DataSet file(String name) {
    return DataSet.read(Path.of("examples", "data", name));
  }

  @Test
  void theWorkedExampleIsSolvedInFractions() {
    ExactMaxMargin exact = maxMargin(ExactSeparability.of(worked()));
    assertThat(exact.squaredNorm()).isEqualTo(fraction(23, 27));
    assertThat(exact.support()).containsExactly(0, 2, 3, 5).isEqualTo(exact.active());
    assertThat(exact.dualVariables().toList())
        .containsExactly(fraction(5, 27), fraction(19, 108), fraction(31, 108), fraction(11, 54));
    assertThat(exact.inactiveGap()).contains(fraction(5, 2));
    RationalMatrix weights = exact.weights();
    assertThat(IntStream.range(0, 6).mapToObj(k -> weights.get(k / 2, k % 2)).toList())
        .containsExactly(
            fraction(1, 6),
            fraction(5, 9),
            fraction(-1, 3),
            fraction(1, 18),
            fraction(1, 6),
            fraction(-11, 18));
    assertThat(exact.repairs()).isEqualTo(Repairs.NONE);
  }

  @Test
  void theNormOnDigitsIsAFractionOf745By744Digits() {
    ExactMaxMargin exact =
        maxMargin(ExactSeparability.of(ExactSamples.ofDecimals(file("digits.libsvm"))));
    BigFraction norm = exact.squaredNorm();
    assertThat(norm.getNumerator().toString()).hasSize(745);
    assertThat(norm.getDenominator().toString()).hasSize(744);
    assertThat(Rationals.toDouble(norm)).isEqualTo(1.8441941957924854);
    assertThat(exact.support()).hasSize(267).isEqualTo(exact.active());
    assertThat(exact.repairs().none()).isTrue();
  }

  @Test
  void decimalsAndTheirRoundingAreTwoProblems() {
    DataSet cancer = file("breast-cancer.libsvm");
    BigFraction written =
        maxMargin(ExactSeparability.of(ExactSamples.of(cancer, Reading.DECIMALS))).squaredNorm();
    BigFraction rounded =
        maxMargin(ExactSeparability.of(ExactSamples.of(cancer, Reading.DOUBLES))).squaredNorm();
    assertThat(written).isNotEqualTo(rounded);
    double difference = Rationals.toDouble(written.subtract(rounded).divide(written).abs());
    assertThat(difference).isBetween(1e-15, 1e-12);
    assertThat(Rationals.toDouble(written))
        .isEqualTo(305199180.41932, org.assertj.core.api.Assertions.within(1e-5));
  }

  @Test
  void wineIsSeparableAsWritten() {
    ExactMaxMargin exact =
        maxMargin(ExactSeparability.of(ExactSamples.ofDecimals(file("wine.libsvm"))));
    assertThat(Rationals.toDouble(exact.squaredNorm()))
        .isEqualTo(100.26528361894272, org.assertj.core.api.Assertions.within(1e-11));
    assertThat(exact.support()).hasSize(21);
  }

  @Test
  void irisHasAnExactGordanCertificate() {
    ExactSamples iris = ExactSamples.ofDecimals(file("iris.libsvm"));
    ExactSeparability outcome = ExactSeparability.of(iris);
    assertThat(outcome).isInstanceOf(ExactInseparable.class);
    assertGordan((ExactInseparable) outcome);
  }

  private static void assertGordan(ExactInseparable proof) {
    assertThat(proof.weights().sum()).isEqualTo(BigFraction.ONE);
    assertThat(IntStream.range(0, proof.weights().size()).map(proof.weights()::signum))
        .containsOnly(1);
    ExactPairs pairs = new ExactPairs(proof.samples());
    int[] support = proof.support().stream().mapToInt(Integer::intValue).toArray();
    assertThat(pairs.combination(support, ExactActiveSet.numerators(proof.weights())))
        .containsOnly(BigInteger.ZERO);
  }

  @Test
  void aNegativeDualVariableIsDropped() {
    // All pairs proposed: (0,2) and (2,0) have margins above 1, so their variables are negative.
    ExactMaxMargin exact = maxMargin(ExactSeparability.of(worked(), List.of(0, 1, 2, 3)));
    assertThat(exact.repairs().dropped()).isPositive();
    assertThat(exact.squaredNorm()).isEqualTo(fraction(23, 27));
  }

  @Test
  void aViolatedPairIsAdded() {
    ExactMaxMargin exact = maxMargin(ExactSeparability.of(worked(), List.of(0, 2, 3)));
    assertThat(exact.repairs()).isEqualTo(Repairs.NONE.withAdded());
    assertThat(exact.squaredNorm()).isEqualTo(fraction(23, 27));
    assertThat(maxMargin(ExactSeparability.of(worked(), List.of())).repairs().added())
        .isGreaterThanOrEqualTo(4);
  }

  @Test
  void aDependentSupportIsReduced() {
    // All six pairs in four dimensions.
    ExactMaxMargin exact = maxMargin(ExactSeparability.of(worked(), List.of(0, 1, 2, 3, 4, 5)));
    assertThat(exact.repairs().dependent()).isEqualTo(2);
    assertThat(exact.squaredNorm()).isEqualTo(fraction(23, 27));
    // The same sample twice: one copy suffices.
    Matrix twice = Matrix.ofRows(new double[] {1, 2}, new double[] {1, 2}, new double[] {-2, 1});
    ExactMaxMargin copies =
        maxMargin(
            ExactSeparability.of(
                ExactSamples.ofDoubles(new LabelledData(twice, List.of(0, 0, 1), 2)),
                List.of(0, 1, 2)));
    assertThat(copies.repairs().dependent()).isEqualTo(1);
    assertThat(copies.active()).containsExactly(0, 1, 2);
    assertThat(copies.support()).containsExactly(0, 2);
  }

  @Test
  void aDependentViolatedPairTakesThePlaceOfAnother() {
    // One feature, two classes: the shorter sample decides, and depends on the longer.
    Matrix X = Matrix.ofRows(new double[] {4}, new double[] {1});
    ExactSamples samples = ExactSamples.ofDoubles(new LabelledData(X, List.of(0, 0), 2));
    ExactMaxMargin exact = maxMargin(ExactSeparability.of(samples, List.of(0)));
    assertThat(exact.repairs()).isEqualTo(new Repairs(0, 1, 0, 1));
    assertThat(exact.support()).containsExactly(1);
    assertThat(exact.squaredNorm()).isEqualTo(fraction(1, 2));
    assertThat(exact.inactiveGap()).contains(fraction(3, 1));
  }

  @Test
  void dataThatDifferBelowRoundingAreDecided() {
    // Separable only by the last bit of one sample; the two points are otherwise opposite.
    Matrix close = Matrix.ofRows(new double[] {1, 1}, new double[] {1, Math.nextDown(1.0)});
    ExactMaxMargin exact =
        maxMargin(
            ExactSeparability.of(
                ExactSamples.ofDoubles(new LabelledData(close, List.of(0, 1), 2))));
    assertThat(exact.squaredNorm().doubleValue()).isGreaterThan(1e31);
    Matrix same = Matrix.ofRows(new double[] {1, 1}, new double[] {1, 1});
    ExactSeparability outcome =
        ExactSeparability.of(ExactSamples.ofDoubles(new LabelledData(same, List.of(0, 1), 2)));
    assertThat(outcome).isInstanceOf(ExactInseparable.class);
    assertThat(((ExactInseparable) outcome).weights().toList())
        .containsExactly(BigFraction.ONE_HALF, BigFraction.ONE_HALF);
  }

  @Test
  void aZeroSampleIsItsOwnCertificate() {
    Matrix X = Matrix.ofRows(new double[] {1, 2}, new double[] {0, 0});
    ExactSeparability outcome =
        ExactSeparability.of(ExactSamples.ofDoubles(new LabelledData(X, List.of(0, 1), 2)));
    assertThat(outcome.support()).containsExactly(1);
    assertThat(((ExactInseparable) outcome).weights())
        .isEqualTo(RationalVector.of(BigFraction.ONE));
  }

  @Test
  void proposalsAreChecked() {
    assertThatThrownBy(() -> ExactSeparability.of(worked(), List.of(6)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExactSeparability.of(worked(), List.of(1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ExactSamples grid(Random random) {
    int n = 1 + random.nextInt(7);
    int d = 1 + random.nextInt(4);
    int classes = 2 + random.nextInt(3);
    double scale = random.nextBoolean() ? 1 : 0.1;
    Matrix X = Matrix.of(n, d, (i, f) -> scale * (random.nextInt(7) - 3));
    List<Integer> y = IntStream.range(0, n).mapToObj(i -> random.nextInt(classes)).toList();
    return ExactSamples.ofDoubles(new LabelledData(X, y, classes));
  }

  @Property(tries = 400, seed = "20261121")
  void theDecisionDoesNotDependOnTheProposal(@ForAll long seed) {
    Random random = new Random(seed);
    ExactSamples samples = grid(random);
    ExactSeparability usual = ExactSeparability.of(samples);
    List<Integer> proposal = new ArrayList<>();
    int count = samples.samples() * (samples.classes() - 1);
    for (int p = 0; p < count; p++) {
      if (random.nextInt(3) == 0) {
        proposal.add(p);
      }
    }
    ExactSeparability repaired = ExactSeparability.of(samples, proposal);
    if (usual instanceof ExactMaxMargin first) {
      ExactMaxMargin second = maxMargin(repaired);
      assertThat(second.squaredNorm()).isEqualTo(first.squaredNorm());
      assertThat(second.weights()).isEqualTo(first.weights());
      assertThat(second.active()).isEqualTo(first.active());
      assertThat(second.inactiveGap()).isEqualTo(first.inactiveGap());
      assertOptimal(first);
    } else {
      assertThat(repaired).isInstanceOf(ExactInseparable.class);
      assertGordan((ExactInseparable) repaired);
      assertGordan((ExactInseparable) usual);
    }
  }

  /** The optimality conditions from fractions alone, without the filter. */
  private static void assertOptimal(ExactMaxMargin exact) {
    ExactSamples samples = exact.samples();
    RationalMatrix weights = exact.weights();
    BigFraction norm = BigFraction.ZERO;
    for (int k = 0; k < weights.rows(); k++) {
      for (int f = 0; f < weights.columns(); f++) {
        norm = norm.add(weights.get(k, f).pow(2));
      }
    }
    assertThat(norm).isEqualTo(exact.squaredNorm());
    for (int p = 0; p < samples.samples() * (samples.classes() - 1); p++) {
      int i = p / (samples.classes() - 1);
      int slot = p % (samples.classes() - 1);
      int j = slot < samples.label(i) ? slot : slot + 1;
      BigFraction margin = BigFraction.ZERO;
      for (int f = 0; f < weights.columns(); f++) {
        BigFraction x = new BigFraction(samples.numerator(i, f), samples.denominator());
        margin =
            margin.add(weights.get(samples.label(i), f).subtract(weights.get(j, f)).multiply(x));
      }
      int side = margin.compareTo(BigFraction.ONE);
      assertThat(side).isEqualTo(exact.active().contains(p) ? 0 : 1);
    }
  }
}
