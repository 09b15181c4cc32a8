package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import org.hipparchus.fraction.BigFraction;

/** The two orders of the columns of H, class after class and sample after sample. */
record ColumnOrder(int C, int N) {

  /** Columns (h_{1,1}, .., h_{1,C}, h_{2,1}, ..) from columns class after class. */
  Matrix sampleMajor(Matrix H) {
    return Matrix.of(H.rows(), C * N, (a, k) -> H.get(a, k % C * N + k / C));
  }

  /** Columns class after class from columns (h_{1,1}, .., h_{1,C}, h_{2,1}, ..). */
  Matrix classMajor(Matrix H) {
    return Matrix.of(H.rows(), C * N, (a, k) -> H.get(a, k % N * C + k / N));
  }

  /** How far the scaled class means differ when the order is mistaken. */
  double confusion(UnhingedProblem x) {
    return x.model().scaledMeans(classMajor(x.H0())).minus(x.U0()).norm();
  }

  /** The exact loss from its definition as a mean over samples, columns class after class. */
  static BigFraction loss(UnhingedProblem x) {
    BigFraction gamma = Rationals.of(x.gamma());
    RationalMatrix scores = RationalMatrix.of(x.W0()).transpose().times(RationalMatrix.of(x.H0()));
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < x.C() * x.N(); i++) {
      for (int j = 0; j < x.C(); j++) {
        BigFraction score = scores.get(j, i).add(Rationals.of(x.b0().get(j)));
        sum = j == i / x.N() ? sum.subtract(score) : sum.add(gamma.multiply(score));
      }
    }
    return sum.divide(x.C() * x.N());
  }

  /** The exact value of {@code -<W M, H> - kappa 1'b} with the columns of H in the given order. */
  static BigFraction product(UnhingedProblem x, Matrix H) {
    BigFraction gamma = Rationals.of(x.gamma());
    RationalMatrix WM = RationalMatrix.of(x.W0()).times(TaylorCertificate.of(x.model()).M());
    RationalMatrix gram = WM.times(RationalMatrix.of(H).transpose());
    BigFraction sum = BigFraction.ZERO;
    for (int a = 0; a < gram.rows(); a++) {
      sum = sum.add(gram.get(a, a));
    }
    BigFraction kappa = gamma.add(1).subtract(gamma.multiply(x.C())).divide(x.C());
    for (double b : x.b0()) {
      sum = sum.add(kappa.multiply(Rationals.of(b)));
    }
    return sum.negate();
  }
}
