package elenchus.catalogue.centralpath;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.junit.jupiter.api.Test;

/** Closed forms broken on purpose: signs, factors, exponents, eigenvalues, transposes. */
class CentralPathMutationTest {
  private static final MseProblem PROBLEM =
      new MseProblem(
          Matrix.ofRows(new double[][] {{1, 2, 0, -1, 3, 1}, {0, 1, 1, 2, -1, 0}}),
          3,
          2,
          Matrix.ofRows(new double[][] {{1, 0}, {-1, 2}, {0, 1}}),
          List.of(1.0, -1.0, 0.5),
          0.25);
  private static final FeatureFlow PATH =
      new FeatureFlow(
          Matrix.ofRows(
              new double[][] {{1, -1, 0.5, 3, 4, 2, -2, -1, -3}, {0, 1, -1, 2, 0, 1, 1, 3, -1}}),
          3,
          3,
          20);
  private static final FeatureFlow FREE =
      new FeatureFlow(Matrix.ofRows(new double[] {2, 0, 1, -3}), 2, 2, 7);

  @Test
  void decomposition() {
    Elementary<BigFraction> on = Elementary.rationals();
    MseTerms<BigFraction> right = MseTerms.of(PROBLEM, on);
    assertThat(MseDecomposition.identity(right).build().verdict()).isEqualTo(Verdict.SUPPORTED);
    FieldMatrix<BigFraction> best = right.optimum();
    BigFraction two = new BigFraction(2);
    MseProblem lighter =
        new MseProblem(PROBLEM.H(), 3, 2, PROBLEM.W(), PROBLEM.b(), PROBLEM.lam() * 2);
    List<MseTerms<BigFraction>> mutants =
        List.of(
            terms(right, right.within().negate(), right.means(), right.distance()),
            terms(right, right.within().multiply(two), right.means(), right.distance()),
            terms(right, right.within(), right.means().multiply(two), right.distance()),
            terms(right, right.within(), right.means(), right.distance().divide(two)),
            terms(right, right.within(), right.means().pow(2), right.distance()),
            MseTerms.of(PROBLEM, on, PROBLEM::label, best.scalarMultiply(two)),
            MseTerms.of(PROBLEM, on, PROBLEM::label, MseTerms.optimum(lighter, on)),
            MseTerms.of(PROBLEM, on, j -> j % 3, best),
            terms(
                right,
                right.within().multiply(new BigFraction(1_000_000_000_001L, 1_000_000_000_000L)),
                right.means(),
                right.distance()));
    assertThat(mutants)
        .allMatch(m -> MseDecomposition.identity(m).build().verdict() == Verdict.REFUTED);
  }

  private static MseTerms<BigFraction> terms(
      MseTerms<BigFraction> right, BigFraction within, BigFraction means, BigFraction distance) {
    return new MseTerms<>(
        right.total(), within, means, distance, right.optimum(), right.gradient());
  }

  @Test
  void projectedPath() {
    GrowthLaw law = GrowthLaw.projected(3, 3);
    assertThat(path(law)).isEqualTo(Verdict.SUPPORTED);
    List<GrowthLaw> mutants =
        List.of(
            GrowthLaw.whitened(3, 3),
            new GrowthLaw(law.logarithm() / 3, law.square(), law.fourth()),
            new GrowthLaw(law.logarithm(), 2 * law.square(), law.fourth()),
            new GrowthLaw(law.logarithm(), law.square(), 4 * law.fourth()),
            GrowthLaw.projected(3, 9),
            GrowthLaw.projected(9, 3));
    assertThat(mutants).allMatch(m -> path(m) == Verdict.REFUTED);
    assertThat(
            smallest(
                d -> path(new GrowthLaw(law.logarithm() * (1 + d), law.square(), law.fourth()))))
        .isLessThanOrEqualTo(1e-7);
  }

  @Test
  void whitenedPath() {
    GrowthLaw law = GrowthLaw.whitened(3, 3);
    assertThat(whitened(law)).isEqualTo(Verdict.SUPPORTED);
    List<GrowthLaw> mutants =
        List.of(
            GrowthLaw.projected(3, 3),
            new GrowthLaw(law.logarithm() / 3, law.square(), 0),
            new GrowthLaw(law.logarithm(), 2 * law.square(), 0),
            new GrowthLaw(law.logarithm() * 2, law.square() * 2, 0),
            new GrowthLaw(law.logarithm(), law.square(), 0.25 * 3));
    assertThat(mutants).allMatch(m -> whitened(m) == Verdict.REFUTED);
  }

  private static Verdict path(GrowthLaw law) {
    Snr snr = Snr.of(PATH.H(), PATH.C(), PATH.N());
    return verdict(CentralPathSnr.projected(PATH, snr, law, Trial.standard()));
  }

  private static Verdict whitened(GrowthLaw law) {
    Snr snr = Snr.of(PATH.H(), PATH.C(), PATH.N());
    return verdict(CentralPathSnr.whitened(PATH, snr, law, Trial.standard()));
  }

  @Test
  void freePath() {
    double[] kappa = {2.0 / 7};
    double rate = 2.0 / (2 * 14);
    assertThat(free(kappa, rate)).isEqualTo(Verdict.SUPPORTED);
    assertThat(free(kappa, -rate)).isEqualTo(Verdict.REFUTED);
    assertThat(free(kappa, rate / 2)).isEqualTo(Verdict.REFUTED);
    assertThat(free(kappa, 2 * rate)).isEqualTo(Verdict.REFUTED);
    assertThat(free(kappa, 2.0 / 14)).isEqualTo(Verdict.REFUTED);
    assertThat(free(new double[] {5.0 / 7}, rate)).isEqualTo(Verdict.REFUTED);
    assertThat(free(new double[] {Math.sqrt(2.0 / 7)}, rate)).isEqualTo(Verdict.REFUTED);
    assertThat(smallest(d -> free(kappa, rate * (1 + d)))).isLessThanOrEqualTo(1e-8);
  }

  private static Verdict free(double[] kappa, double rate) {
    return verdict(
        FreePathEvidence.angles(FREE, FreePathEvidence.logistic(kappa, rate), Trial.standard()));
  }

  @Test
  void theGradientIsOrthogonalOnlyWithTheBias() {
    ExactGradient right = ExactGradient.of(FREE);
    assertThat(right.isOrthogonal()).isTrue();
    UnaryOperator<FieldMatrix<BigFraction>> shift =
        g -> g.add(g).subtract(g.scalarAdd(BigFraction.ONE));
    assertThat(new ExactGradient(right.features(), shift.apply(right.gradient())).isOrthogonal())
        .isFalse();
  }

  /** The smallest power of ten whose relative perturbation is refuted. */
  private static double smallest(DoubleFunction<Verdict> perturbed) {
    double caught = Double.POSITIVE_INFINITY;
    for (int k = 1; k <= 15; k++) {
      double size = Double.parseDouble("1e-" + k);
      if (perturbed.apply(size) != Verdict.REFUTED) {
        break;
      }
      caught = size;
    }
    return caught;
  }

  private static Verdict verdict(Finding.Builder finding) {
    return finding.build().verdict();
  }
}
