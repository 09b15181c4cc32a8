package elenchus.mirror;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * The hyperbolic entropy phi(x) = x arsinh(x/beta) - sqrt(x^2 + beta^2) + w x^2, between the
 * entropy on both half-lines (small beta) and the square (large beta).
 *
 * <p>U. Ghai, E. Hazan, Y. Singer, Exponentiated gradient meets gradient descent, ALT 2020.
 *
 * @param beta scale, positive
 * @param w weight of the square, nonnegative
 */
public record Hypentropy(double beta, double w) implements ExplicitPotential {

  /**
   * @throws IllegalArgumentException if the scale is not positive, the weight negative, or one of
   *     them not finite
   */
  public Hypentropy {
    if (!(beta > 0 && w >= 0 && beta + w < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("hypentropy of scale " + beta + ", weight " + w);
    }
  }

  @Override
  public <T extends CalculusFieldElement<T>> T valueOf(T x) {
    return x.multiply(x.divide(beta).asinh()).subtract(root(x)).add(x.square().multiply(w));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T gradientOf(T x) {
    return x.divide(beta).asinh().add(x.multiply(2 * w));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T curvatureOf(T x) {
    return root(x).reciprocal().add(x.newInstance(2 * w));
  }

  private <T extends CalculusFieldElement<T>> T root(T x) {
    return x.square().add(x.newInstance(beta).square()).sqrt();
  }

  @Override
  public double inverseGradient(double z) {
    if (w == 0) {
      return beta * FastMath.sinh(z);
    }
    double size = Math.abs(z);
    if (size == 0) {
      return z;
    }
    // Concave on the positive axis: Newton's method comes up from below.
    double below = size / (1 / beta + 2 * w);
    double above = Math.min(size / (2 * w), beta * FastMath.sinh(size));
    return Math.copySign(
        Monotone.root(this::gradient, this::curvature, size, below / 2, 2 * above, below), z);
  }
}
