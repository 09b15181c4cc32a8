package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/** Cross-entropy of the softmax: psi(u) = log(1 + sum_j e^{-u_j}). */
public record CrossEntropy() implements TemplateLoss {

  @Override
  public String symbol() {
    return "ce";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T value(T[] margins) {
    T pivot = margins[0].getField().getZero();
    for (T margin : margins) {
      if (-margin.getReal() > pivot.getReal()) {
        pivot = margin.negate();
      }
    }
    T sum = pivot.negate().expm1();
    for (T margin : margins) {
      sum = sum.add(margin.add(pivot).negate().exp());
    }
    return pivot.add(sum.log1p());
  }

  @Override
  public double value(double[] margins) {
    return LogDomain.softplus(LogDomain.logSumExpNegated(margins));
  }

  @Override
  public double logValue(double[] margins) {
    return LogDomain.logSoftplus(LogDomain.logSumExpNegated(margins));
  }

  @Override
  public void logWeights(double[] margins, double[] logWeights) {
    double value = value(margins);
    for (int j = 0; j < margins.length; j++) {
      logWeights[j] = -margins[j] - value;
    }
  }

  @Override
  public void logWeightDerivatives(double[] margins, double[] derivatives) {
    int slots = margins.length;
    double value = value(margins);
    for (int l = 0; l < slots; l++) {
      double probability = FastMath.exp(-margins[l] - value);
      for (int j = 0; j < slots; j++) {
        derivatives[j * slots + l] = j == l ? probability - 1 : probability;
      }
    }
  }

  /** 1/2, the largest eigenvalue that diag(p) - p p^T can have on the simplex. */
  @Override
  public OptionalDouble smoothness(int classes) {
    return OptionalDouble.of(0.5);
  }
}
