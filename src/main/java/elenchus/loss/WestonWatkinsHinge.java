package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * The hinge of Weston and Watkins: phi(u) = max(0, 1 - u). At the kink u = 1 the weight is taken to
 * be zero.
 */
public record WestonWatkinsHinge() implements PairwiseLoss {

  @Override
  public String symbol() {
    return "ww";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T phi(T margin) {
    return margin.getReal() >= 1 ? margin.getField().getZero() : margin.negate().add(1);
  }

  @Override
  public double phi(double margin) {
    return Math.max(0, 1 - margin);
  }

  @Override
  public double logPhi(double margin) {
    return FastMath.log(phi(margin));
  }

  @Override
  public double logSlope(double margin) {
    if (Double.isNaN(margin)) {
      return margin;
    }
    return margin < 1 ? 0 : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double logSlopeDerivative(double margin) {
    return 0;
  }

  @Override
  public OptionalDouble curvature() {
    return OptionalDouble.empty();
  }
}
