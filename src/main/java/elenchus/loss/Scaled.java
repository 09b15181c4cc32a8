package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.FastMath;
import org.hipparchus.util.MathArrays;

/**
 * A template at another temperature: psi(a u).
 *
 * @param psi the template
 * @param a the factor, positive
 */
public record Scaled(TemplateLoss psi, double a) implements TemplateLoss {

  /**
   * Checks the factor.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Scaled {
    if (!(a > 0) || Double.isInfinite(a)) {
      throw new IllegalArgumentException("factor " + a + " of the margins");
    }
  }

  @Override
  public String symbol() {
    return psi.symbol() + "(" + a + " u)";
  }

  @Override
  public <T extends CalculusFieldElement<T>> T value(T[] margins) {
    T[] scaled = MathArrays.buildArray(margins[0].getField(), margins.length);
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] = margins[j].multiply(a);
    }
    return psi.value(scaled);
  }

  @Override
  public double value(double[] margins) {
    return psi.value(scaled(margins));
  }

  @Override
  public double logValue(double[] margins) {
    return psi.logValue(scaled(margins));
  }

  @Override
  public void logWeights(double[] margins, double[] logWeights) {
    psi.logWeights(scaled(margins), logWeights);
    double shift = FastMath.log(a);
    for (int j = 0; j < margins.length; j++) {
      logWeights[j] += shift;
    }
  }

  @Override
  public void logWeightDerivatives(double[] margins, double[] derivatives) {
    psi.logWeightDerivatives(scaled(margins), derivatives);
    for (int k = 0; k < margins.length * margins.length; k++) {
      derivatives[k] *= a;
    }
  }

  @Override
  public OptionalDouble smoothness(int classes) {
    OptionalDouble beta = psi.smoothness(classes);
    return beta.isPresent() ? OptionalDouble.of(a * a * beta.getAsDouble()) : beta;
  }

  private double[] scaled(double[] margins) {
    return MathArrays.scale(a, margins);
  }
}
