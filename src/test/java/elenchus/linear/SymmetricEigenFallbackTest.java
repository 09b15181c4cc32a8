package elenchus.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class SymmetricEigenFallbackTest {

  @Test
  void bothImplementationsAgree() {
    Matrix matrix =
        Matrix.of(6, 6, (i, j) -> (i == j ? 2 : 0) + 1.0 / (1 + i + j) + (i % 2 == j % 2 ? 1 : 0));
    SymmetricEigen usual = SymmetricEigen.of(matrix);
    SymmetricEigen other = SymmetricEigen.byEjml(MatrixUtils.createRealMatrix(matrix.toRows()));
    assertThat(other.values()).containsExactly(usual.values(), within(1e-13));
    assertThat(other.apply(x -> x).minus(matrix).maxAbs()).isLessThan(1e-13);
    assertThat(
            other.vectors().transpose().times(other.vectors()).minus(Matrix.identity(6)).maxAbs())
        .isLessThan(1e-13);
  }
}
