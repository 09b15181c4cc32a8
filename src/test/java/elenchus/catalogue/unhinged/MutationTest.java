package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** Breaks every closed form on purpose: the checks must turn red. */
class MutationTest {
  private static final Trial TRIAL = Trial.standard();

  private static <T extends FieldElement<T>> Propagator<T> signFlipped(
      Elementary<T> f, T r, T sigma, T z) {
    Propagator<T> e = Propagator.flow(f, r, sigma, z);
    return new Propagator<>(e.uu(), e.uw().negate(), e.wu(), e.ww());
  }

  private static <T extends FieldElement<T>> Propagator<T> factorDropped(
      Elementary<T> f, T r, T sigma, T z) {
    Propagator<T> e = Propagator.flow(f, r, sigma, z);
    return new Propagator<>(e.uu(), e.uw(), e.wu().multiply(r), e.ww());
  }

  private static <T extends FieldElement<T>> Propagator<T> exponentDoubled(
      Elementary<T> f, T r, T sigma, T z) {
    return Propagator.flow(f, r, sigma, z.multiply(2));
  }

  private static <T extends FieldElement<T>> Propagator<T> eigenvalueNegated(
      Elementary<T> f, T r, T sigma, T z) {
    return Propagator.flow(f, r, sigma.negate(), z);
  }

  private static <T extends FieldElement<T>> Propagator<T> transposed(
      Elementary<T> f, T r, T sigma, T z) {
    Propagator<T> e = Propagator.flow(f, r, sigma, z);
    return new Propagator<>(e.uu(), e.wu(), e.uw(), e.ww());
  }

  private static <T extends FieldElement<T>> Propagator<T> linearised(
      Elementary<T> f, T r, T sigma, T z) {
    return Propagator.step(f, r, sigma, z);
  }

  static Map<String, Propagator.Flow> flows() {
    Map<String, Propagator.Flow> mutants = new LinkedHashMap<>();
    mutants.put("sign", MutationTest::signFlipped);
    mutants.put("factor", MutationTest::factorDropped);
    mutants.put("exponent", MutationTest::exponentDoubled);
    mutants.put("eigenvalue", MutationTest::eigenvalueNegated);
    mutants.put("transpose", MutationTest::transposed);
    mutants.put("linearised", MutationTest::linearised);
    return mutants;
  }

  private static List<UnhingedProblem> problems() {
    return Survey.draw(new UnhingedFlowClosedForm().instances(), 60, 11).stream()
        .filter(x -> x.exponent() > 0.3 && Math.abs(x.s() - 1) > 0.1)
        .filter(x -> x.H0().norm() > 0.1 && x.W0().norm() > 0.1 && x.U0().norm() > 0.1)
        .limit(10)
        .toList();
  }

  @Test
  void flow() {
    flows()
        .forEach(
            (name, mutant) -> {
              assertThat(UnhingedProofs.flow(mutant).holds()).as(name).isFalse();
              for (UnhingedProblem x : problems()) {
                FlowSolution wrong = FlowSolution.of(x, mutant);
                assertThat(
                        FlowEvidence.path(wrong, FlowEvidence.integrate(x, x.H0(), TRIAL))
                            .verdict())
                    .as(name + " on " + x)
                    .isEqualTo(Verdict.REFUTED);
              }
            });
  }

  @Test
  void imbalanced() {
    List<ImbalancedProblem> problems =
        Survey.draw(new UnhingedImbalanced().instances(), 40, 12).stream()
            .filter(x -> Math.abs(x.s() - 1) > 0.1 && x.W0().norm() > 0.1)
            .filter(x -> x.U0().norm() > 0.1)
            .limit(8)
            .toList();
    flows()
        .forEach(
            (name, mutant) -> {
              assertThat(ImbalancedProofs.flow(mutant).holds()).as(name).isFalse();
              for (ImbalancedProblem x : problems) {
                assertThat(
                        ImbalancedEvidence.path(
                                x,
                                ImbalancedEvidence.solve(
                                    x, ImbalancedEvidence.Modes.of(x.T()), mutant),
                                ImbalancedEvidence.integrate(x, TRIAL))
                            .verdict())
                    .as(name + " on " + x)
                    .isEqualTo(Verdict.REFUTED);
              }
            });
  }

