package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.network.Network;
import elenchus.symbolic.Elementary;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * A network without biases, samples, targets and a cost; the loss is the mean cost.
 *
 * @param W weights, W_l is n_l x n_{l-1}
 * @param X samples as rows, N x d
 * @param Y targets as rows, N x k; one-hot under the cross-entropy
 * @param phi activation of the hidden layers
 * @param c cost of one sample
 */
public record NetworkProblem(List<Matrix> W, Matrix X, Matrix Y, Activation phi, Cost c) {

  /**
   * @throws IllegalArgumentException if sizes do not fit, there is no sample, or an entry is not
   *     finite
   */
  public NetworkProblem {
    W = List.copyOf(W);
    Network network = new Network(W, phi);
    if (X.rows() == 0
        || X.columns() != network.inputs()
        || Y.rows() != X.rows()
        || Y.columns() != network.outputs()
        || !X.isFinite()
        || !Y.isFinite()) {
      throw new IllegalArgumentException(
          "samples "
              + X.rows()
              + " x "
              + X.columns()
              + ", targets "
              + Y.rows()
              + " x "
              + Y.columns());
    }
  }

  /** Whether everything about the instance is rational. */
  boolean isRational() {
    return phi.isHomogeneous() && c == Cost.SQUARE;
  }

  Network network() {
    return new Network(W, phi);
  }

  /** N. */
  int size() {
    return X.rows();
  }

  /** The matrices of the instance in doubles. */
  GaussNewton<Binary64> measured() {
    return GaussNewton.of(Elementary.over(Binary64Field.getInstance()), network(), X, c);
  }

  /** The matrices of the instance in fractions; for rational instances only. */
  GaussNewton<BigFraction> exact() {
    return GaussNewton.of(Elementary.rationals(), network(), X, c);
  }

  NetworkProblem withWeights(List<Matrix> weights) {
    return new NetworkProblem(weights, X, Y, phi, c);
  }

  NetworkProblem withSamples(Matrix samples, Matrix targets) {
    return new NetworkProblem(W, samples, targets, phi, c);
  }

  NetworkProblem with(Activation other) {
    return new NetworkProblem(W, X, Y, other, c);
  }

  NetworkProblem with(Cost other) {
    return new NetworkProblem(W, X, Y, phi, other);
  }

  /** The smallest absolute preactivation of a hidden unit of a ReLU network; else infinite. */
  double distanceToKink() {
    if (phi != Activation.RELU) {
      return Double.POSITIVE_INFINITY;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Linearisation<BigFraction> sample : network().atRows(Elementary.rationals(), X)) {
      for (int l = 0; l + 1 < sample.depth(); l++) {
        for (BigFraction a : sample.preactivations().get(l).getColumn(0)) {
          least = Math.min(least, Math.abs(a.doubleValue()));
        }
      }
    }
    return least;
  }

  /** The squared length of sample i. */
  double squaredLength(int i) {
    double[] x = X.row(i);
    double sum = 0;
    for (double entry : x) {
      sum += entry * entry;
    }
    return sum;
  }

  /** The largest singular value. */
  static double spectralNorm(Matrix m) {
    Matrix gram = m.rows() <= m.columns() ? m.times(m.transpose()) : m.transpose().times(m);
    return Math.sqrt(Math.max(0, SymmetricEigen.of(gram).max()));
  }
}
