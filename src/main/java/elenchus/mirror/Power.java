package elenchus.mirror;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * phi(x) = |x|^p + w x^2.
 *
 * @param p exponent, at least 2
 * @param w weight of the square, nonnegative; where it is 0 and p above 2, the curvature vanishes
 *     at 0
 */
public record Power(int p, double w) implements ExplicitPotential {
  /** Squares of larger numbers might overflow. */
  private static final double LARGE = 1e100;

  /**
   * @throws IllegalArgumentException if the exponent is below 2 or the weight negative or not
   *     finite
   */
  public Power {
    if (p < 2 || !(w >= 0 && w < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("|x|^" + p + " + " + w + " x^2");
    }
  }

  @Override
  public <T extends CalculusFieldElement<T>> T valueOf(T x) {
    return x.abs().pow(p).add(x.square().multiply(w));
  }

  @Override
  public <T extends CalculusFieldElement<T>> T gradientOf(T x) {
    return x.abs().pow(p - 2).multiply(p).add(x.newInstance(2 * w)).multiply(x);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T curvatureOf(T x) {
    return x.abs().pow(p - 2).multiply(p * (p - 1)).add(x.newInstance(2 * w));
  }

  @Override
  public double gradient(double x) {
    return (p * power(Math.abs(x), p - 2) + 2 * w) * x;
  }

  @Override
  public double curvature(double x) {
    return p * (p - 1) * power(Math.abs(x), p - 2) + 2 * w;
  }

  /** Products: far faster than the general power, which Newton's method would call throughout. */
  private static double power(double base, int exponent) {
    double product = 1;
    for (int i = 0; i < exponent; i++) {
      product *= base;
    }
    return product;
  }

  /**
   * The root of x^3 + 3 c x = q, q positive and c not negative, by Cardano's formula x = u - v with
   * u v = c, as a quotient without a difference.
   */
  private static double cubicRoot(double q, double c) {
    double half = q / 2;
    double u = FastMath.cbrt(half + Math.sqrt(half * half + c * c * c));
    double v = c / u;
    return q / (u * u + c + v * v);
  }

  @Override
  public double inverseGradient(double z) {
    double size = Math.abs(z);
    if (size == 0) {
      return z;
    }
    double x;
    if (p == 2) {
      x = size / (2 + 2 * w);
    } else if (p == 3) {
      x = size / (w + Math.sqrt(w * w + 3 * size));
    } else if (p == 4 && size < LARGE) {
      x = cubicRoot(size / 4, w / 6);
    } else {
      // Convex on the positive axis: Newton's method comes down from above.
      double above = Math.min(FastMath.pow(size / p, 1.0 / (p - 1)), size / (2 * w));
      x = Monotone.root(this::gradient, this::curvature, size, 0, 2 * above, above);
    }
    return Math.copySign(x, z);
  }
}
