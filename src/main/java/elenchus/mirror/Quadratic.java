package elenchus.mirror;

import elenchus.exact.Interval;
import org.hipparchus.CalculusFieldElement;

/** phi(x) = x^2: the mirror that is none, up to a factor 2. */
public record Quadratic() implements ExplicitPotential {

  @Override
  public <T extends CalculusFieldElement<T>> T valueOf(T x) {
    return x.square();
  }

  @Override
  public <T extends CalculusFieldElement<T>> T gradientOf(T x) {
    return x.multiply(2);
  }

  @Override
  public <T extends CalculusFieldElement<T>> T curvatureOf(T x) {
    return x.newInstance(2);
  }

  @Override
  public double inverseGradient(double z) {
    return z / 2;
  }

  @Override
  public Interval inverseGradient(Interval z) {
    return z.scalb(-1);
  }
}
