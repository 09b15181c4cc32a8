package elenchus.catalogue.neuralcollapse;

import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.FastMath;

/**
 * Margins of two clusters for decays far below the smallest double: the equations of the minimum in
 * logarithms, with ell = log 1/(N lamZ) and margins written as ell plus a shift.
 *
 * @param clusters the clusters
 */
record ClusterLimit(TwoClusters clusters) {

  /** The limits of the shifts: within A, from A to B, within B, from B to A. */
  double[] constants() {
    int kA = clusters.kA();
    int kB = clusters.kB();
    int K = clusters.K();
    double scaled = Math.sqrt((double) K * (kB * clusters.nA() + kA * clusters.nB()));
    double cross = FastMath.log(scaled);
    return new double[] {
      -FastMath.log((1 / Math.sqrt(clusters.nA()) - kB / scaled) / kA),
      cross,
      -FastMath.log((1 / Math.sqrt(clusters.nB()) - kA / scaled) / kB),
      cross
    };
  }

  /**
   * The shifts at a given ell, by Newton's method. The first and third are those of a cluster with
   * itself and mean nothing for clusters of one class.
   */
  double[] shifts(double ell) {
    double[] x = constants();
    DSFactory factory = new DSFactory(4, 1);
    for (int iteration = 0; iteration < 30; iteration++) {
      DerivativeStructure[] residuals = residuals(factory, x, ell);
      RealMatrix jacobian = MatrixUtils.createRealMatrix(4, 4);
      RealVector right = new ArrayRealVector(4);
      for (int i = 0; i < 4; i++) {
        right.setEntry(i, residuals[i].getValue());
        for (int j = 0; j < 4; j++) {
          int[] orders = new int[4];
          orders[j] = 1;
          jacobian.setEntry(i, j, residuals[i].getPartialDerivative(orders));
        }
      }
      RealVector step = new QRDecomposition(jacobian).getSolver().solve(right);
      for (int i = 0; i < 4; i++) {
        x[i] -= step.getEntry(i);
      }
    }
    return x;
  }

  /** The shifts extrapolated to infinite ell from ell, 2 ell and 4 ell as polynomials in 1/ell. */
  double[] extrapolated(double ell) {
    double[] first = shifts(ell);
    double[] second = shifts(2 * ell);
    double[] third = shifts(4 * ell);
    double[] limit = new double[first.length];
    for (int i = 0; i < limit.length; i++) {
      limit[i] = (8 * third[i] - 6 * second[i] + first[i]) / 3;
    }
    return limit;
  }

  private DerivativeStructure[] residuals(DSFactory factory, double[] x, double ell) {
    int kA = clusters.kA();
    int kB = clusters.kB();
    DerivativeStructure[] v = new DerivativeStructure[4];
    for (int i = 0; i < 4; i++) {
      v[i] = factory.variable(i, x[i]);
    }
    DerivativeStructure sA = coupling(v[0], v[1], ell, kA, kB);
    DerivativeStructure sB = coupling(v[2], v[3], ell, kB, kA);
    DerivativeStructure R =
        sA.multiply(sA)
            .multiply((double) clusters.nA() / kB)
            .add(sB.multiply(sB).multiply((double) clusters.nB() / kA))
            .multiply(clusters.K())
            .sqrt();
    return new DerivativeStructure[] {
      within(v[0], v[1], ell, kA, kB, clusters.nA()),
      across(v[0], v[1], sA, R, ell, kA, kB),
      within(v[2], v[3], ell, kB, kA, clusters.nB()),
      across(v[2], v[3], sB, R, ell, kB, kA)
    };
  }

  /** s from the margins. */
  private DerivativeStructure coupling(
      DerivativeStructure inside, DerivativeStructure outside, double ell, int own, int other) {
    return outside
        .add(ell)
        .subtract(inside.add(ell).multiply((own - 1.0) / own))
        .multiply((double) own * other / clusters.K());
  }

  /** log D of a column of the cluster. */
  private static DerivativeStructure logTotal(
      DerivativeStructure inside, DerivativeStructure outside, double ell, int own, int other) {
    return inside
        .negate()
        .exp()
        .multiply(own - 1)
        .add(outside.negate().exp().multiply(other))
        .multiply(FastMath.exp(-ell))
        .log1p();
  }

  /** p_1 + p_2 (k-1)/k = nu (k-1)/(k sqrt n), divided by nu (k-1)/k, in logarithms. */
  private static DerivativeStructure within(
      DerivativeStructure inside,
      DerivativeStructure outside,
      double ell,
      int own,
      int other,
      int count) {
    return inside
        .negate()
        .exp()
        .multiply(own)
        .add(outside.negate().exp().multiply(other))
        .log()
        .subtract(logTotal(inside, outside, ell, own, other))
        .add(FastMath.log(count) / 2);
  }

  /** p_2 R = nu s in logarithms. */
  private static DerivativeStructure across(
      DerivativeStructure inside,
      DerivativeStructure outside,
      DerivativeStructure s,
      DerivativeStructure R,
      double ell,
      int own,
      int other) {
    return R.log()
        .subtract(s.log())
        .add(FastMath.log(other))
        .subtract(outside)
        .subtract(logTotal(inside, outside, ell, own, other));
  }
}
