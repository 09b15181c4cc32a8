package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/** Multiclass exponential loss: psi(u) = sum_j e^{-u_j}. */
public record MulticlassExponential() implements PairwiseLoss {

  @Override
  public String symbol() {
    return "exp";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T phi(T margin) {
    return margin.negate().exp();
  }

  @Override
  public double phi(double margin) {
    return FastMath.exp(-margin);
  }

  @Override
  public double logPhi(double margin) {
    return -margin;
  }

  @Override
  public double logSlope(double margin) {
    return -margin;
  }

  @Override
  public double logSlopeDerivative(double margin) {
    return -1;
  }

  @Override
  public OptionalDouble curvature() {
    return OptionalDouble.empty();
  }
}
