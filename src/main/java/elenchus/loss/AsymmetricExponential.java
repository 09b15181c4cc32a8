package elenchus.loss;

import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;

/**
 * A template that is not symmetric: psi(u) = sum_j b_j e^{-a_j u_j}.
 *
 * @param b weights, K - 1 positive numbers
 * @param a rates, K - 1 positive numbers
 */
public record AsymmetricExponential(List<Double> b, List<Double> a) implements TemplateLoss {

  /**
   * Checks weights and rates.
   *
   * @throws IllegalArgumentException if they differ in number or one is not positive and finite
   */
  public AsymmetricExponential {
    b = List.copyOf(b);
    a = List.copyOf(a);
    if (a.size() != b.size()) {
      throw new IllegalArgumentException(b.size() + " weights, " + a.size() + " rates");
    }
    for (int j = 0; j < a.size(); j++) {
      if (!(a.get(j) > 0 && b.get(j) > 0 && Double.isFinite(a.get(j) + b.get(j)))) {
        throw new IllegalArgumentException("slot " + j + ": b = " + b.get(j) + ", a = " + a.get(j));
      }
    }
  }

  /** Weights b_j, all rates 1. */
  public static AsymmetricExponential weighted(List<Double> b) {
    return new AsymmetricExponential(b, b.stream().map(weight -> 1.0).toList());
  }

  /** Rates a_j, all weights 1. */
  public static AsymmetricExponential withRates(List<Double> a) {
    return new AsymmetricExponential(a.stream().map(rate -> 1.0).toList(), a);
  }

  @Override
  public String symbol() {
    return "asymmetric" + b + a;
  }

  @Override
  public <T extends CalculusFieldElement<T>> T value(T[] margins) {
    T sum = margins[0].getField().getZero();
    for (int j = 0; j < margins.length; j++) {
      sum = sum.add(margins[j].multiply(-a.get(j)).exp().multiply(b.get(j)));
    }
    return sum;
  }

  @Override
  public double value(double[] margins) {
    double sum = 0;
    for (int j = 0; j < margins.length; j++) {
      sum += b.get(j) * FastMath.exp(-a.get(j) * margins[j]);
    }
    return sum;
  }

  @Override
  public double logValue(double[] margins) {
    double[] terms = new double[margins.length];
    for (int j = 0; j < terms.length; j++) {
      terms[j] = FastMath.log(b.get(j)) - a.get(j) * margins[j];
    }
    return LogDomain.logSumExp(terms);
  }

  @Override
  public void logWeights(double[] margins, double[] logWeights) {
    for (int j = 0; j < margins.length; j++) {
      logWeights[j] = FastMath.log(b.get(j) * a.get(j)) - a.get(j) * margins[j];
    }
  }

  @Override
  public void logWeightDerivatives(double[] margins, double[] derivatives) {
    int slots = margins.length;
    for (int j = 0; j < slots; j++) {
      for (int l = 0; l < slots; l++) {
        derivatives[j * slots + l] = j == l ? -a.get(j) : 0;
      }
    }
  }

  @Override
  public OptionalDouble smoothness(int classes) {
    return OptionalDouble.empty();
  }
}
