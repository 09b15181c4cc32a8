package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.DeepDiagonal;
import elenchus.mirror.ShallowDiagonal;
import java.math.BigInteger;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * The limit of a diagonal network in 40 decimal digits: chord iteration on the dual with the
 * Jacobian of double precision, each round of which brings some fourteen digits.
 *
 * @param net the network
 */
record FineNetwork(WideNetwork net) {
  private static final int DIGITS = 40;
  private static final int ROUNDS = 4;
  private static final int PIECE = 62;

  /** alpha^(2D) (beta - b2), d numbers, where b2 is the interpolant of least norm. */
  double[] scaledDeviation(double alpha) {
    DfpField field = new DfpField(DIGITS);
    BregmanProjection.Solution rough = net.limit(alpha).orElseThrow();
    Matrix X = net.X();
    LUDecomposition jacobian =
        new LUDecomposition(MatrixUtils.createRealMatrix(jacobian(alpha, rough).toRows()));
    Dfp[] dual = new Dfp[X.rows()];
    for (int i = 0; i < dual.length; i++) {
      dual[i] = field.newDfp(rough.lambda()[i]);
    }
    Dfp[] beta = beta(field, alpha, dual);
    for (int round = 0; round < ROUNDS; round++) {
      double[] residual = new double[dual.length];
      for (int i = 0; i < residual.length; i++) {
        Dfp sum = field.newDfp(-net.y().get(i));
        for (int k = 0; k < beta.length; k++) {
          sum = sum.add(beta[k].multiply(field.newDfp(X.get(i, k))));
        }
        residual[i] = sum.toDouble();
      }
      double[] step = jacobian.getSolver().solve(new ArrayRealVector(residual)).toArray();
      for (int i = 0; i < dual.length; i++) {
        dual[i] = dual[i].subtract(field.newDfp(step[i]));
      }
      beta = beta(field, alpha, dual);
    }
    RationalVector plain = net.leastL2();
    double[] deviation = new double[beta.length];
    for (int k = 0; k < deviation.length; k++) {
      deviation[k] =
          beta[k].subtract(of(field, plain.get(k))).toDouble()
              * DiagonalRegression.power(alpha, 2 * net.D());
    }
    return deviation;
  }

  private Matrix jacobian(double alpha, BregmanProjection.Solution at) {
    double[] z = net.X().transpose().times(at.lambda());
    Matrix curvature = net.at(alpha).map().conjugateHessian(z);
    return net.X().times(curvature).times(net.X().transpose());
  }

  private Dfp[] beta(DfpField field, double alpha, Dfp[] dual) {
    Dfp[] beta = new Dfp[net.X().columns()];
    for (int k = 0; k < beta.length; k++) {
      Dfp z = field.getZero();
      for (int i = 0; i < dual.length; i++) {
        z = z.add(dual[i].multiply(field.newDfp(net.X().get(i, k))));
      }
      beta[k] =
          net.D() == 2
              ? new ShallowDiagonal(alpha).inverseGradientOf(z)
              : new DeepDiagonal(net.D(), alpha).inverseGradientOf(z);
    }
    return beta;
  }

  /** A fraction in the digits of the field. */
  static Dfp of(DfpField field, BigFraction fraction) {
    return of(field, fraction.getNumerator()).divide(of(field, fraction.getDenominator()));
  }

  /** In pieces: the field reads the digits of a long integer wrong, without its magnitude. */
  private static Dfp of(DfpField field, BigInteger integer) {
    if (integer.bitLength() < Long.SIZE) {
      return field.newDfp(integer.longValueExact());
    }
    BigInteger high = integer.shiftRight(PIECE);
    long low = integer.subtract(high.shiftLeft(PIECE)).longValueExact();
    return of(field, high).multiply(field.newDfp(1L << PIECE)).add(field.newDfp(low));
  }
}
