package elenchus.catalogue.linearnetworks;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/**
 * The solution of R' = F R + R F - kappa R^2, R(0) = S symmetric positive semidefinite: R = E Q (I
 * + kappa Q^T g Q)^{-1} Q^T E with Q Q^T = S, E = e^{F t}, g = int_0^t e^{2 F x} dx.
 *
 * <p>E, g and I are scaled by powers of e^{-m t}, m the largest eigenvalue of F, so that nothing
 * overflows; Q has full column rank, so that the inverse stays tame.
 *
 * @param F symmetric, n x n
 * @param S symmetric positive semidefinite, n x n
 * @param kappa weight of the square
 */
record RiccatiSolution(Matrix F, Matrix S, double kappa) {
  private static final double RANK = 1e-13;

  /** Eigenvalues this small, relative to the largest, are those of the kernel of F. */
  private static final double KERNEL = 1e-14;

  /** A factor Q of S = Q Q^T with independent columns. */
  private Matrix factor() {
    SymmetricEigen eigen = SymmetricEigen.of(S);
    double[] values = eigen.values();
    List<Integer> kept = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      if (values[k] > RANK * eigen.max()) {
        kept.add(k);
      }
    }
    return Matrix.of(
        S.rows(),
        kept.size(),
        (i, j) -> eigen.vectors().get(i, kept.get(j)) * Math.sqrt(values[kept.get(j)]));
  }

  /** Whether R has rank one and a part in the direction that grows fastest. */
  boolean growsAlone() {
    SymmetricEigen eigen = SymmetricEigen.of(F);
    Matrix q = factor();
    if (q.columns() != 1 || !(eigen.max() > 0)) {
      return false;
    }
    double[] coordinates = eigen.vectors().transpose().times(q.column(0));
    double top = coordinates[coordinates.length - 1];
    return top * top > 1e-6 * q.dot(q);
  }

  /** R(t), n x n. */
  <T extends FieldElement<T>> FieldMatrix<T> at(Elementary<T> on, T time) {
    SymmetricEigen eigen = SymmetricEigen.of(F);
    double[] x = eigen.values();
    double m = Math.max(0, eigen.max());
    Matrix p = eigen.vectors().transpose().times(factor());
    int rank = p.columns();
    T unit = on.exp(time.multiply(on.number(-2 * m)));
    List<T> g = new ArrayList<>();
    List<T> e = new ArrayList<>();
    for (double value : x) {
      g.add(accumulated(on, Math.abs(value) < KERNEL * m ? 0 : value, m, time, unit));
      e.add(on.exp(time.multiply(on.number(value - m))));
    }
    FieldMatrix<T> inner =
        on.matrix(
            rank,
            rank,
            (i, j) -> {
              T sum = i == j ? unit : on.number(0);
              for (int k = 0; k < x.length; k++) {
                sum = sum.add(g.get(k).multiply(on.number(kappa * p.get(k, i) * p.get(k, j))));
              }
              return sum;
            });
    FieldMatrix<T> moved =
        on.matrix(x.length, rank, (k, j) -> e.get(k).multiply(on.number(p.get(k, j))));
    FieldMatrix<T> solved = new FieldLUDecomposition<>(inner).getSolver().solve(moved.transpose());
    FieldMatrix<T> vectors = on.matrix(eigen.vectors());
    return vectors.multiply(moved).multiply(solved).multiply(vectors.transpose());
  }

  /** e^{-2 m t} (e^{2 x t} - 1)/(2 x), by the hyperbolic sine where that would cancel. */
  private static <T extends FieldElement<T>> T accumulated(
      Elementary<T> on, double x, double m, T time, T unit) {
    if (x == 0) {
      return time.multiply(unit);
    }
    if (Math.abs(x * time.getReal()) > 1) {
      T power = on.exp(time.multiply(on.number(2 * (x - m))));
      return power.subtract(unit).divide(on.number(2 * x));
    }
    T shifted = on.exp(time.multiply(on.number(x - 2 * m)));
    return shifted.multiply(on.sinh(time.multiply(on.number(x)))).divide(on.number(x));
  }
}
