package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Rationals;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Evidence;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class UnhingedAnchoredTest {
  private final UnhingedAnchored theorem = new UnhingedAnchored();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 60, 1).values()).allMatch(ratio -> ratio <= 0.5);
  }

  @Test
  void holdsAtHighPrecision() {
    for (AnchoredProblem x : Survey.draw(theorem.instances(), 10, 4)) {
      assertThat(theorem.examine(x, Trial.of(Precision.HIGH, 0)).verdict())
          .as("" + x)
          .isEqualTo(Verdict.SUPPORTED);
    }
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 40, 2)).hasSize(5);
  }

  @Test
  void workedExampleToAllDigits() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    double[][] H = Survey.table(evidence, "H");
    Survey.assertRow(
        H[0],
        0.8688435532375445,
        0.26231289352491105,
        -0.737687106475089,
        1.0819048726628113,
        -0.13115644676245553,
        0.4753742129501779);
    Survey.assertRow(
        H[1],
        0,
        0.6065306597126334,
        1,
        0.3934693402873666,
        -1.6065306597126334,
        0.21306131942526685);
    double[][] limit = Survey.table(evidence, "WM/lambda");
    Survey.assertRow(limit[0], 2 / 3., 2 / 3., -1 / 3., -1 / 3., -1 / 3., -1 / 3.);
    Survey.assertRow(limit[1], 0, 0, 1, 1, -1, -1);
    assertThat(Survey.scalar(evidence, "distance at 0"))
        .isCloseTo(3.9157800414902435, within(1e-15));
    assertThat(Survey.scalar(evidence, "distance at zeta"))
        .isCloseTo(2.3750406518546403, within(1e-15));
  }

  private static <T extends FieldElement<T>> Relaxation<T> sign(Elementary<T> f, T l, T zeta) {
    Relaxation<T> e = Relaxation.flow(f, l, zeta);
    return new Relaxation<>(e.keep(), e.gain().negate());
  }

  private static <T extends FieldElement<T>> Relaxation<T> factor(Elementary<T> f, T l, T zeta) {
    Relaxation<T> e = Relaxation.flow(f, l, zeta);
    return new Relaxation<>(e.keep(), e.gain().multiply(2));
  }

  private static <T extends FieldElement<T>> Relaxation<T> exponent(Elementary<T> f, T l, T zeta) {
    return Relaxation.flow(f, l, zeta.multiply(2));
  }

  private static <T extends FieldElement<T>> Relaxation<T> eigenvalue(
      Elementary<T> f, T l, T zeta) {
    return Relaxation.flow(f, l.multiply(2), zeta);
  }

  private static <T extends FieldElement<T>> Relaxation<T> exchanged(Elementary<T> f, T l, T zeta) {
    Relaxation<T> e = Relaxation.flow(f, l, zeta);
    return new Relaxation<>(e.gain(), e.keep());
  }

  private static <T extends FieldElement<T>> Relaxation<T> growing(Elementary<T> f, T l, T zeta) {
    return Relaxation.flow(f, l.negate(), zeta);
  }

  @Test
  void mutantsAreRefuted() {
    Map<String, Relaxation.Formula> mutants = new LinkedHashMap<>();
    mutants.put("sign", UnhingedAnchoredTest::sign);
    mutants.put("factor", UnhingedAnchoredTest::factor);
    mutants.put("exponent", UnhingedAnchoredTest::exponent);
    mutants.put("eigenvalue", UnhingedAnchoredTest::eigenvalue);
    mutants.put("keep and gain exchanged", UnhingedAnchoredTest::exchanged);
    mutants.put("growing", UnhingedAnchoredTest::growing);
    List<AnchoredProblem> problems =
        Survey.draw(theorem.instances(), 60, 3).stream()
            .filter(x -> x.lambda() > 0.1 && x.zeta() > 0.3)
            .filter(x -> x.H0().norm() > 0.1 && x.drive().norm() > 0.1)
            .limit(10)
            .toList();
    assertThat(problems).hasSize(10);
    mutants.forEach(
        (name, mutant) -> {
          assertThat(AnchoredEvidence.proof(mutant).holds()).as(name).isFalse();
          for (AnchoredProblem x : problems) {
            assertThat(
                    AnchoredEvidence.path(
                            x,
                            AnchoredEvidence.Solution.of(x, mutant),
                            AnchoredEvidence.integrate(x, 0, Trial.standard()))
                        .verdict())
                .as(name + " on " + x)
                .isEqualTo(Verdict.REFUTED);
          }
        });
  }

  @Test
  void smallestPerturbationThatIsCaught() {
    AnchoredProblem x = theorem.examples().get(0).instance();
    double path =
        MutationTest.smallest(
            delta ->
                AnchoredEvidence.path(
                            x,
                            AnchoredEvidence.Solution.of(x, new Stretched(1 + delta)),
                            AnchoredEvidence.integrate(x, 0, Trial.standard()))
                        .verdict()
                    == Verdict.REFUTED);
    double slope =
        MutationTest.smallest(
            delta ->
                AnchoredEvidence.slope(x, AnchoredEvidence.Solution.of(x, new Stretched(1 + delta)))
                        .verdict()
                    == Verdict.REFUTED);
    double exact =
        MutationTest.smallest(
            delta -> {
              Relaxation<BigFraction> e = AnchoredEvidence.exactDescent(x);
              BigFraction factor = Rationals.of(delta).add(1);
              return AnchoredEvidence.descent(
                          x, new Relaxation<>(e.keep().multiply(factor), e.gain()))
                      .verdict()
                  == Verdict.REFUTED;
            });
    assertThat(path).isLessThan(1e-8);
    assertThat(slope).isLessThan(1e-11);
    assertThat(exact).isLessThan(1e-300);
  }

  private record Stretched(double factor) implements Relaxation.Formula {
    @Override
    public <T extends FieldElement<T>> Relaxation<T> at(Elementary<T> f, T lambda, T zeta) {
      return Relaxation.flow(f, lambda.multiply(f.number(factor)), zeta);
    }
  }

  @Test
  void smallDecayIsContinuous() {
    AnchoredProblem x = theorem.examples().get(1).instance();
    AnchoredProblem nearly = AnchoredProblem.of(x.plain(), 1e-12, x.steps());
    assertThat(
            AnchoredEvidence.Solution.of(nearly, Relaxation::flow)
                .H()
                .minus(AnchoredEvidence.Solution.of(x, Relaxation::flow).H())
                .maxAbs())
        .isLessThan(1e-11);
  }

  @Test
  void simplexPrototypesGiveScaledSimplexFeatures() {
    AnchoredProblem x = theorem.examples().get(2).instance();
    Evidence evidence = theorem.examine(x, Trial.standard());
    double[][] limit = Survey.table(evidence, "WM/lambda");
    for (int i = 0; i < 6; i++) {
      assertThat(limit[0][i]).isCloseTo(1.5 / 6 * x.W().get(0, i / 2), within(1e-15));
      assertThat(limit[1][i]).isCloseTo(1.5 / 6 * x.W().get(1, i / 2), within(1e-15));
    }
  }
}
