package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;

/** PairLogLoss: psi(u) = sum_j log(1 + e^{-u_j}). */
public record PairLogLoss() implements PairwiseLoss {

  @Override
  public String symbol() {
    return "pairlog";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T phi(T margin) {
    return margin.getReal() >= 0
        ? margin.negate().exp().log1p()
        : margin.exp().log1p().subtract(margin);
  }

  @Override
  public double phi(double margin) {
    return LogDomain.softplus(-margin);
  }

  @Override
  public double logPhi(double margin) {
    return LogDomain.logSoftplus(-margin);
  }

  @Override
  public double logSlope(double margin) {
    return -LogDomain.softplus(margin);
  }

  @Override
  public double logSlopeDerivative(double margin) {
    return -LogDomain.sigmoid(margin);
  }

  @Override
  public OptionalDouble curvature() {
    return OptionalDouble.of(0.25);
  }
}
