package elenchus.functions;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * Kernels of wide networks with one hidden layer on the line: means of products of units over the
 * law of the biases.
 *
 * @param law even law of the biases
 * @param <T> the numbers
 */
public record BiasKernels<T extends FieldElement<T>>(BiasLaw<T> law) {

  /** Rectified units of both directions: E[(x-B)_+ (z-B)_+ + (B-x)_+ (B-z)_+] / 2. */
  public T relu(T x, T z) {
    return rising(x, z).add(rising(x.negate(), z.negate())).divide(two(x));
  }

  /** Rectified units that all rise: E[(x-B)_+ (z-B)_+]. */
  public T rising(T x, T z) {
    return law.expectation(
        u -> BiasLaw.positivePart(x.subtract(u)).multiply(BiasLaw.positivePart(z.subtract(u))),
        List.of(x, z));
  }

  /** Absolute values: E[|x-B| |z-B|]. */
  public T abs(T x, T z) {
    return law.expectation(
        u -> BiasLaw.abs(x.subtract(u)).multiply(BiasLaw.abs(z.subtract(u))), List.of(x, z));
  }

  /** Rectified units of both directions whose biases are shifted, so that their law is not even. */
  public T shifted(T x, T z, T shift) {
    T back = x.negate();
    T forth = z.negate();
    return rising(x.subtract(shift), z.subtract(shift))
        .add(rising(back.subtract(shift), forth.subtract(shift)))
        .divide(two(x));
  }

  private static <T extends FieldElement<T>> T two(T like) {
    return like.getField().getOne().multiply(2);
  }
}
