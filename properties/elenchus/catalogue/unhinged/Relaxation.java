package elenchus.catalogue.unhinged;

import elenchus.symbolic.Elementary;
import java.util.List;
import org.hipparchus.FieldElement;

/**
 * The solution of h' = drive - lambda h: keep times the start plus gain times the drive.
 *
 * @param keep what remains of the start
 * @param gain what the drive has added
 */
record Relaxation<T extends FieldElement<T>>(T keep, T gain) {

  /** A formula for it. */
  @FunctionalInterface
  interface Formula {
    /** From time 0 to zeta. */
    <T extends FieldElement<T>> Relaxation<T> at(Elementary<T> f, T lambda, T zeta);
  }

  /**
   * {@code e^(-lambda zeta)} and {@code (1 - e^(-lambda zeta))/lambda}, the latter as a hyperbolic
   * sine so that nothing cancels for small lambda; zeta for lambda = 0.
   */
  static <T extends FieldElement<T>> Relaxation<T> flow(Elementary<T> f, T lambda, T zeta) {
    T half = lambda.multiply(zeta).divide(f.number(2L));
    T decay = f.exp(half.negate());
    T gain =
        lambda.isZero() ? zeta : f.number(2L).multiply(decay).multiply(f.sinh(half)).divide(lambda);
    return new Relaxation<>(f.square(decay), gain);
  }

  /** The same for gradient descent with the given step sizes: a product in place of e^.. */
  static <T extends FieldElement<T>> Relaxation<T> descent(
      Elementary<T> f, T lambda, List<T> steps) {
    T one = f.number(1L);
    T keep = one;
    T sum = f.number(0L);
    for (T step : steps) {
      keep = keep.multiply(one.subtract(step.multiply(lambda)));
      sum = sum.add(step);
    }
    return new Relaxation<>(keep, lambda.isZero() ? sum : one.subtract(keep).divide(lambda));
  }
}
