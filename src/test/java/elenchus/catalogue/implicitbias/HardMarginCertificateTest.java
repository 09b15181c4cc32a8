package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Strength;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardMarginCertificateTest {
  private static final HardMarginCertificate THEOREM = new HardMarginCertificate();

  private static <Q extends Quantity> Q quantity(Evidence evidence, String name, Class<Q> type) {
    return type.cast(Objects.requireNonNull(evidence.quantities().get(name), name));
  }

  private static double[] tuple(Evidence evidence, String name) {
    return quantity(evidence, name, Quantity.Tuple.class).values();
  }

  private static double scalar(Evidence evidence, String name) {
    return quantity(evidence, name, Quantity.Scalar.class).value();
  }

  private static String text(Evidence evidence, String name) {
    return quantity(evidence, name, Quantity.Text.class).value();
  }

  private static double[][] table(Evidence evidence, String name) {
    return quantity(evidence, name, Quantity.Table.class).rows();
  }

  @Test
  void workedExample() {
    Evidence evidence = THEOREM.examine(THEOREM.examples().get(0).instance(), Trial.standard());
    double[][] What = table(evidence, "What");
    assertThat(What[0]).containsExactly(new double[] {1 / 6.0, 5 / 9.0}, within(1e-15));
    assertThat(What[1]).containsExactly(new double[] {-1 / 3.0, 1 / 18.0}, within(1e-15));
    assertThat(What[2]).containsExactly(new double[] {1 / 6.0, -11 / 18.0}, within(1e-15));
    assertThat(tuple(evidence, "alpha"))
        .containsExactly(
            new double[] {5 / 27.0, 0, 19 / 108.0, 31 / 108.0, 0, 11 / 54.0}, within(1e-15));
    assertThat(scalar(evidence, "squaredNorm")).isCloseTo(0.851851851852, within(5e-13));
    assertThat(scalar(evidence, "delta")).isCloseTo(2.5, within(1e-14));
    assertThat(table(evidence, "S")).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}, {1, 2}, {2, 1}});
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void workedExampleInFractions() {
    Evidence evidence = THEOREM.examine(THEOREM.examples().get(0).instance(), Trial.standard());
    assertThat(text(evidence, "What exact")).isEqualTo("1/6, 5/9, -1/3, 1/18, 1/6, -11/18");
    assertThat(text(evidence, "alpha exact")).isEqualTo("5/27, 19/108, 31/108, 11/54");
    assertThat(text(evidence, "squaredNorm exact")).isEqualTo("23/27");
    assertThat(text(evidence, "delta exact")).isEqualTo("5/2");
    for (String claim :
        List.of("separable", "solution", "squared norm", "active set", "inactive gap")) {
      assertThat(evidence.findings())
          .filteredOn(finding -> finding.claim().name().equals(claim))
          .singleElement()
          .extracting(Finding::strength)
          .isEqualTo(Strength.CERTIFIED);
    }
  }

  @Test
  void emptyClassesGiveTheirKnownFractions() {
    Evidence evidence = THEOREM.examine(THEOREM.examples().get(1).instance(), Trial.standard());
    assertThat(text(evidence, "What exact")).isEqualTo("5/4, -7/4, 1/4, 1/4");
    assertThat(text(evidence, "squaredNorm exact")).isEqualTo("19/4");
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void randomInstances(Precision precision) {
    int tries = precision == Precision.HIGH ? 60 : 300;
    Set<Claim> seen = new LinkedHashSet<>();
    for (long seed = 0; seed < tries; seed++) {
      MarginProblem problem = MarginProblem.drawSeparable(new Draw(new Random(seed)));
      Evidence evidence = THEOREM.examine(problem, Trial.of(precision, seed));
      for (Finding finding : evidence.findings()) {
        assertThat(finding.verdict())
            .as("seed %d, %s, %s", seed, finding, problem)
            .isEqualTo(Verdict.SUPPORTED);
        seen.add(finding.claim());
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(THEOREM.claims());
  }

  @Test
  void controlsAreRefuted() {
    for (Control<?> control : THEOREM.controls()) {
      assertThat(refutations(control)).as(control.name()).isGreaterThanOrEqualTo(3);
    }
  }

  private static <I> int refutations(Control<I> control) {
    RandomGenerator<I> generator = control.instances().generator(1000);
    int refuted = 0;
    for (int seed = 0; seed < 100; seed++) {
      Shrinkable<I> drawn = generator.next(new Random(seed));
      I instance = drawn.value();
      if (control.live().test(instance)) {
        Verdict verdict = control.examination().examine(instance, Trial.standard()).verdict();
        assertThat(verdict).as("%s on %s", control.name(), instance).isEqualTo(Verdict.REFUTED);
        refuted++;
      }
    }
    return refuted;
  }

  @Test
  void theHypothesisTellsContradictionsApart() {
    var separable = THEOREM.hypotheses().get(0);
    assertThat(separable.margin().applyAsDouble(THEOREM.examples().get(0).instance()))
        .isCloseTo(Math.sqrt(27 / 23.0), within(1e-15));
    for (long seed = 0; seed < 50; seed++) {
      MarginProblem problem = MarginProblem.drawContradiction(new Draw(new Random(seed)));
      assertThat(separable.margin().applyAsDouble(problem)).isZero();
    }
  }
}
