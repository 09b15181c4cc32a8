package elenchus.mirror;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * The potential of one coordinate of a diagonal linear network of depth 2: beta = u^2 - v^2 with u
 * = v = a at the start. phi(x) = a^2 q(x/a^2) with q(z) = 2 - sqrt(4 + z^2) + z arsinh(z/2), the
 * {@link Hypentropy} of scale 2 a^2 up to a constant.
 *
 * <p>B. Woodworth et al., Kernel and rich regimes in overparametrized models, COLT 2020.
 *
 * @param a size of both weights at the start, positive
 */
public record ShallowDiagonal(double a) implements ExplicitPotential {

  /**
   * @throws IllegalArgumentException if the size is not positive and finite
   */
  public ShallowDiagonal {
    if (!(a > 0 && a < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("start " + a);
    }
  }

  private <T extends CalculusFieldElement<T>> T scale(T like) {
    return like.newInstance(a).square().multiply(2);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T valueOf(T x) {
    T scale = scale(x);
    T root = x.square().add(scale.square()).sqrt();
    return x.multiply(x.divide(scale).asinh()).subtract(root).add(scale);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T gradientOf(T x) {
    return x.divide(scale(x)).asinh();
  }

  @Override
  public <T extends CalculusFieldElement<T>> T curvatureOf(T x) {
    return x.square().add(scale(x).square()).sqrt().reciprocal();
  }

  /** The inverse gradient, over every field. */
  public <T extends CalculusFieldElement<T>> T inverseGradientOf(T z) {
    return z.sinh().multiply(scale(z));
  }

  @Override
  public double inverseGradient(double z) {
    return 2 * a * a * FastMath.sinh(z);
  }
}
