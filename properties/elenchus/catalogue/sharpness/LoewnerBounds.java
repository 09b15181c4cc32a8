package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;

/**
 * What the Jacobian in the inputs says about the Gauss-Newton matrix.
 *
 * @param lambdaMax largest eigenvalue of GN
 * @param trace trace of GN
 * @param firstNorm spectral norm of W_1
 * @param kappa kappa_i = sum over layers of |z_{l-1}|^2 / |A_l|^2
 * @param jacobianNorms |S_i J_i|, spectral
 * @param jacobianSquares |S_i J_i|_F^2
 * @param unweighted |J_i|, spectral, without the factor of the cost
 * @param lengths |x_i|^2
 */
record LoewnerBounds(
    double lambdaMax,
    double trace,
    double firstNorm,
    double[] kappa,
    double[] jacobianNorms,
    double[] jacobianSquares,
    double[] unweighted,
    double[] lengths) {

  static LoewnerBounds of(NetworkProblem p) {
    GaussNewton<Binary64> matrices = p.measured();
    int n = p.size();
    double[] kappa = new double[n];
    double[] norms = new double[n];
    double[] squares = new double[n];
    double[] unweighted = new double[n];
    double[] lengths = new double[n];
    for (int i = 0; i < n; i++) {
      Linearisation<Binary64> sample = matrices.samples().get(i);
      kappa[i] = kappa(sample);
      Matrix weighted =
          Elementary.toDouble(matrices.factors().get(i).multiply(sample.inputJacobian()));
      norms[i] = NetworkProblem.spectralNorm(weighted);
      squares[i] = weighted.dot(weighted);
      unweighted[i] = NetworkProblem.spectralNorm(Elementary.toDouble(sample.inputJacobian()));
      lengths[i] = p.squaredLength(i);
    }
    Matrix conjugate = Elementary.toDouble(matrices.conjugate());
    return new LoewnerBounds(
        SymmetricEigen.of(conjugate).max(),
        conjugate.trace(),
        NetworkProblem.spectralNorm(p.W().get(0)),
        kappa,
        norms,
        squares,
        unweighted,
        lengths);
  }

  static double kappa(Linearisation<Binary64> sample) {
    double sum = 0;
    for (int l = 0; l < sample.depth(); l++) {
      double norm = NetworkProblem.spectralNorm(Elementary.toDouble(sample.forward().get(l)));
      double z = Elementary.toDouble(sample.inputs().get(l)).norm();
      if (norm > 0) {
        sum += z * z / (norm * norm);
      }
    }
    return sum;
  }

  int size() {
    return kappa.length;
  }

  /** (1/(N |W_1|^2)) max_i |x_i|^2 |S_i J_i|^2. */
  double firstLayer() {
    double best = 0;
    for (int i = 0; i < size(); i++) {
      best = Math.max(best, lengths[i] * jacobianNorms[i] * jacobianNorms[i]);
    }
    return best / (size() * firstNorm * firstNorm);
  }

  /** (1/N) max_i kappa_i |S_i J_i|^2. */
  double layered() {
    double best = 0;
    for (int i = 0; i < size(); i++) {
      best = Math.max(best, kappa[i] * jacobianNorms[i] * jacobianNorms[i]);
    }
    return best / size();
  }

  /** (1/N) sum_i kappa_i |S_i J_i|_F^2. */
  double layeredTrace() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += kappa[i] * jacobianSquares[i];
    }
    return sum / size();
  }

  /** max_i |x_i| |J_i|. */
  double reach() {
    double best = 0;
    for (int i = 0; i < size(); i++) {
      best = Math.max(best, Math.sqrt(lengths[i]) * unweighted[i]);
    }
    return best;
  }

  /** max_i sqrt(kappa_i) |J_i|. */
  double layeredReach() {
    double best = 0;
    for (int i = 0; i < size(); i++) {
      best = Math.max(best, Math.sqrt(kappa[i]) * unweighted[i]);
    }
    return best;
  }

  /**
   * Whether Theta_ii - (sum_l |z_{l-1}|^2 / M_l) J_i J_i^T is positive semidefinite for all i,
   * where M_l is a fraction just above |A_l|^2; all in fractions.
   *
   * @param layers how many layers are summed, from the first
   */
  static boolean holdsExactly(NetworkProblem p, int layers) {
    Elementary<BigFraction> on = Elementary.rationals();
    for (Linearisation<BigFraction> sample : p.network().atRows(on, p.X())) {
      BigFraction kappa = BigFraction.ZERO;
      for (int l = 0; l < layers; l++) {
        FieldMatrix<BigFraction> a = sample.forward().get(l);
        if (!ExactDerivatives.isZero(a)) {
          FieldMatrix<BigFraction> z = sample.inputs().get(l);
          BigFraction length = z.transpose().multiply(z).getEntry(0, 0);
          kappa = kappa.add(length.divide(above(on, a)));
        }
      }
      FieldMatrix<BigFraction> j = sample.inputJacobian();
      FieldMatrix<BigFraction> gap =
          sample.kernel(sample).subtract(j.multiply(j.transpose()).scalarMultiply(kappa));
      if (!ExactDerivatives.isPositiveSemidefinite(gap)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A fraction M with M I - A A^T positive semidefinite, which is verified.
   *
   * @throws ArithmeticException if the estimate of the norm is too low
   */
  private static BigFraction above(Elementary<BigFraction> on, FieldMatrix<BigFraction> a) {
    double norm = NetworkProblem.spectralNorm(Elementary.toDouble(a));
    BigFraction m = on.number((float) (norm * norm) * (1 + 0x1p-20));
    int n = a.getRowDimension();
    FieldMatrix<BigFraction> gap =
        on.matrix(n, n, (i, j) -> i == j ? m : BigFraction.ZERO)
            .subtract(a.multiply(a.transpose()));
    if (!ExactDerivatives.isPositiveSemidefinite(gap)) {
      throw new ArithmeticException(m + " is below the largest eigenvalue");
    }
    return m;
  }

  /** The smallest eigenvalues of Theta_ii - kappa_i J_i J_i^T, each over its scale; at most 0. */
  static double worstGap(NetworkProblem p) {
    List<Double> worst = new ArrayList<>();
    for (Linearisation<Binary64> sample : p.network().atRows(p.X())) {
      Matrix theta = Elementary.toDouble(sample.kernel(sample));
      Matrix j = Elementary.toDouble(sample.inputJacobian());
      Matrix gap = theta.minus(j.times(j.transpose()).times(kappa(sample)));
      worst.add(Math.min(0, SymmetricEigen.of(gap).min()) / (1 + theta.norm()));
    }
    return worst.stream().mapToDouble(w -> w).min().orElse(0);
  }
}
