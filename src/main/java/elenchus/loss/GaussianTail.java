package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * A loss with a Gaussian tail: phi(u) = e^{-u^2} for u &gt;= 1, continued by its tangent (3 - 2 u)
 * / e. The tangent keeps phi convex and strictly decreasing; e^{-u^2} itself is neither near 0.
 */
public record GaussianTail() implements PairwiseLoss {

  @Override
  public String symbol() {
    return "gauss";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T phi(T margin) {
    return margin.getReal() >= 1
        ? margin.multiply(margin).negate().exp()
        : margin.multiply(-2).add(3).multiply(margin.newInstance(-1).exp());
  }

  @Override
  public double phi(double margin) {
    return FastMath.exp(logPhi(margin));
  }

  @Override
  public double logPhi(double margin) {
    return margin >= 1 ? -margin * margin : FastMath.log(3 - 2 * margin) - 1;
  }

  @Override
  public double logSlope(double margin) {
    return margin < 1 ? FastMath.log(2) - 1 : FastMath.log(2 * margin) - margin * margin;
  }

  @Override
  public double logSlopeDerivative(double margin) {
    return margin < 1 ? 0 : 1 / margin - 2 * margin;
  }

  /** 4 e^{-3/2}, attained at u^2 = 3/2. */
  @Override
  public OptionalDouble curvature() {
    return OptionalDouble.of(4 * FastMath.exp(-1.5));
  }
}