  private static <T extends FieldElement<T>> Propagator<T> decaySign(
      Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    Propagator<T> e = Propagator.decayingFlow(f, s, l1, l2, sigma, z);
    return new Propagator<>(e.ww(), e.uw(), e.wu(), e.uu());
  }

  private static <T extends FieldElement<T>> Propagator<T> decayFactor(
      Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    Propagator<T> e = Propagator.decayingFlow(f, s, l1, l2, sigma, z);
    return new Propagator<>(e.uu(), e.uw().divide(s), e.wu(), e.ww());
  }

  private static <T extends FieldElement<T>> Propagator<T> decayExponent(
      Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    return Propagator.decayingFlow(f, s, l1, l2, sigma, z.multiply(2));
  }

  private static <T extends FieldElement<T>> Propagator<T> decayEigenvalue(
      Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    return Propagator.decayingFlow(f, s, l1, l2, sigma.negate(), z);
  }

  private static <T extends FieldElement<T>> Propagator<T> decayTransposed(
      Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    Propagator<T> e = Propagator.decayingFlow(f, s, l1, l2, sigma, z);
    return new Propagator<>(e.uu(), e.wu(), e.uw(), e.ww());
  }

  @Test
  void weightDecay() {
    Map<String, Propagator.DecayingFlow> mutants = new LinkedHashMap<>();
    mutants.put("sign", MutationTest::decaySign);
    mutants.put("factor", MutationTest::decayFactor);
    mutants.put("exponent", MutationTest::decayExponent);
    mutants.put("eigenvalue", MutationTest::decayEigenvalue);
    mutants.put("transpose", MutationTest::decayTransposed);
    mutants.forEach(
        (name, mutant) -> {
          assertThat(DecayProofs.flow(mutant).holds()).as(name).isFalse();
          for (UnhingedProblem x : problems()) {
            DecaySolution wrong = DecaySolution.of(DecayProblem.of(x, 0.3, 0.7), mutant);
            assertThat(DecayEvidence.path(wrong, TRIAL).verdict())
                .as(name + " on " + x)
                .isEqualTo(Verdict.REFUTED);
          }
        });
  }

