package elenchus.catalogue.sharpness;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.network.Differentiation;
import elenchus.network.Network;
import java.util.Arrays;
import java.util.Collections;
import org.hipparchus.util.FastMath;

/**
 * The loss (m2/2)(w_1 ... w_L - y)^2 on the balanced line w_1 = ... = w_L = s^{1/L}, and two
 * unbalanced factors.
 *
 * @param L number of factors
 * @param m2 mean square of the inputs
 * @param y target
 * @param s0 product at the start of the flow
 * @param w1 first of two unbalanced factors
 * @param w2 second of two unbalanced factors
 * @param eta step of gradient descent on the two factors
 */
public record ScalarChain(int L, double m2, double y, double s0, double w1, double w2, double eta) {

  /**
   * @throws IllegalArgumentException if there is no factor, or m2 or the step is not positive
   */
  public ScalarChain {
    if (L < 1 || !(m2 > 0) || !(eta > 0)) {
      throw new IllegalArgumentException("chain of " + L + ", m2 " + m2 + ", eta " + eta);
    }
  }

  /** s^{1-2/L}, for positive s. */
  private double p(double s) {
    return FastMath.pow(s, 1 - 2.0 / L);
  }

  /** The eigenvalue of the Hessian across the balanced line, of multiplicity L - 1. */
  double perpendicular(double s) {
    return m2 * (y - s) * p(s);
  }

  /** The eigenvalue of the Hessian along the balanced line. */
  double symmetric(double s) {
    return m2 * (L * s - (L - 1) * (y - s)) * p(s);
  }

  /** The largest eigenvalue of the Hessian. */
  double sharpness(double s) {
    return Math.max(perpendicular(s), symmetric(s));
  }

  /** m2 L s^{2-2/L}. */
  double gaussNewton(double s) {
    return m2 * L * s * p(s);
  }

  /** Where the largest eigenvalue of the Hessian turns, for 0 &lt; s &lt; y: increasing. */
  double[] turningPoints() {
    return L == 2 ? new double[] {y / 2} : new double[] {y * (L - 2) / (2.0 * (L - 1)), y / 2};
  }

  /** The Hessian at a balanced point, L x L, by Taylor arithmetic of the loss. */
  Matrix hessian(double s) {
    Differentiation chain = new Differentiation(network(s));
    Matrix one = Matrix.ofRows(new double[] {1});
    Matrix target = Matrix.ofRows(new double[] {y});
    double diagonal = m2 * chain.costHessian(one, target, Cost.SQUARE, 0, 0);
    // A balanced point does not tell its factors apart.
    double other = L == 1 ? 0 : m2 * chain.costHessian(one, target, Cost.SQUARE, 0, 1);
    return Matrix.of(L, L, (i, j) -> i == j ? diagonal : other);
  }

  /** The largest eigenvalue of GN at a balanced point, by dual numbers. */
  double differentiatedGaussNewton(double s) {
    Matrix jacobian = new Differentiation(network(s)).parameterJacobian(new double[] {1});
    return m2 * jacobian.dot(jacobian);
  }

  private Network network(double s) {
    Matrix factor = Matrix.ofRows(new double[] {FastMath.pow(s, 1.0 / L)});
    return new Network(Collections.nCopies(L, factor), Activation.IDENTITY);
  }

  double numericalSharpness(double s) {
    return SymmetricEigen.of(hessian(s)).max();
  }

  /** Gradient flow of all L factors from the balanced point of product s. */
  InitialValueProblem flow(double s) {
    double[] start = new double[L];
    Arrays.fill(start, FastMath.pow(s, 1.0 / L));
    return new InitialValueProblem(
        w -> {
          double product = product(w);
          double[] velocity = new double[w.length];
          for (int i = 0; i < w.length; i++) {
            velocity[i] = -m2 * (product - y) * product / w[i];
          }
          return velocity;
        },
        start);
  }

  /** The flow of the product alone, s' = m2 L s^{2-2/L} (y - s). */
  InitialValueProblem productFlow(double s) {
    return new InitialValueProblem(
        state -> new double[] {m2 * L * state[0] * p(state[0]) * (y - state[0])}, new double[] {s});
  }

  static double product(double[] w) {
    double product = 1;
    for (double factor : w) {
      product *= factor;
    }
    return product;
  }

  /** y / (1 + (y/s0 - 1) e^{-2 m2 y t}), the product of two balanced factors. */
  double logistic(double t) {
    return y / (1 + (y / s0 - 1) * FastMath.exp(-2 * m2 * y * t));
  }

  /** D = w1^2 - w2^2. */
  double imbalance() {
    return w1 * w1 - w2 * w2;
  }

  /** (m2/2)(sqrt(D^2 + 4 s^2) + sqrt(D^2 + 4 (2s - y)^2)) for two factors. */
  double unbalancedSharpness() {
    double s = w1 * w2;
    double d = imbalance();
    return m2 / 2 * (FastMath.hypot(d, 2 * s) + FastMath.hypot(d, 2 * (2 * s - y)));
  }

  /** m2 sqrt(D^2 + 4 y^2), the sharpness where the flow of two factors ends. */
  double solutionSharpness(double d) {
    return m2 * FastMath.hypot(d, 2 * y);
  }

  ScalarChain withTarget(double target) {
    return new ScalarChain(L, m2, target, s0, w1, w2, eta);
  }
}
