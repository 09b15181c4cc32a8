package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * A loss with a polynomial tail: phi(u) = (1 + u)^{-p} for u &gt;= 0, continued by its tangent 1 -
 * p u.
 *
 * @param p the power, positive
 */
public record PolynomialTail(double p) implements PairwiseLoss {

  /**
   * Checks the power.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public PolynomialTail {
    if (!(p > 0) || Double.isInfinite(p)) {
      throw new IllegalArgumentException("power " + p);
    }
  }

  @Override
  public String symbol() {
    return "poly(" + p + ")";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T phi(T margin) {
    return margin.getReal() >= 0 ? margin.log1p().multiply(-p).exp() : margin.multiply(-p).add(1);
  }

  @Override
  public double phi(double margin) {
    return margin >= 0 ? FastMath.exp(-p * FastMath.log1p(margin)) : 1 - p * margin;
  }

  @Override
  public double logPhi(double margin) {
    return margin >= 0 ? -p * FastMath.log1p(margin) : FastMath.log1p(-p * margin);
  }

  @Override
  public double logSlope(double margin) {
    return FastMath.log(p) - (margin < 0 ? 0 : (p + 1) * FastMath.log1p(margin));
  }

  @Override
  public double logSlopeDerivative(double margin) {
    return margin < 0 ? 0 : -(p + 1) / (1 + margin);
  }

  @Override
  public OptionalDouble curvature() {
    return OptionalDouble.of(p * (p + 1));
  }
}
