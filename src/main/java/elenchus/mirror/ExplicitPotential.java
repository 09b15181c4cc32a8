package elenchus.mirror;

import elenchus.exact.Interval;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;

/**
 * A potential whose value, gradient and curvature are formulas. They are written once over all
 * fields, so that doubles, intervals and derivatives come from the same text.
 */
public interface ExplicitPotential extends Potential {

  /** phi(x), a straight-line formula. */
  <T extends CalculusFieldElement<T>> T valueOf(T x);

  /** phi'(x), a straight-line formula. */
  <T extends CalculusFieldElement<T>> T gradientOf(T x);

  /** phi''(x), a straight-line formula. */
  <T extends CalculusFieldElement<T>> T curvatureOf(T x);

  @Override
  default boolean admits(double x) {
    return Double.isFinite(x);
  }

  @Override
  default double value(double x) {
    return valueOf(new Binary64(x)).getReal();
  }

  @Override
  default double gradient(double x) {
    return gradientOf(new Binary64(x)).getReal();
  }

  @Override
  default double curvature(double x) {
    return curvatureOf(new Binary64(x)).getReal();
  }

  @Override
  default Interval gradient(Interval x) {
    return gradientOf(x);
  }

  /** Contains phi''(x) for all points of the interval. */
  default Interval curvature(Interval x) {
    return curvatureOf(x);
  }

  @Override
  default Interval inverseGradient(Interval z) {
    return Monotone.preimage(this::gradientOf, this::inverseGradient, z);
  }

  @Override
  default Interval conjugateCurvature(Interval z) {
    return curvatureOf(inverseGradient(z)).reciprocal();
  }
}
