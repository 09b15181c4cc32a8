package elenchus.functions;

import org.hipparchus.FieldElement;

/**
 * The kernels of {@link BiasKernels} for a uniform law, in closed form, between points of [-R, R].
 * With D = |x - z| the product (x-u)(z-u) is negative on an interval of length D only, where its
 * integral is -D^3/6; so
 *
 * <ul>
 *   <li>absolute values: R^2/3 + x z + D^3/(6 R),
 *   <li>rectified units: (R^2/3 + x z + D^3/(12 R)) / 2.
 * </ul>
 *
 * <p>With N biases per direction at the midpoints of cells of width h = 2R/N, and points on cell
 * boundaries, the midpoint rule errs by h^2 times the defects below, exactly.
 *
 * @param radius R, positive
 * @param <T> the numbers
 */
public record UniformKernels<T extends FieldElement<T>>(T radius) {

  /** Rectified units of both directions. */
  public T relu(T x, T z) {
    T distance = BiasLaw.abs(x.subtract(z));
    return energy(x, z).add(cube(distance).divide(radius.multiply(12))).divide(number(2));
  }

  /** Absolute values. */
  public T abs(T x, T z) {
    T distance = BiasLaw.abs(x.subtract(z));
    return energy(x, z).add(cube(distance).divide(radius.multiply(6)));
  }

  /**
   * (2R - |x-z|)/(48R): how much the kernel of rectified units exceeds its midpoint rule, by h^2.
   */
  public T reluDefect(T x, T z) {
    return radius.multiply(2).subtract(BiasLaw.abs(x.subtract(z))).divide(radius.multiply(48));
  }

  /** (R - |x-z|)/(12R): the same for absolute values. */
  public T absDefect(T x, T z) {
    return radius.subtract(BiasLaw.abs(x.subtract(z))).divide(radius.multiply(12));
  }

  private T energy(T x, T z) {
    return radius.multiply(radius).divide(number(3)).add(x.multiply(z));
  }

  private T number(int value) {
    return radius.getField().getOne().multiply(value);
  }

  private static <T extends FieldElement<T>> T cube(T value) {
    return value.multiply(value).multiply(value);
  }
}
