package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Rationals;
import elenchus.theorem.Evidence;
import elenchus.theorem.Precision;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class UnhingedSoftLabelsTest {
  private final UnhingedSoftLabels theorem = new UnhingedSoftLabels();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 60, 1).values()).allMatch(ratio -> ratio <= 1);
  }

  @Test
  void holdsAtHighPrecision() {
    for (SoftLabelProblem x : Survey.draw(theorem.instances(), 10, 4)) {
      assertThat(theorem.examine(x, Trial.of(Precision.HIGH, 0)).verdict())
          .as("" + x)
          .isEqualTo(Verdict.SUPPORTED);
    }
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 60, 2)).hasSize(4);
  }

  @Test
  void workedExampleToAllDigits() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    assertThat(Survey.scalar(evidence, "sigma1")).isCloseTo(0.23098821518760546, within(3e-17));
    assertThat(Survey.scalar(evidence, "sigma2")).isCloseTo(0.0471404520791031, within(7e-17));
    double[][] W = Survey.table(evidence, "W");
    Survey.assertRow(W[0], 1.3783978548415705, -0.07969002286593053, -0.07969002286593053);
    Survey.assertRow(W[1], 0.2724674802078406, 1.7305553579153419, -1.9359604068012988);
    double[][] H = Survey.table(evidence, "H");
    assertThat(H[0][0]).isCloseTo(2.0987851784033915, within(2e-15));
    assertThat(H[1][4]).isCloseTo(-3.803100184550934, within(4e-15));
  }

  @Test
  void singularValuesOfTheCoupling() {
    for (SoftLabelProblem x : Survey.draw(theorem.instances(), 60, 7)) {
      double[] values =
          new SingularValueDecomposition(
                  MatrixUtils.createRealMatrix(x.exactM().toMatrix().toRows()))
              .getSingularValues();
      double[] expected = new double[x.C()];
      java.util.Arrays.fill(expected, Math.abs(x.sigma1()));
      expected[x.C() - 1] = Math.abs(x.sigma2());
      java.util.Arrays.sort(expected);
      for (int k = 0; k < x.C(); k++) {
        assertThat(values[k]).as("" + x).isCloseTo(expected[x.C() - 1 - k], within(1e-14));
      }
    }
  }

  @Test
  void mutantsAreRefuted() {
    for (String mutant :
        List.of(
            "1 + eps*C/(C-1)",
            "1 - eps",
            "1 - eps*(C-1)/C",
            "1 - eps*C",
            "(1 - eps*C/(C-1))^2",
            "1 - 2*eps*C/(C-1)")) {
      assertThat(SoftLabelEvidence.proof(field -> field.parse(mutant)).holds())
          .as(mutant)
          .isFalse();
    }
    List<SoftLabelProblem> problems =
        Survey.draw(theorem.instances(), 80, 3).stream()
            .filter(x -> Math.abs(x.contrast()) > 0.1 && x.s() != 1)
            .filter(x -> Math.max(Math.abs(x.sigma1()), Math.abs(x.sigma2())) * x.z() > 0.1)
            .filter(x -> x.W0().norm() > 0.1 && x.hard().U0().norm() > 0.1)
            .limit(8)
            .toList();
    assertThat(problems).hasSize(8);
    MutationTest.flows()
        .forEach(
            (name, mutant) -> {
              for (SoftLabelProblem x : problems) {
                assertThat(
                        SoftLabelEvidence.path(
                                x,
                                SoftLabelEvidence.solve(x, x.sigma1(), x.sigma2(), mutant),
                                SoftLabelEvidence.integrate(x, Trial.standard()))
                            .verdict())
                    .as(name + " on " + x)
                    .isEqualTo(Verdict.REFUTED);
              }
            });
  }

  @Test
  void mutantEigenvaluesAreRefuted() {
    SoftLabelProblem x = SoftLabelProblem.of(UnhingedProblem.worked(0.25), 0.25);
    TaylorCertificate right = x.certificate();
    BigFraction eps = Rationals.of(x.eps());
    Map<String, BigFraction> contrasts = new LinkedHashMap<>();
    contrasts.put("no factor", BigFraction.ONE);
    contrasts.put("1 - eps", BigFraction.ONE.subtract(eps));
    contrasts.put("sign", eps.multiply(new BigFraction(3, 2)).add(1));
    contrasts.put("inverted", BigFraction.ONE.subtract(eps.multiply(new BigFraction(2, 3))));
    contrasts.put("1 - eps C", BigFraction.ONE.subtract(eps.multiply(3)));
    TaylorCertificate hard = TaylorCertificate.of(x.hard().model());
    contrasts.forEach(
        (name, contrast) ->
            assertThat(
                    SoftLabelEvidence.coefficients(
                            x,
                            right.withSigma1Squared(
                                hard.sigma1Squared().multiply(contrast).multiply(contrast)))
                        .verdict())
                .as(name)
                .isEqualTo(Verdict.REFUTED));
    double exact =
        MutationTest.smallest(
            delta ->
                SoftLabelEvidence.coefficients(
                            x,
                            right.withSigma1Squared(
                                right.sigma1Squared().multiply(Rationals.of(delta).add(1))))
                        .verdict()
                    == Verdict.REFUTED);
    assertThat(exact).isLessThan(1e-300);
    double path =
        MutationTest.smallest(
            delta ->
                SoftLabelEvidence.path(
                            x,
                            SoftLabelEvidence.solve(
                                x, x.sigma1() * (1 + delta), x.sigma2(), Propagator::flow),
                            SoftLabelEvidence.integrate(x, Trial.standard()))
                        .verdict()
                    == Verdict.REFUTED);
    assertThat(path).isLessThan(1e-8);
  }
}
