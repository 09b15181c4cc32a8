package elenchus.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static Matrix random(int rows, int columns, Random random) {
    return Matrix.of(rows, columns, (i, j) -> random.nextGaussian());
  }

  @Test
  void multipliesKnownMatrices() {
    Matrix a = Matrix.ofRows(new double[] {1, 2}, new double[] {3, 4});
    Matrix b = Matrix.ofRows(new double[] {0, 1, 2}, new double[] {1, 0, -1});
    assertThat(a.times(b)).isEqualTo(Matrix.ofRows(new double[] {2, 1, 0}, new double[] {4, 3, 2}));
    assertThat(a.times(new double[] {1, -1})).containsExactly(-1, -1);
    assertThat(a.trace()).isEqualTo(5);
    assertThat(a.dot(a)).isEqualTo(30);
  }

  @Test
  void kroneckerHasTheBlocksOfTheFirstFactor() {
    Matrix a = Matrix.ofRows(new double[] {1, 2});
    Matrix b = Matrix.ofRows(new double[] {1}, new double[] {10});
    assertThat(a.kronecker(b)).isEqualTo(Matrix.ofRows(new double[] {1, 2}, new double[] {10, 20}));
  }

  @Test
  void refusesMisshapenInput() {
    assertThatThrownBy(() -> Matrix.ofRows(new double[] {1}, new double[] {1, 2}))
        .hasMessageContaining("row 1 has 2 entries");
    assertThatThrownBy(() -> Matrix.zero(2, 3).times(Matrix.zero(2, 3)))
        .hasMessage("2 x 3 times 2 x 3");
    assertThatThrownBy(() -> Matrix.zero(2, 3).plus(Matrix.zero(3, 2)))
        .hasMessage("2 x 3 against 3 x 2");
  }

  @Test
  void notANumberIsNeverSmall() {
    assertThat(Matrix.ofRows(new double[] {1, Double.NaN, 2}).maxAbs()).isNaN();
    assertThat(Matrix.ofRows(new double[] {1, Double.NaN}).isFinite()).isFalse();
  }

  @Property(tries = 200, seed = "20261121")
  void transposeReversesProducts(
      @ForAll @IntRange(min = 1, max = 6) int n,
      @ForAll @IntRange(min = 1, max = 6) int m,
      @ForAll long seed) {
    Random random = new Random(seed);
    Matrix a = random(n, m, random);
    Matrix b = random(m, n, random);
    assertThat(a.times(b).transpose().minus(b.transpose().times(a.transpose())).maxAbs())
        .as("(AB)^T against B^T A^T")
        .isLessThan(1e-14 * n * m);
  }

  @Property(tries = 100, seed = "20261121")
  void kroneckerTurnsProductsIntoProducts(@ForAll long seed) {
    Random random = new Random(seed);
    Matrix a = random(2, 3, random);
    Matrix b = random(3, 2, random);
    Matrix c = random(3, 2, random);
    Matrix d = random(2, 4, random);
    // (A x B)(C x D) = AC x BD
    Matrix left = a.kronecker(b).times(c.kronecker(d));
    Matrix right = a.times(c).kronecker(b.times(d));
    assertThat(left.minus(right).maxAbs()).isLessThan(1e-12);
  }

  @Property(tries = 200, seed = "20261121")
  void spectralDecompositionRebuilds(@ForAll @IntRange(min = 1, max = 8) int n, @ForAll long seed) {
    Matrix a = random(n, n, new Random(seed));
    Matrix symmetric = a.plus(a.transpose());
    SymmetricEigen eigen = SymmetricEigen.of(symmetric);
    assertThat(eigen.apply(x -> x).minus(symmetric).maxAbs())
        .as("Q diag Q^T against S for n = " + n)
        .isLessThan(1e-12 * (1 + symmetric.norm()));
    assertThat(eigen.values()).isSorted();
    assertThat(
            eigen.vectors().transpose().times(eigen.vectors()).minus(Matrix.identity(n)).maxAbs())
        .isLessThan(1e-12);
  }

  @Property(tries = 200, seed = "20261121")
  void rowSpaceHasTheRankOfTheFactors(
      @ForAll @IntRange(min = 1, max = 3) int rank, @ForAll long seed) {
    Random random = new Random(seed);
    Matrix rows = random(5, rank, random).times(random(rank, 6, random));
    RowSpace space = RowSpace.of(rows);
    assertThat(space.rank()).isEqualTo(rank);
    double[] row = rows.row(2);
    double[] projected = space.project(row);
    for (int j = 0; j < row.length; j++) {
      assertThat(projected[j]).as("a row lies in the span").isCloseTo(row[j], within(1e-10));
    }
  }

  @Test
  void rowSpaceOfNothingIsEmpty() {
    assertThat(RowSpace.of(Matrix.zero(0, 3)).rank()).isZero();
    assertThat(RowSpace.of(Matrix.zero(2, 3)).rank()).isZero();
  }
}
