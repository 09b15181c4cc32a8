package elenchus.mirror;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * phi(x) = cosh x + w x^2.
 *
 * @param w weight of the square, nonnegative
 */
public record Cosh(double w) implements ExplicitPotential {

  /**
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public Cosh {
    if (!(w >= 0 && w < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("cosh x + " + w + " x^2");
    }
  }

  @Override
  public <T extends CalculusFieldElement<T>> T valueOf(T x) {
    return x.cosh().add(x.square().multiply(w));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T gradientOf(T x) {
    return x.sinh().add(x.multiply(2 * w));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T curvatureOf(T x) {
    return x.cosh().add(x.newInstance(2 * w));
  }

  @Override
  public double gradient(double x) {
    return FastMath.sinh(x) + 2 * w * x;
  }

  @Override
  public double curvature(double x) {
    return FastMath.cosh(x) + 2 * w;
  }

  @Override
  public double inverseGradient(double z) {
    if (w == 0) {
      return FastMath.asinh(z);
    }
    double size = Math.abs(z);
    if (size == 0) {
      return z;
    }
    // Convex on the positive axis: Newton's method comes down from above.
    double above = Math.min(FastMath.asinh(size), size / (1 + 2 * w));
    return Math.copySign(
        Monotone.root(this::gradient, this::curvature, size, 0, 2 * above, above), z);
  }
}
