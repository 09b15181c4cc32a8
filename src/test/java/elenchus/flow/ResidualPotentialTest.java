package elenchus.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.linear.Matrix;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class ResidualPotentialTest {

  /** z = (1,0), (1,1), (1,-2): the dual solutions are (1 - 3q, 2q, q). */
  @Test
  void selectsTheDualOfMaximalEntropy() {
    Matrix rows = Matrix.ofRows(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, -2});
    double[] dual = ResidualPotential.minimise(rows, new double[] {1, 0}).orElseThrow().dual();
    double q = 1 / (3 + FastMath.cbrt(4));
    assertThat(dual[0]).isCloseTo(1 - 3 * q, within(1e-14));
    assertThat(dual[1]).isCloseTo(2 * q, within(1e-14));
    assertThat(dual[2]).as("4 q^3 = (1 - 3q)^3").isCloseTo(0.217988353029, within(1e-12));
  }

  @Test
  void hasNoMinimiserOnTheBoundaryOfTheCone() {
    Matrix rows = Matrix.ofRows(new double[] {1, 0}, new double[] {1, 1});
    assertThat(ResidualPotential.minimise(rows, new double[] {1, 0})).isEmpty();
  }

  @Property(tries = 200, seed = "20261121")
  void recoversAPlantedDual(
      @ForAll @IntRange(min = 1, max = 6) int pairs,
      @ForAll @IntRange(min = 1, max = 6) int dimension,
      @ForAll long seed) {
    Random random = new Random(seed);
    Matrix rows = Matrix.of(pairs, dimension, (i, j) -> random.nextGaussian());
    double[] planted = new double[pairs];
    double[] logWeights = new double[pairs];
    for (int p = 0; p < pairs; p++) {
      planted[p] = FastMath.exp(random.nextGaussian());
      logWeights[p] = random.nextGaussian();
    }
    double[] target = rows.transpose().times(planted);
    ResidualPotential found = ResidualPotential.minimise(rows, target, logWeights).orElseThrow();
    double[] rebuilt = rows.transpose().times(found.dual());
    for (int j = 0; j < dimension; j++) {
      assertThat(rebuilt[j])
          .as("A^T alpha against the target")
          .isCloseTo(target[j], within(1e-11 * (1 + rows.maxAbs() * pairs)));
    }
    double[] margins = rows.times(found.minimiser());
    for (int p = 0; p < pairs; p++) {
      assertThat(FastMath.log(found.dual()[p]))
          .as("log alpha = log weight - <A, V>")
          .isCloseTo(logWeights[p] - margins[p], within(1e-9));
    }
  }
}