  @Test
  void transcribedCoefficientDiffersByTheKnownTerm() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("s l1 l2 sigma")
            .root("d", "((s*l1-l2)/2)^2 + s*sigma^2")
            .variable("z")
            .exponential("G", "-(s*l1+l2)*z/2")
            .exponential("E", "d*z")
            .build();
    Elementary<Expression> f = field.arithmetic();
    Expression s = field.get("s");
    Expression l1 = field.get("l1");
    Expression l2 = field.get("l2");
    Expression sigma = field.get("sigma");
    Expression z = field.get("z");
    Propagator<Expression> e = Propagator.decayingFlow(f, s, l1, l2, sigma, z);
    assertThat(e.wu().add(e.ww()).subtract(DecayErrata.transcribed(f, s, l1, l2, sigma, z)))
        .isEqualTo(field.parse("-2*(l1*s*z - (s*l1+l2)*z/2 - d*z)*(G/E)/(2*d*z)"));
  }

  @Test
  void descent() {
    Map<String, Function<Double, DoubleUnaryOperator>> mutants = new LinkedHashMap<>();
    mutants.put("sign", e -> rate -> 1 - e * rate);
    mutants.put("factor", e -> rate -> 1 + e * rate / 2);
    mutants.put("exponent", e -> rate -> FastMath.exp(e * rate));
    mutants.put("square", e -> rate -> 1 + e * rate * rate);
    mutants.put("implicit", e -> rate -> 1 / (1 - e * rate));
    mutants.forEach(
        (name, mutant) -> {
          for (UnhingedProblem x : problems()) {
            double step = 0.3 / (x.r() * x.model().sigma1());
            DescentProblem steps = DescentProblem.of(x, List.of(step, step, step), 0, 1);
            DoubleUnaryOperator one = mutant.apply(step);
            DescentEvidence.Pair wrong =
                DescentEvidence.scaled(x, rate -> FastMath.pow(one.applyAsDouble(rate), 3));
            assertThat(DescentEvidence.recursion(steps, wrong, TRIAL).verdict())
                .as(name + " on " + x)
                .isEqualTo(Verdict.REFUTED);
          }
        });
    Map<String, Propagator.Flow> steps = new LinkedHashMap<>();
    steps.put("sign", MutationTest::stepSign);
    steps.put("factor", MutationTest::stepFactor);
    steps.put("eigenvalue", MutationTest::stepEigenvalue);
    steps.put("transpose", MutationTest::stepTransposed);
    steps.put("implicit", MutationTest::stepImplicit);
    steps.forEach(
        (name, mutant) -> assertThat(DescentProofs.steps(mutant).holds()).as(name).isFalse());
  }

  private static <T extends FieldElement<T>> Propagator<T> stepSign(
      Elementary<T> f, T r, T sigma, T e) {
    Propagator<T> step = Propagator.step(f, r, sigma, e);
    return new Propagator<>(step.uu(), step.uw().negate(), step.wu(), step.ww());
  }

  private static <T extends FieldElement<T>> Propagator<T> stepFactor(
      Elementary<T> f, T r, T sigma, T e) {
    Propagator<T> step = Propagator.step(f, r, sigma, e);
    return new Propagator<>(step.uu(), step.uw().divide(r), step.wu(), step.ww());
  }

  private static <T extends FieldElement<T>> Propagator<T> stepEigenvalue(
      Elementary<T> f, T r, T sigma, T e) {
    return Propagator.step(f, r, sigma.multiply(2), e);
  }

  private static <T extends FieldElement<T>> Propagator<T> stepTransposed(
      Elementary<T> f, T r, T sigma, T e) {
    Propagator<T> step = Propagator.step(f, r, sigma, e);
    return new Propagator<>(step.uu(), step.wu(), step.uw(), step.ww());
  }

  private static <T extends FieldElement<T>> Propagator<T> stepImplicit(
      Elementary<T> f, T r, T sigma, T e) {
    Propagator<T> step = Propagator.step(f, r, sigma, e);
    return new Propagator<>(
        step.uu().add(step.uw().multiply(step.wu())), step.uw(), step.wu(), step.ww());
  }

  @Test
  void alignment() {
    List<UnhingedProblem> problems =
        Survey.draw(new UnhingedAlignment().instances(), 60, 13).stream()
            .filter(x -> !AlignmentEvidence.isCritical(x) && Math.abs(x.s() - 1) > 0.1)
            .filter(x -> x.N() > 1 && x.R0().norm() > 0.1 && x.A(-1).norm() > 0.1)
            .limit(10)
            .toList();
    assertThat(problems).hasSize(10);
    for (UnhingedProblem x : problems) {
      Alignment<Binary64> a = Alignment.of(Elementary.over(Binary64Field.getInstance()), x);
      Binary64 two = new Binary64(2);
      Map<String, Alignment<Binary64>> mutants = new LinkedHashMap<>();
      mutants.put(
          "B+ and B- exchanged",
          new Alignment<>(
              a.f(),
              a.s(),
              a.growQ(),
              a.decayQ(),
              a.mixedQ(),
              a.decayJ(),
              a.growJ(),
              a.mixedJ(),
              a.within()));
      mutants.put(
          "s inverted",
          new Alignment<>(
              a.f(),
              a.s().reciprocal(),
              a.growQ(),
              a.decayQ(),
              a.mixedQ(),
              a.growJ(),
              a.decayJ(),
              a.mixedJ(),
              a.within()));
      mutants.put(
          "A- doubled",
          new Alignment<>(
              a.f(),
              a.s(),
              a.growQ(),
              a.decayQ().multiply(two),
              a.mixedQ(),
              a.growJ(),
              a.decayJ(),
              a.mixedJ(),
              a.within()));
      mutants.put(
          "B+ doubled",
          new Alignment<>(
              a.f(),
              a.s(),
              a.growQ(),
              a.decayQ(),
              a.mixedQ(),
              a.growJ().multiply(two),
              a.decayJ(),
              a.mixedJ(),
              a.within()));
      mutants.put(
          "mixed product of Q negated",
          new Alignment<>(
              a.f(),
              a.s(),
              a.growQ(),
              a.decayQ(),
              a.mixedQ().negate(),
              a.growJ(),
              a.decayJ(),
              a.mixedJ(),
              a.within()));
      mutants.put(
          "R dropped",
          new Alignment<>(
              a.f(),
              a.s(),
              a.growQ(),
              a.decayQ(),
              a.mixedQ(),
              a.growJ(),
              a.decayJ(),
              a.mixedJ(),
              new Binary64(0)));
      double direct = AlignmentEvidence.directError(x, 1);
      mutants.forEach(
          (name, mutant) -> {
            double wrong =
                mutant
                    .errorSquared(
                        new Binary64(1), new Binary64(AlignmentEvidence.ratio(x)), new Binary64(0))
                    .sqrt()
                    .getReal();
            assertThat(!(Math.abs(wrong - direct) <= 1e-10 * direct))
                .as(name + " on " + x)
                .isTrue();
          });
    }
  }

  @Test
  void smallestPerturbationThatIsCaught() {
    UnhingedProblem x = UnhingedProblem.worked(0.5);
    double path =
        smallest(
            delta ->
                FlowEvidence.path(
                            FlowSolution.of(x, new Stretched(1 + delta)),
                            FlowEvidence.integrate(x, x.H0(), TRIAL))
                        .verdict()
                    == Verdict.REFUTED);
    double slope =
        smallest(
            delta ->
                FlowEvidence.slope(FlowSolution.of(x, new Stretched(1 + delta))).verdict()
                    == Verdict.REFUTED);
    double exact =
        smallest(
            delta -> {
              TaylorCertificate c = TaylorCertificate.of(x.model());
              BigFraction factor = Rationals.of(delta).add(1);
              return !c.withSigma1Squared(c.sigma1Squared().multiply(factor)).coefficientsAgree(x);
            });
    assertThat(path).isLessThan(1e-8);
    assertThat(slope).isLessThan(1e-11);
    assertThat(exact).isLessThan(1e-300);
  }

  private record Stretched(double factor) implements Propagator.Flow {
    @Override
    public <T extends FieldElement<T>> Propagator<T> at(Elementary<T> f, T r, T sigma, T z) {
      return Propagator.flow(f, r, sigma.multiply(f.number(factor)), z);
    }
  }

  static double smallest(java.util.function.DoublePredicate isCaught) {
    double delta = 1;
    while (delta > 1e-305 && isCaught.test(delta / 10)) {
      delta /= 10;
    }
    return delta;
  }

  @Test
  void flowIsEquivariant() {
    for (UnhingedProblem x : problems()) {
      FlowSolution plain = FlowSolution.of(x, Propagator::flow);
      Matrix scaledW =
          FlowSolution.of(x.with(x.H0().times(3), x.W0().times(3)), Propagator::flow).W();
      assertThat(scaledW.minus(plain.W().times(3)).maxAbs()).isLessThan(1e-12 * scaledW.maxAbs());
      Matrix turned = Matrix.of(x.p(), x.p(), (i, j) -> (i + 1) % x.p() == j ? 1 : 0);
      Matrix rotatedW =
          FlowSolution.of(x.with(turned.times(x.H0()), turned.times(x.W0())), Propagator::flow).W();
      assertThat(rotatedW.minus(turned.times(plain.W())).maxAbs())
          .isLessThan(1e-12 * rotatedW.maxAbs());
      UnhingedProblem doubled =
          new UnhingedProblem(
              x.C(),
              2 * x.N(),
              x.gamma(),
              2 * x.s(),
              x.z(),
              Matrix.of(x.p(), 2 * x.C() * x.N(), (a, i) -> x.H0().get(a, i / 2)),
              x.W0(),
              x.b0());
      assertThat(FlowSolution.of(doubled, Propagator::flow).W().minus(plain.W()).maxAbs())
          .as("every sample twice, rate of H doubled")
          .isLessThan(1e-11 * plain.W().maxAbs());
      FlowSolution back = FlowSolution.of(x.with(plain.H(), plain.W().times(-1)), Propagator::flow);
      assertThat(back.W().times(-1).minus(x.W0()).maxAbs())
          .as("time reversed")
          .isLessThan(1e-13 * FastMath.exp(2 * x.exponent()) * (1 + plain.W().maxAbs()));
    }
  }
}
