package elenchus.mirror;

import elenchus.exact.Interval;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.FastMath;

/**
 * The potential of one coordinate of a diagonal linear network of depth D > 2: beta = u^D - v^D
 * with u = v = a at the start. With p = D/(D-2) and the dual variable z = phi'(beta)
 *
 * <pre>
 *   beta = a^D h(s),  s = a^(D-2) z in (-1, 1),
 *   h(s) = (1-s)^(-p) - (1+s)^(-p) = 2 (1-s^2)^(-p/2) sinh(p artanh s),
 * </pre>
 *
 * where the second form does not cancel. For depth 2 see {@link ShallowDiagonal}.
 *
 * <p>B. Woodworth et al., Kernel and rich regimes in overparametrized models, COLT 2020.
 *
 * @param depth D, at least 3
 * @param a size of both weights at the start, positive
 */
public record DeepDiagonal(int depth, double a) implements Potential {

  /**
   * @throws IllegalArgumentException if the depth is below 3 or the size is not positive and finite
   */
  public DeepDiagonal {
    if (depth < 3 || !(a > 0 && a < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("depth " + depth + ", start " + a);
    }
  }

  private double p() {
    return depth / (depth - 2.0);
  }

  /** p = D/(D-2), as a quotient in the field: 5/3 is no double. */
  private <T extends CalculusFieldElement<T>> T exponent(T like) {
    return like.newInstance(depth).divide(depth - 2);
  }

  /** a to a power; by repeated multiplication, so that every field agrees on it. */
  private <T extends CalculusFieldElement<T>> T power(T like, int exponent) {
    return like.newInstance(a).pow(exponent);
  }

  /** The inverse gradient, over every field. */
  public <T extends CalculusFieldElement<T>> T inverseGradientOf(T z) {
    T s = z.multiply(power(z, depth - 2));
    T p = exponent(z);
    T stretch = oneMinusSquare(s).pow(p.divide(2));
    return s.atanh().multiply(p).sinh().multiply(2).divide(stretch).multiply(power(z, depth));
  }

  /** The derivative of the inverse gradient, over every field. */
  public <T extends CalculusFieldElement<T>> T conjugateCurvatureOf(T z) {
    T s = z.multiply(power(z, depth - 2));
    T p = exponent(z);
    T next = p.add(1);
    T stretch = oneMinusSquare(s).pow(next.divide(2));
    return s.atanh()
        .multiply(next)
        .cosh()
        .multiply(p.multiply(2))
        .divide(stretch)
        .multiply(power(z, 2 * depth - 2));
  }

  /** The conjugate, over every field; 0 at 0. */
  public <T extends CalculusFieldElement<T>> T conjugateOf(T z) {
    T s = z.multiply(power(z, depth - 2));
    T k = z.newInstance(2).divide(depth - 2);
    T stretch = oneMinusSquare(s).pow(k.divide(2));
    return s.atanh()
        .multiply(k)
        .cosh()
        .divide(stretch)
        .subtract(z.getField().getOne())
        .multiply(power(z, 2))
        .multiply(depth - 2);
  }

  private static <T extends CalculusFieldElement<T>> T oneMinusSquare(T s) {
    T one = s.getField().getOne();
    return one.subtract(s).multiply(one.add(s));
  }

  @Override
  public boolean admits(double x) {
    return Double.isFinite(x);
  }

  @Override
  public double value(double x) {
    double z = gradient(x);
    return z * x - conjugate(z);
  }

  /** By tau = artanh s, for which h = 2 cosh(tau)^p sinh(p tau) is convex on the positive axis. */
  @Override
  public double gradient(double x) {
    double target = Math.abs(x) / FastMath.pow(a, depth);
    if (target == 0) {
      return x;
    }
    double p = p();
    double above = FastMath.asinh(target / 2) / p;
    double tau =
        Monotone.root(
            t -> 2 * FastMath.pow(FastMath.cosh(t), p) * FastMath.sinh(p * t),
            t -> 2 * p * FastMath.pow(FastMath.cosh(t), p - 1) * FastMath.cosh((p + 1) * t),
            target,
            0,
            2 * above,
            above);
    return Math.copySign(FastMath.tanh(tau) / FastMath.pow(a, depth - 2), x);
  }

  @Override
  public double curvature(double x) {
    return 1 / conjugateCurvature(gradient(x));
  }

  private boolean isDual(double z) {
    return Math.abs(z) * FastMath.pow(a, depth - 2) < 1;
  }

  @Override
  public double inverseGradient(double z) {
    return isDual(z) ? inverseGradientOf(new Binary64(z)).getReal() : Double.NaN;
  }

  @Override
  public double conjugate(double z) {
    return isDual(z) ? conjugateOf(new Binary64(z)).getReal() : Double.NaN;
  }

  @Override
  public double conjugateCurvature(double z) {
    return isDual(z) ? conjugateCurvatureOf(new Binary64(z)).getReal() : Double.NaN;
  }

  @Override
  public Interval gradient(Interval x) {
    return Monotone.preimage(this::inverseGradientOf, this::gradient, x);
  }

  @Override
  public Interval inverseGradient(Interval z) {
    return inverseGradientOf(z);
  }

  @Override
  public Interval conjugateCurvature(Interval z) {
    return conjugateCurvatureOf(z);
  }
}
