package elenchus.mirror;

import elenchus.exact.Interval;

/**
 * A strictly convex function phi of one variable, differentiable on an open interval, that serves
 * as a mirror: its gradient phi' carries the variable x to the dual variable z.
 *
 * <p>H. H. Bauschke, J. M. Borwein, Legendre functions and the method of random Bregman
 * projections, J. Convex Analysis 4 (1997).
 */
public interface Potential {

  /** Whether a point lies in the open interval on which the potential is differentiable. */
  boolean admits(double x);

  /** phi(x). */
  double value(double x);

  /** phi'(x). */
  double gradient(double x);

  /** phi''(x); 0 is allowed at single points. */
  double curvature(double x);

  /**
   * The point x with phi'(x) = z.
   *
   * @return not-a-number if z is no value of the gradient
   */
  double inverseGradient(double z);

  /** Contains phi'(x) for all points of the interval. */
  Interval gradient(Interval x);

  /**
   * Contains the points with phi'(x) = z for all numbers of the interval.
   *
   * @throws ArithmeticException if a z is no value of the gradient
   */
  Interval inverseGradient(Interval z);

  /**
   * Contains the derivative of the inverse gradient, 1/phi'', for all numbers of the interval.
   *
   * @throws ArithmeticException if a z is no value of the gradient or the curvature vanishes
   */
  Interval conjugateCurvature(Interval z);

  /**
   * The convex conjugate, sup over x of z x - phi(x); its gradient is the inverse gradient.
   *
   * @return not-a-number if z is no value of the gradient
   */
  default double conjugate(double z) {
    double x = inverseGradient(z);
    return z * x - value(x);
  }

  /** The derivative of the inverse gradient, 1/phi''. */
  default double conjugateCurvature(double z) {
    return 1 / curvature(inverseGradient(z));
  }

  /** The Bregman divergence phi(x) - phi(from) - phi'(from)(x - from), nonnegative. */
  default double divergence(double x, double from) {
    return value(x) - value(from) - gradient(from) * (x - from);
  }

  /**
   * The potential of one coordinate beta = u^D - v^D of a diagonal network that starts at u = v =
   * a; 0 at 0.
   *
   * @param depth D, at least 2
   * @param a positive
   */
  static Potential ofDiagonalNetwork(int depth, double a) {
    return depth == 2 ? new ShallowDiagonal(a) : new DeepDiagonal(depth, a);
  }
}
