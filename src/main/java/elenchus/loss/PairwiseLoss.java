package elenchus.loss;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;

/** A template that is a sum over the margins, psi(u) = sum_j phi(u_j), phi decreasing. */
public interface PairwiseLoss extends TemplateLoss {

  /** phi(u). */
  <T extends CalculusFieldElement<T>> T phi(T margin);

  /** phi(u). */
  double phi(double margin);

  /** log phi(u). */
  double logPhi(double margin);

  /** log(-phi'(u)). */
  double logSlope(double margin);

  /** The derivative of {@link #logSlope}, which is phi'' / phi'. */
  double logSlopeDerivative(double margin);

  /** The supremum of phi''; empty where there is none. */
  OptionalDouble curvature();

  @Override
  default <T extends CalculusFieldElement<T>> T value(T[] margins) {
    T sum = margins[0].getField().getZero();
    for (T margin : margins) {
      sum = sum.add(phi(margin));
    }
    return sum;
  }

  @Override
  default double value(double[] margins) {
    double sum = 0;
    for (double margin : margins) {
      sum += phi(margin);
    }
    return sum;
  }

  @Override
  default double logValue(double[] margins) {
    double[] terms = new double[margins.length];
    for (int j = 0; j < terms.length; j++) {
      terms[j] = logPhi(margins[j]);
    }
    return LogDomain.logSumExp(terms);
  }

  @Override
  default void logWeights(double[] margins, double[] logWeights) {
    for (int j = 0; j < margins.length; j++) {
      logWeights[j] = logSlope(margins[j]);
    }
  }

  @Override
  default void logWeightDerivatives(double[] margins, double[] derivatives) {
    int slots = margins.length;
    Arrays.fill(derivatives, 0);
    for (int j = 0; j < slots; j++) {
      derivatives[j * slots + j] = logSlopeDerivative(margins[j]);
    }
  }

  /**
   * K sup phi'': the Hessian in the logits is the Laplacian of a star on K vertices with weights
   * phi''(u_j), and the largest eigenvalue of the star with unit weights is K.
   */
  @Override
  default OptionalDouble smoothness(int classes) {
    OptionalDouble sup = curvature();
    return sup.isPresent() ? OptionalDouble.of(classes * sup.getAsDouble()) : sup;
  }
}
