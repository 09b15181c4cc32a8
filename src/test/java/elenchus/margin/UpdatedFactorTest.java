package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class UpdatedFactorTest {

  /** After any appends and drops the factor solves the system of the rows it holds. */
  @Property(tries = 100, seed = "20261121")
  void appendsAndDrops(@ForAll long seed) {
    Draw draw = Drawn.stream(seed);
    Matrix A = Matrix.ofRows(draw.gaussianRows(40, 30));
    UpdatedFactor factor = new UpdatedFactor(new DenseRows(A));
    List<Integer> held = new ArrayList<>();
    for (int step = 0; step < 60; step++) {
      int row = draw.integer(0, 39);
      if (held.size() > 20 || (!held.isEmpty() && draw.chance(0.4))) {
        int index = draw.integer(0, held.size() - 1);
        factor.drop(index);
        held.remove(index);
      } else if (!held.contains(row)) {
        assertThat(factor.append(row)).isTrue();
        held.add(row);
      }
    }
    assertThat(factor.size()).isEqualTo(held.size());
    RealMatrix rows = MatrixUtils.createRealMatrix(Math.max(1, held.size()), 30);
    for (int t = 0; t < held.size(); t++) {
      assertThat(factor.row(t)).isEqualTo(held.get(t));
      rows.setRow(t, A.row(held.get(t)));
    }
    double[] z = new double[held.size()];
    factor.ones(z);
    if (z.length > 0) {
      double[] expected =
          new LUDecomposition(rows.multiplyTransposed(rows))
              .getSolver()
              .solve(new ArrayRealVector(z.length, 1.0))
              .toArray();
      double size = Arrays.stream(expected).map(Math::abs).max().orElse(0);
      assertThat(z).containsExactly(expected, within(1e-10 * size));
    }
  }

  @Test
  void dependentRow() {
    Matrix A =
        Matrix.ofRows(new double[] {1, 2, 3}, new double[] {0, 1, 1}, new double[] {2, 1, 3});
    UpdatedFactor factor = new UpdatedFactor(new DenseRows(A));
    assertThat(factor.append(0)).isTrue();
    assertThat(factor.append(1)).isTrue();
    assertThat(factor.append(2)).isFalse();
    assertThat(factor.size()).isEqualTo(2);
    assertThat(factor.dependency()).containsExactly(new double[] {2, -3}, within(1e-14));
  }

  /** A row at a tiny distance from the others is still independent. */
  @Test
  void nearlyDependentRow() {
    double epsilon = 1e-9;
    Matrix A = Matrix.ofRows(new double[] {3, 4, 0}, new double[] {6, 8, epsilon});
    UpdatedFactor factor = new UpdatedFactor(new DenseRows(A));
    assertThat(factor.append(0)).isTrue();
    assertThat(factor.append(1)).isTrue();
    double[] z = new double[2];
    factor.ones(z);
    assertThat(z[1] * epsilon * epsilon).isCloseTo(-1, within(1e-6));
  }
}
