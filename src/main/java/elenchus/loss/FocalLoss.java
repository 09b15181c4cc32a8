package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * Focal loss: psi(u) = p^G log(1 + q) with q = sum_j e^{-u_j} and p = q / (1 + q), the probability
 * that the softmax gives to the wrong classes. Its weights are g_j = p^G (1 + G log(1 + q) / q) /
 * (1 + q) e^{-u_j}.
 *
 * @param G the focusing exponent, positive
 */
public record FocalLoss(double G) implements TemplateLoss {

  /** Above this log q, log(1 + q) / q = log q / q to double precision. */
  private static final double LARGE = 40;

  /**
   * Checks the exponent.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public FocalLoss {
    if (!(G > 0) || Double.isInfinite(G)) {
      throw new IllegalArgumentException("focusing exponent " + G);
    }
  }

  @Override
  public String symbol() {
    return "focal(" + G + ")";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T value(T[] margins) {
    T cost = new CrossEntropy().value(margins);
    T wrong = cost.negate().expm1().negate();
    return wrong.log().multiply(G).exp().multiply(cost);
  }

  @Override
  public double value(double[] margins) {
    return FastMath.exp(logValue(margins));
  }

  @Override
  public double logValue(double[] margins) {
    double logQ = LogDomain.logSumExpNegated(margins);
    return G * (logQ - LogDomain.softplus(logQ)) + LogDomain.logSoftplus(logQ);
  }

  @Override
  public void logWeights(double[] margins, double[] logWeights) {
    double logQ = LogDomain.logSumExpNegated(margins);
    double cost = LogDomain.softplus(logQ);
    double logFactor = G * (logQ - cost) - cost + FastMath.log1p(G * costRatio(logQ));
    for (int j = 0; j < margins.length; j++) {
      logWeights[j] = logFactor - margins[j];
    }
  }

  @Override
  public void logWeightDerivatives(double[] margins, double[] derivatives) {
    double logQ = LogDomain.logSumExpNegated(margins);
    double wrong = LogDomain.sigmoid(logQ);
    double right = LogDomain.sigmoid(-logQ);
    double ratio = costRatio(logQ);
    double byLogQ = G * right - wrong + G * (right - ratio) / (1 + G * ratio);
    int slots = margins.length;
    for (int l = 0; l < slots; l++) {
      double share = FastMath.exp(-margins[l] - logQ);
      for (int j = 0; j < slots; j++) {
        derivatives[j * slots + l] = -share * byLogQ - (j == l ? 1 : 0);
      }
    }
  }

  /** Empty: none is known here. */
  @Override
  public OptionalDouble smoothness(int classes) {
    return OptionalDouble.empty();
  }

  /** log(1 + q) / q. */
  private static double costRatio(double logQ) {
    if (logQ > LARGE) {
      return logQ * FastMath.exp(-logQ);
    }
    double q = FastMath.exp(logQ);
    return q == 0 ? 1 : FastMath.log1p(q) / q;
  }
}
