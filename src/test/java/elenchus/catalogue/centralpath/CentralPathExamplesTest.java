package elenchus.catalogue.centralpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Evidence;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The worked examples of the central path, to every printed digit. */
class CentralPathExamplesTest {

  @Test
  void decomposition() {
    Evidence evidence = examine(new MseDecomposition(), 0);
    assertThat(scalar(evidence, "L")).isCloseTo(0.2525, within(1e-15));
    assertThat(scalar(evidence, "within")).isCloseTo(0.06925408973290645, within(1e-16));
    assertThat(scalar(evidence, "means")).isCloseTo(0.020977698346563756, within(1e-17));
    assertThat(scalar(evidence, "distance")).isCloseTo(0.16226821192052973, within(1e-16));
    double[][] optimum = table(evidence, "WLS");
    assertRow(optimum[0], 0.38079470198675497, 0.28145695364238404);
    assertRow(optimum[1], -0.347682119205298, 0.6125827814569536);
  }

  @Test
  void projectedPath() {
    Evidence evidence = examine(new CentralPathSnr(), 0);
    assertRow(tuple(evidence, "omega0"), 0.5);
    assertRow(tuple(evidence, "omega"), 0.5830800585745435);
    assertRow(tuple(evidence, "omega at 1e3"), 4.365138055360502);
    assertThat(tuple(evidence, "omega at 1e6")[0]).isCloseTo(28.46807673724164, within(2e-14));
  }

  @Test
  void freePath() {
    Evidence first = examine(new CentralPathUnnormalised(), 0);
    assertThat(scalar(first, "k")).isEqualTo(14);
    assertRow(tuple(first, "kappa0"), 2.0 / 7);
    assertRow(tuple(first, "kappa"), 0.3974046852325401);
    assertRow(tuple(first, "omega"), 1.148467246620513);
    assertRow(
        table(first, "H")[0],
        2.097866392165088,
        0.260875983181477,
        0.657619221310328,
        -3.016361596656894);
    assertRow(tuple(examine(new CentralPathUnnormalised(), 1), "kappa"), 4.0 / 9);
    Evidence last = examine(new CentralPathUnnormalised(), 2);
    assertRow(tuple(last, "kappa"), 8.0 / 13);
    double root = Math.sqrt(7.0 / 13);
    assertRow(table(last, "H")[0], 3 * root, root, 0, -4 * root);
  }

  @Test
  void logisticAnglesOfThreeClasses() {
    double rate = 2 / (3 * 2.5);
    assertRow(FreePathEvidence.logistic(new double[] {0.1}, rate).values(6), 0.3549789231289511);
  }

  @Test
  void anglesAtTheEndsOfTheirRangeStay() {
    assertRow(FreePathEvidence.logistic(new double[] {0, 1}, 1).values(700), 0, 1);
  }

  private static <I> Evidence examine(Theorem<I> theorem, int example) {
    Evidence evidence =
        theorem.examine(theorem.examples().get(example).instance(), Trial.standard());
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    return evidence;
  }

  private static void assertRow(double[] row, double... expected) {
    assertThat(row).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(row[i]).as("entry " + i).isCloseTo(expected[i], within(3e-15));
    }
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
