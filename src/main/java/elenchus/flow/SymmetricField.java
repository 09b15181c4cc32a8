package elenchus.flow;

/**
 * A vector field whose Jacobian with respect to the state is symmetric and negative semidefinite,
 * as for the gradient flow of a convex function. Then I - h J is positive definite for every h > 0,
 * and the linear systems of implicit methods are solved by Cholesky's method.
 */
public interface SymmetricField extends VectorField {

  /**
   * The Jacobian df/dy.
   *
   * @param jacobian receives its lower triangle in an n x n array, row-major; the entries above the
   *     diagonal are left as they are
   */
  void jacobian(double time, double[] state, double[] jacobian);

  /**
   * The partial derivative df/dt at a fixed state.
   *
   * @param derivative receives n numbers
   */
  void timeDerivative(double time, double[] state, double[] derivative);

  /**
   * The size of a change of the state, in the norm in which the field varies by a factor of about e
   * over one unit. Errors of steps and damping of Newton's method are measured in it.
   */
  double size(double[] change);
}
