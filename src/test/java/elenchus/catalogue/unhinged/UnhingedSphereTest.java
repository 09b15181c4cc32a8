package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.symbolic.Elementary;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class UnhingedSphereTest {
  private final UnhingedSphere theorem = new UnhingedSphere();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 200, 1).values()).allMatch(ratio -> ratio <= 0.6);
  }

  @Test
  void holdsAtHighPrecision() {
    for (SphereProblem x : Survey.draw(theorem.instances(), 20, 4)) {
      Evidence evidence = theorem.examine(x, Trial.of(Precision.HIGH, 0));
      assertThat(evidence.verdict()).as("" + x).isEqualTo(Verdict.SUPPORTED);
      assertThat(evidence.findings().stream().map(Finding::witnesses).toList().toString())
          .contains("Dfp 50", "Gragg-Bulirsch-Stoer");
    }
  }

  @Test
  void controlsAreRefuted() {
    Map<String, String> shares = Survey.controls(theorem, 40, 2);
    assertThat(shares).hasSize(7);
    shares.forEach(
        (name, share) ->
            assertThat(share.split("/", -1)[0]).as(name).isEqualTo(share.split("/", -1)[1]));
  }

  @Test
  void workedExampleToAllDigits() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    double[] defects = Survey.tuple(evidence, "1-beta");
    double[] alphas = Survey.tuple(evidence, "alpha");
    assertThat(defects[0]).isCloseTo(0.552786404500042, within(5e-16));
    assertThat(alphas[0]).isCloseTo(0.4, within(1e-16));
    assertThat(defects[4]).isCloseTo(0.02965301873502113, within(1e-17));
    assertThat(alphas[4]).isCloseTo(0.3212440076932357, within(2e-16));
    assertThat(Survey.scalar(evidence, "alpha_inf")).isCloseTo(0.317648742479585, within(5e-16));
    assertThat(Survey.scalar(evidence, "(1-alpha_inf)^2"))
        .isCloseTo(0.4656032386396917, within(1e-15));
  }

  @Test
  void counterexampleOfTheFirstPowerInFractions() {
    ExactSphereStep step =
        ExactSphereStep.of(
            new BigFraction(25, 216),
            List.of(new BigFraction(1, 10), new BigFraction(3, 40)),
            List.of(BigFraction.ONE, BigFraction.ZERO));
    assertThat(step.isFirstPowerAtMostOne()).isTrue();
    assertThat(step.alphaSquared()).isEqualTo(new BigFraction(200, 27).pow(2));
    assertThat(step.isNotDecreasing()).isFalse();
    BigFraction cosineSquared = new BigFraction(156, 205).pow(2);
    assertThat(step.nextG().squared().minus(step.nextN().times(cosineSquared)).sign()).isZero();
    assertThat(step.nextG().value()).isCloseTo(13 / 30.0, within(1e-15));
    ExactSphereStep dyadic = ExactSphereStep.of(UnhingedSphere.COUNTEREXAMPLE);
    assertThat(dyadic.isFirstPowerAtMostOne()).isTrue();
    assertThat(dyadic.alphaSquared()).isEqualTo(step.alphaSquared());
    assertThat(dyadic.nextG().squared().minus(dyadic.nextN().times(cosineSquared)).sign()).isZero();
    double[] cosines = {0.8877, 0.9481, 0.9761};
    for (int k = 0; k < 3; k++) {
      SphereRun.State state = SphereRun.after(UnhingedSphere.COUNTEREXAMPLE, SphereStep::of, k + 2);
      assertThat(1 - state.defect()).isCloseTo(cosines[k], within(5e-5));
    }
  }

  @Test
  void firstPowerDoesNotBiteWhereTheCriterionHolds() {
    SphereProblem x = new SphereProblem(0.05, List.of(0.08, 0.06), List.of(1.0, 0.0));
    assertThat(1 - SphereRun.after(x, SphereStep::of, 1).defect()).isCloseTo(0.8222, within(5e-5));
    assertThat(1 - SphereRun.after(x, SphereStep::of, 2).defect()).isCloseTo(0.9466, within(5e-5));
  }

  @Test
  void vanishingStepsToTheKnownDigits() {
    SphereProblem x = new SphereProblem(0.3, List.of(-0.2, FastMath.sqrt(0.96)), List.of(1.0, 0.0));
    int[] steps = {100, 1000, 10_000};
    double[] summable = {0.74603, 0.74374, 0.74351};
    double[] harmonic = {0.16314, 0.051185, 0.015391};
    for (int i = 0; i < 3; i++) {
      assertThat(SphereRun.varying(x, k -> FastMath.pow(k / (k + 1.0), 2), steps[i]).defect())
          .isCloseTo(summable[i], within(5e-6));
      assertThat(SphereRun.varying(x, k -> k / (k + 1.0), steps[i]).defect())
          .isCloseTo(harmonic[i], within(5e-6));
    }
    SphereProblem other =
        new SphereProblem(0.3, List.of(0.3, FastMath.sqrt(0.91)), List.of(1.0, 0.0));
    assertThat(1 - SphereControls.heldAt(other, 2.5, 10_000))
        .isCloseTo(0.93484692283, within(5e-12))
        .isCloseTo((1 + FastMath.sqrt(13.5)) / 5, within(1e-14));
  }

  @Test
  void angleTurnsByTheArcTangent() {
    Random random = new Random(6);
    for (int i = 0; i < 50; i++) {
      SphereProblem x =
          SphereProblem.of(
              new Draw(random), 4, 1.8 * random.nextDouble() - 0.9, 2 * random.nextDouble());
      double angle = SphereRun.State.start(x).angle();
      double turned = angle - FastMath.atan(x.alpha() * FastMath.sin(angle));
      assertThat(SphereRun.after(x, SphereStep::of, 1).angle())
          .isCloseTo(Math.abs(turned), within(1e-14));
    }
  }

  private static <T extends FieldElement<T>> SphereStep<T> sign(
      Elementary<T> f, T defect, T alpha) {
    return SphereStep.of(f, defect, alpha.negate());
  }

  private static <T extends FieldElement<T>> SphereStep<T> factor(
      Elementary<T> f, T defect, T alpha) {
    SphereStep<T> e = SphereStep.of(f, defect, alpha);
    return new SphereStep<>(e.beta(), e.defect(), e.alpha().multiply(2), e.stretch());
  }

  private static <T extends FieldElement<T>> SphereStep<T> unnormalised(
      Elementary<T> f, T defect, T alpha) {
    SphereStep<T> e = SphereStep.of(f, defect, alpha);
    T q = defect.multiply(f.number(2L).subtract(defect));
    T beta = f.number(1L).subtract(defect).add(alpha.multiply(q));
    return new SphereStep<>(beta, f.number(1L).subtract(beta), e.alpha(), e.stretch());
  }

  private static <T extends FieldElement<T>> SphereStep<T> exponent(
      Elementary<T> f, T defect, T alpha) {
    SphereStep<T> e = SphereStep.of(f, defect, alpha);
    return new SphereStep<>(e.beta(), e.defect(), e.alpha().divide(e.stretch()), e.stretch());
  }

  private static <T extends FieldElement<T>> SphereStep<T> held(
      Elementary<T> f, T defect, T alpha) {
    SphereStep<T> e = SphereStep.of(f, defect, alpha);
    return new SphereStep<>(e.beta(), e.defect(), alpha, e.stretch());
  }

  private static <T extends FieldElement<T>> SphereStep<T> halfDefect(
      Elementary<T> f, T defect, T alpha) {
    SphereStep<T> e = SphereStep.of(f, defect, alpha);
    return new SphereStep<>(e.beta(), e.defect().divide(f.number(2L)), e.alpha(), e.stretch());
  }

  @Test
  void mutantsAreRefuted() {
    Map<String, SphereStep.Formula> mutants = new LinkedHashMap<>();
    mutants.put("sign", UnhingedSphereTest::sign);
    mutants.put("factor", UnhingedSphereTest::factor);
    mutants.put("not normalised", UnhingedSphereTest::unnormalised);
    mutants.put("exponent of den", UnhingedSphereTest::exponent);
    mutants.put("length held", UnhingedSphereTest::held);
    mutants.put("half the defect", UnhingedSphereTest::halfDefect);
    List<SphereProblem> problems =
        Survey.draw(theorem.instances(), 200, 3).stream()
            .filter(x -> x.alpha() > 0.05 && x.alpha() < 0.5)
            .filter(x -> x.defect() > 0.3 && x.defect() < 1.5)
            .limit(10)
            .toList();
    assertThat(problems).hasSize(10);
    mutants.forEach(
        (name, mutant) -> {
          assertThat(SphereStep.proof(mutant).holds()).as(name).isFalse();
          for (SphereProblem x : problems) {
            assertThat(SphereEvidence.vectors(x, mutant, Trial.standard()).verdict())
                .as(name + " on " + x)
                .isEqualTo(Verdict.REFUTED);
          }
        });
  }

  @Test
  void wrongRatesAndFlowsAreRefuted() {
    SphereProblem x = theorem.examples().get(0).instance();
    SphereRun.Landing landing = SphereEvidence.land(x, Trial.standard());
    double a = landing.alpha();
    for (double wrong :
        new double[] {
          1 - a,
          (1 + a) * (1 + a),
          1 - a * a,
          FastMath.exp(-2 * a),
          FastMath.pow(1 - a, 4),
          1 - 2 * a
        }) {
      assertThat(SphereEvidence.ratio(landing, wrong).verdict())
          .as("" + wrong)
          .isEqualTo(Verdict.REFUTED);
    }
    for (double rate : new double[] {-1, 2, 0.5, 0, 1.5}) {
      assertThat(SphereEvidence.flow(x, rate, Trial.standard()).verdict())
          .as("" + rate)
          .isEqualTo(Verdict.REFUTED);
    }
  }

  @Test
  void smallestPerturbationThatIsCaught() {
    SphereProblem x = theorem.examples().get(0).instance();
    double vectors =
        MutationTest.smallest(
            delta ->
                SphereEvidence.vectors(x, new Stretched(1 + delta), Trial.standard()).verdict()
                    == Verdict.REFUTED);
    SphereRun.Landing landing = SphereEvidence.land(x, Trial.standard());
    double rate = FastMath.pow(1 - landing.alpha(), 2);
    double ratio =
        MutationTest.smallest(
            delta ->
                SphereEvidence.ratio(landing, rate * (1 + delta)).verdict() == Verdict.REFUTED);
    double flow =
        MutationTest.smallest(
            delta ->
                SphereEvidence.flow(x, 1 + delta, Trial.standard()).verdict() == Verdict.REFUTED);
    assertThat(vectors).isLessThan(1e-6);
    assertThat(ratio).isLessThan(1e-8);
    assertThat(flow).isLessThan(1e-5);
  }

  private record Stretched(double factor) implements SphereStep.Formula {
    @Override
    public <T extends FieldElement<T>> SphereStep<T> at(Elementary<T> f, T defect, T alpha) {
      return SphereStep.of(f, defect, alpha.multiply(f.number(factor)));
    }
  }

  @Test
  void surdsKnowTheirSigns() {
    BigFraction two = BigFraction.TWO;
    Surd root = new Surd(BigFraction.ZERO, BigFraction.ONE, two);
    assertThat(Surd.of(new BigFraction(7, 5), two).minus(root).sign()).isNegative();
    assertThat(Surd.of(new BigFraction(17, 12), two).minus(root).sign()).isPositive();
    assertThat(root.squared().minus(Surd.of(two, two)).sign()).isZero();
    BigFraction four = new BigFraction(4);
    assertThat(
            new Surd(BigFraction.ZERO, BigFraction.ONE, four)
                .minus(Surd.of(BigFraction.TWO, four))
                .sign())
        .isZero();
  }
}
