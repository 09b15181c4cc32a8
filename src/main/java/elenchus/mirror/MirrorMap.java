package elenchus.mirror;

import elenchus.linear.Matrix;

/** A strictly convex function Phi of a vector, whose gradient carries theta to the dual vector. */
public interface MirrorMap {

  /** Number of coordinates. */
  int dimension();

  /** Whether Phi is differentiable at a point. */
  boolean admits(double... theta);

  /** Phi(theta). */
  double value(double... theta);

  /** grad Phi(theta). */
  double[] gradient(double... theta);

  /** The point with grad Phi(theta) = z; entries are no numbers where there is none. */
  double[] inverseGradient(double... z);

  /** The conjugate of Phi; not-a-number if z is no gradient. */
  double conjugate(double... z);

  /** The Hessian of the conjugate, which is the inverse Hessian of Phi, d x d. */
  Matrix conjugateHessian(double... z);

  /**
   * The velocity of mirror flow: the inverse Hessian of Phi times a direction.
   *
   * @param theta where the Hessian is taken
   * @param direction d numbers
   */
  double[] precondition(double[] theta, double[] direction);

  /** The Bregman divergence Phi(theta) - Phi(from) - grad Phi(from)^T (theta - from). */
  default double divergence(double[] theta, double[] from) {
    double[] slope = gradient(from);
    double divergence = value(theta) - value(from);
    for (int k = 0; k < slope.length; k++) {
      divergence -= slope[k] * (theta[k] - from[k]);
    }
    return divergence;
  }
}
