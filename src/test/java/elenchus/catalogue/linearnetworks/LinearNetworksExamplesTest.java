package elenchus.catalogue.linearnetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Objects;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

/** The worked examples of the linear networks, to every printed digit. */
class LinearNetworksExamplesTest {

  @Test
  void modes() {
    Evidence unbalanced = examine(new SaxeMode(), 0);
    assertThat(scalar(unbalanced, "a")).isCloseTo(1.5254452053657446, within(1e-15));
    assertThat(scalar(unbalanced, "b")).isCloseTo(1.2557798670839322, within(1e-15));
    assertThat(scalar(examine(new SaxeMode(), 1), "u")).isCloseTo(1.87484111374369, within(1e-14));
  }

  @Test
  void riccati() {
    double[][] product = table(examine(new RiccatiBalanced(), 0), "W2W1");
    assertThat(product[0][0]).isCloseTo(0.4305879205034301, within(1e-15));
    assertThat(product[0][1]).isZero();
    assertThat(product[1]).containsExactly(0, 0);
  }

  @Test
  void interpolation() {
    Evidence golden = examine(new TwoLayerInterpolationLimit(), 0);
    double[] theta = tuple(golden, "theta");
    assertThat(theta[0]).isCloseTo(1, within(1e-15));
    assertThat(theta[1]).isCloseTo(1.272019649514069, within(1e-15));
    assertThat(InterpolationControls.transcribedAlpha(1, 1))
        .isCloseTo(0.744346410038982, within(1e-15));
    assertThat(scalar(examine(new TwoLayerInterpolationLimit(), 1), "alpha"))
        .isCloseTo(2.0581710272714924, within(1e-15));
  }

  @Test
  void smallestCounterexampleOfTheTranscribedCoefficient() {
    TwoLayerRegression problem = RegressionDraws.plane(20, 3, 0, 3);
    RationalEnd end = RationalEnd.of(problem).orElseThrow();
    assertThat(end.alpha()).isEqualTo(new BigFraction(5));
    assertThat(end.theta().getColumn(0)).containsExactly(new BigFraction(20), new BigFraction(15));
    assertThat(end.stationarity(new BigFraction(3, 2))).isTrue();
    assertThat(end.stationarity(BigFraction.ONE)).isFalse();
    assertThat(InterpolationControls.transcribedAlpha(problem.q(), problem.r()))
        .isCloseTo(3.1340, within(5e-5));
  }

  @Test
  void trueOverTranscribedAlphaLiesBetweenThreeHalvesAndNineQuarters() {
    assertThat(1 / InterpolationControls.transcribedAlpha(1, 0))
        .isCloseTo(1.5 * 1.5, within(1e-15));
    for (double r : new double[] {0.01, 1, 100, 1e6}) {
      assertThat(TwoLayerRegression.alpha(1, r) / InterpolationControls.transcribedAlpha(1, r))
          .isBetween(1.5, 2.25);
    }
  }

  @Test
  void balancedness() {
    Evidence linear = examine(new Balancedness(), 0);
    assertThat(table(linear, "D1"))
        .isDeepEqualTo(new double[][] {{0, -1, 1}, {-1, 0, -3}, {1, -3, 2}});
    assertThat(table(linear, "X1")).isDeepEqualTo(new double[3][3]);
    assertThat(table(examine(new Balancedness(), 1), "X1"))
        .isDeepEqualTo(new double[][] {{0, 0.5, -1.5}, {0.5, 0, 1}, {-1.5, 1, 0}});
  }

  @Test
  void rankCertificate() {
    double[] bounds = tuple(examine(new DeepLinearRankOne(), 0), "B");
    assertThat(bounds[0]).isCloseTo(2.189534020335082, within(1e-14));
    assertThat(bounds[1]).isZero();
  }

  @Test
  void positiveEigenvaluesAreCountedExactly() {
    assertThat(count(new int[][] {{2, 1}, {1, 2}})).isEqualTo(2);
    assertThat(count(new int[][] {{0, 1}, {1, 0}})).isEqualTo(1);
    assertThat(count(new int[][] {{0, 0}, {0, 0}})).isZero();
    assertThat(count(new int[][] {{-1, 0, 0}, {0, 0, 0}, {0, 0, 5}})).isEqualTo(1);
    assertThat(count(new int[][] {{-3, 1}, {1, -3}})).isZero();
  }

  private static int count(int[][] rows) {
    BigFraction[][] entries = new BigFraction[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        entries[i][j] = new BigFraction(rows[i][j]);
      }
    }
    FieldMatrix<BigFraction> matrix = MatrixUtils.createFieldMatrix(entries);
    return RankCertificate.positiveRoots(matrix);
  }

  @Test
  void theCertificateIsDecidedExactlyOnTheWorkedLayers() {
    assertThat(RankCertificate.holdsExactly(NetworkDraws.worked().W())).isTrue();
    // The identity in front of a row of zeros has sigma_2 = 1 and D = -I: the bound is met exactly.
    assertThat(RankCertificate.holdsExactly(List.of(Matrix.identity(2), Matrix.zero(1, 2))))
        .isTrue();
  }

  private static <I> Evidence examine(Theorem<I> theorem, int example) {
    Evidence evidence =
        theorem.examine(theorem.examples().get(example).instance(), Trial.standard());
    assertThat(evidence.findings())
        .allMatch(f -> f.verdict() == Verdict.SUPPORTED || !f.limitedBy().isEmpty());
    return evidence;
  }

  private static double scalar(Evidence evidence, String name) {
    return ((Quantity.Scalar) quantity(evidence, name)).value();
  }

  private static double[] tuple(Evidence evidence, String name) {
    return ((Quantity.Tuple) quantity(evidence, name)).values();
  }

  private static double[][] table(Evidence evidence, String name) {
    return ((Quantity.Table) quantity(evidence, name)).rows();
  }

  private static Quantity quantity(Evidence evidence, String name) {
    return Objects.requireNonNull(evidence.quantities().get(name), name);
  }
}
