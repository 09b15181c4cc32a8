package elenchus.functions;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.FieldElement;

/**
 * Biases with a constant density 1/(2R) or a tent-shaped one (1 - |u|/R)/R. Integrands are
 * piecewise polynomials of degree at most three, for which Simpson's rule is exact in every field.
 *
 * @param radius R, positive
 * @param tent whether the density is a tent
 * @param <T> the numbers
 */
public record PolynomialBias<T extends FieldElement<T>>(T radius, boolean tent)
    implements BiasLaw<T> {

  @Override
  public T density(T u) {
    T height = radius.reciprocal();
    return tent
        ? height.subtract(BiasLaw.abs(u).multiply(height).multiply(height))
        : height.divide(radius.getField().getOne().add(radius.getField().getOne()));
  }

  @Override
  public T expectation(UnaryOperator<T> function, List<T> kinks) {
    List<T> breaks = BiasLaw.breaks(radius, kinks);
    T one = radius.getField().getOne();
    T half = one.divide(one.multiply(2));
    T sum = radius.getField().getZero();
    T left = weighted(function, breaks.get(0));
    for (int i = 1; i < breaks.size(); i++) {
      T from = breaks.get(i - 1);
      T to = breaks.get(i);
      T right = weighted(function, to);
      T middle = weighted(function, from.add(to).multiply(half));
      sum = sum.add(left.add(middle.multiply(4)).add(right).multiply(to.subtract(from)));
      left = right;
    }
    return sum.divide(one.multiply(6));
  }

  private T weighted(UnaryOperator<T> function, T u) {
    return function.apply(u).multiply(density(u));
  }
}
