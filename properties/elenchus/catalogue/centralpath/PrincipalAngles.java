package elenchus.catalogue.centralpath;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.util.FastMath;

/**
 * Squared cosines kappa of the principal angles between the row space of centred features and the
 * class indicators: the eigenvalues of G = K^{-1/2} Hc A Hc^T K^{-1/2}.
 *
 * @param G P x P, eigenvalues in [0, 1]
 * @param scatter K = Hc Hc^T, P x P
 * @param kappa the min(P, C - 1) largest eigenvalues, decreasing
 */
record PrincipalAngles(Matrix G, Matrix scatter, double[] kappa) {

  static PrincipalAngles of(Matrix features, int C, int N) {
    Matrix scatter = FeatureFlow.scatter(features);
    Matrix root = SymmetricEigen.of(scatter).apply(x -> 1 / Math.sqrt(x));
    Matrix means = Snr.means(features, C, N);
    Matrix g = root.times(means).times(means.transpose()).times(root).times(N);
    double[] values = SymmetricEigen.of(g).values();
    int count = Math.min(features.rows(), C - 1);
    double[] kappa = new double[count];
    for (int j = 0; j < count; j++) {
      kappa[j] = Math.min(1, Math.max(0, values[values.length - 1 - j]));
    }
    return new PrincipalAngles(g, scatter, kappa);
  }

  /** tr(K)/P. */
  double meanScatter() {
    return scatter.trace() / scatter.rows();
  }

  /** Whether K is a multiple of the identity, up to rounding. */
  boolean isIsotropic() {
    Matrix target = Matrix.identity(scatter.rows()).times(meanScatter());
    return scatter.minus(target).maxAbs() <= 1e-12 * meanScatter();
  }

  /** tr(K^{-1}). */
  double traceOfInverse() {
    return SymmetricEigen.of(scatter).apply(x -> 1 / x).trace();
  }

  /** log det(G (I - G)^{-1}), for P at most C - 1 and all kappa inside (0, 1). */
  double logDeterminant() {
    double sum = 0;
    for (double value : kappa) {
      sum += FastMath.log(value) - FastMath.log1p(-value);
    }
    return sum;
  }

  /** Whether all kappa stay away from 0 and 1. */
  boolean isInterior() {
    for (double value : kappa) {
      if (!(value > 1e-6 && value < 1 - 1e-6)) {
        return false;
      }
    }
    return true;
  }

  /** kappa/(kappa + (1 - kappa) e^{-2 t/(C k)}), which keeps 0 and 1. */
  static <T extends FieldElement<T>> List<T> logistic(
      Elementary<T> on, double[] kappa, double rate, T time) {
    T decay = on.exp(time.multiply(on.number(-rate)));
    List<T> later = new ArrayList<>();
    for (double value : kappa) {
      T k = on.number(value);
      later.add(k.divide(k.add(on.number(1).subtract(k).multiply(decay))));
    }
    return later;
  }
}
