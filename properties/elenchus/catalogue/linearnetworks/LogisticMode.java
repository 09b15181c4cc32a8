package elenchus.catalogue.linearnetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.symbolic.Elementary;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.util.FastMath;

/**
 * One mode of a two-layer linear network: tau a' = b (s - a b), tau b' = a (s - a b).
 *
 * <p>The difference c = a^2 - b^2 is conserved, so the mode moves on a hyperbola; on it, v = (a +
 * b)^2 obeys the logistic equation tau v' = -(v - v+)(v - v-)/2 with roots v+ = 2 s + D > 0 >= v- =
 * -c^2/v+, D = sqrt(c^2 + 4 s^2).
 *
 * @param s strength of the mode, positive
 * @param a0 initial weight of the first layer
 * @param b0 initial weight of the second layer
 * @param tau time constant, positive
 * @param t time, positive
 */
public record LogisticMode(double s, double a0, double b0, double tau, double t) {

  /**
   * @throws IllegalArgumentException if s, tau or t is not a positive finite number, or a0 or b0 is
   *     not finite
   */
  public LogisticMode {
    if (!(s > 0 && tau > 0 && t > 0) || !Double.isFinite(s + tau + t + a0 + b0)) {
      throw new IllegalArgumentException(
          "s, tau and t must be positive, all numbers finite: " + List.of(s, a0, b0, tau, t));
    }
  }

  /** The conserved difference a^2 - b^2, without cancellation. */
  double c() {
    return (a0 - b0) * (a0 + b0);
  }

  /** D = sqrt(c^2 + 4 s^2); the mode settles at the rate D / tau. */
  double discriminant() {
    return FastMath.hypot(c(), 2 * s);
  }

  /** The larger root v+ = 2 s + D. */
  double upperRoot() {
    return 2 * s + discriminant();
  }

  /** k = (v0 - v+)/(v0 - v-), below 1. */
  double k() {
    double sum = a0 + b0;
    double v0 = sum * sum;
    return (v0 - upperRoot()) / (v0 + c() * c() / upperRoot());
  }

  /** E = e^{-D t/tau}. */
  double decay() {
    return FastMath.exp(-discriminant() * t / tau);
  }

  /** The exact (u - s) e^{D t/tau} = D^2 k / ((1 - k E)^2 v); its limit is D^2 k / v+. */
  double scaledDistance() {
    double gap = 1 - k() * decay();
    double v = (upperRoot() + k() * decay() * c() * c() / upperRoot()) / gap;
    return discriminant() * discriminant() * k() / (gap * gap * v);
  }

  /** The differential equation. */
  InitialValueProblem equation() {
    return new InitialValueProblem(
        y -> {
          double gap = (s - y[0] * y[1]) / tau;
          return new double[] {y[1] * gap, y[0] * gap};
        },
        new double[] {a0, b0});
  }

  /** The weights (a, b) at a time. */
  <T extends FieldElement<T>> List<T> weights(Elementary<T> on, T time) {
    return weights(on, on.number(s), on.number(a0), on.number(b0), on.number(tau), time);
  }

  /** The weights (a, b) at a time, for every sign of c, zero included; needs a0 + b0 != 0. */
  static <T extends FieldElement<T>> List<T> weights(
      Elementary<T> on, T s, T a0, T b0, T tau, T time) {
    T sum = a0.add(b0);
    T c = a0.subtract(b0).multiply(sum);
    T d = on.sqrt(on.square(c).add(on.square(s).multiply(4)));
    T upper = s.multiply(2).add(d);
    T lower = on.square(c).divide(upper).negate();
    T v0 = on.square(sum);
    T k = v0.subtract(upper).divide(v0.subtract(lower));
    T v = logistic(on, upper, lower, k.multiply(on.exp(d.multiply(time).divide(tau).negate())));
    return onHyperbola(on, sum.multiply(on.sqrt(v.divide(v0))), c);
  }

  /** The solution v of (v - upper)/(v - lower) = e. */
  static <T extends FieldElement<T>> T logistic(Elementary<T> on, T upper, T lower, T e) {
    return upper.subtract(e.multiply(lower)).divide(on.number(1).subtract(e));
  }

  /** The point (a, b) with a + b = p on the hyperbola a^2 - b^2 = c. */
  static <T extends FieldElement<T>> List<T> onHyperbola(Elementary<T> on, T p, T c) {
    T q = c.divide(p);
    return List.of(p.add(q).divide(on.number(2)), p.subtract(q).divide(on.number(2)));
  }
}
