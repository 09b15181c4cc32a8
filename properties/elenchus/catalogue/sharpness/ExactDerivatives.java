package elenchus.catalogue.sharpness;

import elenchus.exact.RationalMatrix;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;

/**
 * Parameter Jacobians of linear and ReLU networks in fractions, without any rule of
 * differentiation: with its activation pattern frozen, the output is affine in each single weight,
 * so that a difference over a step of 1 is the derivative.
 */
final class ExactDerivatives {
  private static final Elementary<BigFraction> ON = Elementary.rationals();

  private ExactDerivatives() {}

  /** Df at one sample, k x P. */
  static FieldMatrix<BigFraction> jacobian(
      NetworkProblem problem, Linearisation<BigFraction> sample) {
    List<FieldMatrix<BigFraction>> weights =
        new ArrayList<>(problem.W().stream().map(w -> ON.matrix(w)).toList());
    FieldMatrix<BigFraction> f = frozen(problem, weights, sample);
    int k = f.getRowDimension();
    FieldMatrix<BigFraction> all =
        ON.matrix(k, problem.network().parameters(), (i, j) -> BigFraction.ZERO);
    int p = 0;
    for (int l = 0; l < weights.size(); l++) {
      FieldMatrix<BigFraction> w = weights.get(l);
      for (int r = 0; r < w.getRowDimension(); r++) {
        for (int c = 0; c < w.getColumnDimension(); c++) {
          FieldMatrix<BigFraction> moved = w.copy();
          moved.addToEntry(r, c, BigFraction.ONE);
          weights.set(l, moved);
          FieldMatrix<BigFraction> difference = frozen(problem, weights, sample).subtract(f);
          all.setColumn(p++, difference.getColumn(0));
        }
      }
      weights.set(l, w);
    }
    return all;
  }

  private static FieldMatrix<BigFraction> frozen(
      NetworkProblem problem,
      List<FieldMatrix<BigFraction>> weights,
      Linearisation<BigFraction> sample) {
    FieldMatrix<BigFraction> z = sample.inputs().get(0);
    for (int l = 0; l < weights.size(); l++) {
      z = weights.get(l).multiply(z);
      if (l + 1 < weights.size()) {
        FieldMatrix<BigFraction> old = sample.preactivations().get(l);
        for (int i = 0; i < z.getRowDimension(); i++) {
          z.multiplyEntry(i, 0, problem.phi().slope(ON, old.getEntry(i, 0)));
        }
      }
    }
    return z;
  }

  /** Whether every entry is zero. */
  static boolean isZero(FieldMatrix<BigFraction> m) {
    for (BigFraction[] row : m.getData()) {
      for (BigFraction entry : row) {
        if (!entry.isZero()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a symmetric matrix is positive semidefinite, by Sylvester's law of inertia. */
  static boolean isPositiveSemidefinite(FieldMatrix<BigFraction> m) {
    return rational(m).inertia().isPositiveSemidefinite();
  }

  static RationalMatrix rational(FieldMatrix<BigFraction> m) {
    return RationalMatrix.of(m.getRowDimension(), m.getColumnDimension(), m::getEntry);
  }

  /** The power sums of the eigenvalues, tr M^j for j = 1, ..., count. */
  static List<BigFraction> powerSums(FieldMatrix<BigFraction> m, int count) {
    RationalMatrix base = rational(m);
    RationalMatrix power = base;
    List<BigFraction> sums = new ArrayList<>();
    for (int j = 1; j <= count; j++) {
      BigFraction trace = BigFraction.ZERO;
      for (int i = 0; i < base.rows(); i++) {
        trace = trace.add(power.get(i, i));
      }
      sums.add(trace);
      if (j < count) {
        power = power.times(base);
      }
    }
    return sums;
  }
}
