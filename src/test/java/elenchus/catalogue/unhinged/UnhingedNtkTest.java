package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
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

class UnhingedNtkTest {
  private final UnhingedNtk theorem = new UnhingedNtk();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 60, 1).values()).allMatch(ratio -> ratio <= 0.5);
  }

  @Test
  void holdsAtHighPrecision() {
    for (KernelProblem x : Survey.draw(theorem.instances(), 10, 4)) {
      assertThat(theorem.examine(x, Trial.of(Precision.HIGH, 0)).verdict())
          .as("" + x)
          .isEqualTo(Verdict.SUPPORTED);
    }
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 40, 2)).hasSize(7);
  }

  @Test
  void proofs() {
    assertThat(KernelProofs.regular().holds()).isTrue();
    assertThat(KernelProofs.degenerate().holds()).isTrue();
    assertThat(KernelProofs.invariantsHold()).isTrue();
  }

  @Test
  void workedExampleToAllDigits() {
    KernelProblem x = theorem.examples().get(0).instance();
    Evidence evidence = theorem.examine(x, Trial.standard());
    double[][] W = Survey.table(evidence, "W");
    Survey.assertRow(W[0], 1.4003843611492506, 0.13979252462789446, -0.5401768857771451);
    Survey.assertRow(W[1], 0.5884703505592155, 1.8490621870805717, -2.437532537639787);
    double[][] H = Survey.table(evidence, "H");
    Survey.assertRow(
        H[0],
        1.9136193894822466,
        0.9136193894822466,
        -0.6291014311540569,
        2.370898568845943,
        -1.2845179583281896,
        -0.28451795832818966);
    Survey.assertRow(
        H[1],
        0.638669454565163,
        1.638669454565163,
        2.1813902752014664,
        1.1813902752014664,
        -3.8200597297666294,
        -0.8200597297666294);
    assertThat(weighted(x, Matrix.ofRows(H), Matrix.ofRows(W))).isCloseTo(19 / 3.0, within(1e-13));
    assertThat(weighted(x, x.H0(), x.W0())).isCloseTo(19 / 3.0, within(1e-14));
  }

  /** tr(K^-1 HH') - |W|^2. */
  private static double weighted(KernelProblem x, Matrix H, Matrix W) {
    Matrix inverse = RationalMatrix.of(x.K()).inverse().orElseThrow().toMatrix();
    return inverse.times(H.times(H.transpose())).trace() - W.dot(W);
  }

  @Test
  void weightedTraceIsConservedForInvertibleKernels() {
    int checked = 0;
    for (KernelProblem x : Survey.draw(theorem.instances(), 60, 8)) {
      if (x.rank() == x.K().rows() && x.spectrum().min() > 1e-3) {
        KernelSolution end = KernelSolution.of(x, x.roots(), KernelSolution::mode);
        double before = weighted(x, x.H0(), x.W0());
        double scale = end.W().dot(end.W()) + x.H0().dot(x.H0()) / x.spectrum().min();
        assertThat(weighted(x, end.H(x), end.W()))
            .as("" + x)
            .isCloseTo(before, within(1e-10 * (1 + scale)));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(5);
  }

  @Test
  void singularKernelGrowsLinearly() {
    Evidence evidence = theorem.examine(UnhingedNtk.SINGULAR, Trial.standard());
    assertThat(Survey.table(evidence, "W")[0]).containsExactly(1.5, 0);
    assertThat(Survey.table(evidence, "H")[0]).containsExactly(1, 0);
  }

  @Test
  void onlyTheCorrectedOrderDiagonalises() {
    BigFraction one = BigFraction.ONE;
    KroneckerForm fitting = KroneckerForm.of(UnhingedNtk.FITTING);
    assertThat(fitting.isOfOneSize()).isTrue();
    assertThat(fitting.transcribedDiagonalises(one)).isFalse();
    assertThat(fitting.correctedDiagonalises(one)).isTrue();
    assertThat(fitting.B()).isEqualTo(fitting.A().times(new BigFraction(1, 2)));
    RationalMatrix U = fitting.eigenvectorsOfA(one);
    RationalMatrix block =
        RationalMatrix.of(
            4, 4, (i, j) -> new BigFraction(i % 2 != j % 2 ? 0 : i < 2 || j < 2 ? 1 : -1));
    assertThat(block.times(block)).isEqualTo(RationalMatrix.identity(4).times(BigFraction.TWO));
    assertThat(U.inverse().orElseThrow().times(fitting.A()).times(U).toMatrix())
        .isEqualTo(Matrix.diagonal(1, 1, -1, -1));
    KroneckerForm singular = KroneckerForm.of(UnhingedNtk.SINGULAR);
    assertThat(singular.A().rows()).isEqualTo(2);
    assertThat(singular.B().rows()).isEqualTo(4);
    assertThat(singular.isDiagonalisable()).isFalse();
  }

  @Test
  void correctedOrderDiagonalisesForOtherKernels() {
    KernelProblem x =
        KernelProblem.of(
            UnhingedProblem.unbiased(3, 1, 0.5, 1, 1, Matrix.identity(3), Matrix.identity(3)),
            Matrix.identity(3).times(4));
    assertThat(KroneckerForm.of(x).correctedDiagonalises(BigFraction.TWO)).isTrue();
    assertThat(KroneckerForm.of(x).transcribedDiagonalises(BigFraction.TWO)).isFalse();
  }

  private static <T extends FieldElement<T>> Propagator<T> doubledRoot(
      Elementary<T> f, T r, T sigma, T t) {
    return KernelSolution.mode(f, r.multiply(2), sigma, t);
  }

  private static List<KernelProblem> problems(UnhingedNtk theorem) {
    return Survey.draw(theorem.instances(), 150, 3).stream()
        .filter(x -> x.rank() == x.K().rows() && x.exponent() > 0.3)
        .filter(x -> x.roots()[0] > 0.2 && Math.abs(x.roots()[x.K().rows() - 1] - 1) > 0.2)
        .filter(x -> x.W0().norm() > 0.1 && x.plain().U0().norm() > 0.1)
        .limit(8)
        .toList();
  }

  @Test
  void mutantsAreRefuted() {
    Map<String, Propagator.Flow> mutants = new LinkedHashMap<>(MutationTest.flows());
    mutants.put("doubled root", UnhingedNtkTest::doubledRoot);
    List<KernelProblem> problems = problems(theorem);
    assertThat(problems).hasSizeGreaterThan(4);
    mutants.forEach(
        (name, mutant) -> {
          for (KernelProblem x : problems) {
            assertThat(
                    KernelEvidence.path(
                            x,
                            KernelSolution.of(x, x.roots(), mutant),
                            KernelEvidence.integrate(x, Trial.standard()))
                        .verdict())
                .as(name + " on " + x)
                .isEqualTo(Verdict.REFUTED);
          }
        });
  }

  @Test
  void mutantsOfTheDegenerateModeAreRefuted() {
    Map<String, KernelProofs.DegenerateFlow> mutants = new LinkedHashMap<>();
    mutants.put("sign", (u, w, sigma, t) -> w.subtract(sigma.multiply(t).multiply(u)));
    mutants.put("factor", (u, w, sigma, t) -> w.add(sigma.multiply(t).multiply(u).multiply(2)));
    mutants.put("exponent", (u, w, sigma, t) -> w.add(sigma.multiply(t.pow(2)).multiply(u)));
    mutants.put("eigenvalue", (u, w, sigma, t) -> w.add(sigma.pow(2).multiply(t).multiply(u)));
    mutants.put("exchanged", (u, w, sigma, t) -> u.add(sigma.multiply(t).multiply(w)));
    mutants.put("at rest", (Expression u, Expression w, Expression sigma, Expression t) -> w);
    mutants.forEach(
        (name, mutant) -> assertThat(KernelProofs.degenerate(mutant).holds()).as(name).isFalse());
  }

  @Test
  void mutantKernelsAreRefuted() {
    KernelProblem x = theorem.examples().get(0).instance();
    RationalMatrix K = RationalMatrix.of(x.K());
    RationalMatrix skew =
        RationalMatrix.of(2, 2, (i, j) -> new BigFraction(i == j ? 2 : i < j ? 1 : -1));
    for (RationalMatrix wrong :
        List.of(
            K.times(K),
            K.times(BigFraction.MINUS_ONE),
            K.times(BigFraction.TWO),
            RationalMatrix.identity(2),
            K.inverse().orElseThrow(),
            skew)) {
      assertThat(KernelEvidence.coefficients(x, wrong).verdict())
          .as("" + wrong)
          .isEqualTo(Verdict.REFUTED);
    }
  }

  @Test
  void smallestPerturbationThatIsCaught() {
    KernelProblem x = theorem.examples().get(0).instance();
    double path =
        MutationTest.smallest(
            delta ->
                KernelEvidence.path(
                            x,
                            KernelSolution.of(x, stretched(x, delta), KernelSolution::mode),
                            KernelEvidence.integrate(x, Trial.standard()))
                        .verdict()
                    == Verdict.REFUTED);
    double slope =
        MutationTest.smallest(
            delta ->
                KernelEvidence.slope(
                            x, KernelSolution.of(x, stretched(x, delta), KernelSolution::mode))
                        .verdict()
                    == Verdict.REFUTED);
    RationalMatrix K = RationalMatrix.of(x.K());
    double exact =
        MutationTest.smallest(
            delta ->
                KernelEvidence.coefficients(
                            x, K.times(elenchus.exact.Rationals.of(delta).add(BigFraction.ONE)))
                        .verdict()
                    == Verdict.REFUTED);
    assertThat(path).isLessThan(1e-7);
    assertThat(slope).isLessThan(1e-10);
    assertThat(exact).isLessThan(1e-300);
  }

  private static double[] stretched(KernelProblem x, double delta) {
    double[] roots = x.roots();
    for (int i = 0; i < roots.length; i++) {
      roots[i] *= 1 + delta;
    }
    return roots;
  }

  @Test
  void identityKernelIsThePlainFlow() {
    KernelProblem x = KernelProblem.of(UnhingedProblem.worked(0.5), Matrix.identity(2));
    assertThat(SymmetricEigen.of(x.K()).values()).containsExactly(1, 1);
    Matrix plain = FlowSolution.of(x.plain(), Propagator::flow).W();
    assertThat(KernelSolution.of(x, x.roots(), KernelSolution::mode).W().minus(plain).maxAbs())
        .isLessThan(1e-14);
  }
}
