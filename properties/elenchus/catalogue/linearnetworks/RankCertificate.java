package elenchus.catalogue.linearnetworks;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.Elementary;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Bounds on the second singular values of the layers of a linear network with one output, from the
 * differences D_l of neighbouring layers alone: B_L = 0, B_l = max(0, B_{l+1} + lambda_max(-D_l)).
 *
 * @param differences D_1 ... D_{L-1}
 * @param floored whether the maximum with 0 is taken, as it must be
 */
record RankCertificate(List<Matrix> differences, boolean floored) {

  /** The certificate of the differences of the given layers. */
  static RankCertificate of(List<Matrix> weights) {
    return new RankCertificate(
        IntStream.range(0, weights.size() - 1)
            .mapToObj(l -> LinearFlow.difference(weights, l))
            .toList(),
        true);
  }

  /** B_1 ... B_L. */
  double[] bounds() {
    int depth = differences.size() + 1;
    double[] bounds = new double[depth];
    for (int l = depth - 2; l >= 0; l--) {
      double bound = bounds[l + 1] - SymmetricEigen.of(differences.get(l)).min();
      bounds[l] = floored ? Math.max(0, bound) : bound;
    }
    return bounds;
  }

  /** The largest excess of sigma_2(W_l)^2 over B_l; negative if all bounds are slack. */
  double excess(List<Matrix> weights) {
    double[] bounds = bounds();
    double worst = Double.NEGATIVE_INFINITY;
    for (int l = 0; l < weights.size(); l++) {
      double[] sigma = singularValues(weights.get(l)).getSingularValues();
      double second = sigma.length > 1 ? sigma[1] : 0;
      worst = Math.max(worst, second * second - bounds[l]);
    }
    return worst;
  }

  /**
   * The largest excess of 1 - <v_{l+1}, u_l>^2 over its bound (lambda_max(D_l) +
   * lambda_max(-D_l))/(sigma_1(W_l)^2 - sigma_2(W_l)^2), each multiplied by the denominator.
   */
  double misalignment(List<Matrix> weights) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int l = 0; l + 1 < weights.size(); l++) {
      SingularValueDecomposition below = singularValues(weights.get(l));
      SingularValueDecomposition above = singularValues(weights.get(l + 1));
      double[] sigma = below.getSingularValues();
      double second = sigma.length > 1 ? sigma[1] : 0;
      double gap = sigma[0] * sigma[0] - second * second;
      double[] u = below.getU().getColumn(0);
      double[] v = above.getV().getColumn(0);
      double cosine = Matrix.column(u).dot(Matrix.column(v));
      SymmetricEigen spread = SymmetricEigen.of(differences.get(l));
      worst = Math.max(worst, (1 - cosine * cosine) * gap - (spread.max() - spread.min()));
    }
    return worst;
  }

  private static SingularValueDecomposition singularValues(Matrix layer) {
    return new SingularValueDecomposition(MatrixUtils.createRealMatrix(layer.toRows()));
  }

  /**
   * Decides sigma_2(W_l)^2 <= B_l for all layers in rational arithmetic, with bounds that are
   * rounded up and certified themselves: mu I + D_l has no negative eigenvalue, and W_l W_l^T - B_l
   * I has at most one positive one. For symmetric matrices, Descartes' rule of signs counts the
   * positive roots of the characteristic polynomial exactly.
   */
  static boolean holdsExactly(List<Matrix> weights) {
    Elementary<BigFraction> on = Elementary.rationals();
    BigFraction bound = BigFraction.ZERO;
    boolean holds = true;
    for (int l = weights.size() - 1; l >= 0; l--) {
      FieldMatrix<BigFraction> layer = on.matrix(weights.get(l));
      FieldMatrix<BigFraction> gram = layer.multiply(layer.transpose());
      if (l < weights.size() - 1) {
        FieldMatrix<BigFraction> above = on.matrix(weights.get(l + 1));
        FieldMatrix<BigFraction> difference = above.transpose().multiply(above).subtract(gram);
        Matrix rounded = Elementary.toDouble(difference);
        double least = SymmetricEigen.of(rounded).min();
        BigFraction mu = on.number(-least + 1e-9 * (1 + rounded.norm()));
        holds &= positiveRoots(shifted(on, difference, mu).scalarMultiply(on.number(-1))) == 0;
        bound = bound.add(mu);
        bound = bound.getNumerator().signum() < 0 ? BigFraction.ZERO : bound;
      }
      holds &= positiveRoots(shifted(on, gram, bound.negate())) <= 1;
    }
    return holds;
  }

  private static FieldMatrix<BigFraction> shifted(
      Elementary<BigFraction> on, FieldMatrix<BigFraction> m, BigFraction by) {
    return on.matrix(
        m.getRowDimension(),
        m.getRowDimension(),
        (i, j) -> i == j ? m.getEntry(i, j).add(by) : m.getEntry(i, j));
  }

  /** The number of positive eigenvalues of a symmetric matrix, by Faddeev and LeVerrier. */
  static int positiveRoots(FieldMatrix<BigFraction> a) {
    int n = a.getRowDimension();
    Elementary<BigFraction> on = Elementary.rationals();
    FieldMatrix<BigFraction> m = on.matrix(n, n, (i, j) -> BigFraction.ZERO);
    BigFraction coefficient = BigFraction.ONE;
    int sign = 1;
    int changes = 0;
    for (int k = 1; k <= n; k++) {
      m = shifted(on, a.multiply(m), coefficient);
      FieldMatrix<BigFraction> product = a.multiply(m);
      BigFraction trace = BigFraction.ZERO;
      for (int i = 0; i < n; i++) {
        trace = trace.add(product.getEntry(i, i));
      }
      coefficient = trace.divide(-k);
      int next = coefficient.getNumerator().signum();
      if (next != 0 && next != sign) {
        changes++;
        sign = next;
      }
    }
    return changes;
  }
}
