package elenchus.mirror;

import elenchus.exact.Interval;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/** phi(x) = x log x - x on the positive numbers; its divergence is that of Kullback-Leibler. */
public record Entropy() implements ExplicitPotential {

  @Override
  public boolean admits(double x) {
    return x > 0 && x < Double.POSITIVE_INFINITY;
  }

  @Override
  public <T extends CalculusFieldElement<T>> T valueOf(T x) {
    return x.multiply(x.log()).subtract(x);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T gradientOf(T x) {
    return x.log();
  }

  @Override
  public <T extends CalculusFieldElement<T>> T curvatureOf(T x) {
    return x.reciprocal();
  }

  @Override
  public double inverseGradient(double z) {
    return FastMath.exp(z);
  }

  @Override
  public Interval inverseGradient(Interval z) {
    return z.exp();
  }
}
