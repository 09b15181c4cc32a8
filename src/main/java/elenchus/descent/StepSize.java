package elenchus.descent;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.loss.TemplateLoss;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the smoothness of a template risk says about the steps of gradient descent. With beta the
 * smoothness of the loss in its K logits, Hess R &lt;= beta I (x) X^T X, so the risk decreases
 * whenever 0 &lt; eta &lt; 2/(beta sigma_max(X)^2).
 *
 * @param smoothness beta, positive
 * @param spectralNorm sigma_max(X), the largest singular value
 */
public record StepSize(double smoothness, double spectralNorm) {

  /**
   * @throws IllegalArgumentException if the smoothness is not positive
   */
  public StepSize {
    if (!(smoothness > 0)) {
      throw new IllegalArgumentException("smoothness " + smoothness);
    }
  }

  /** The step size of a loss on data; empty if the loss is not smooth. */
  public static Optional<StepSize> of(LabelledData data, TemplateLoss loss) {
    OptionalDouble beta = loss.smoothness(data.K());
    return beta.isPresent()
        ? Optional.of(new StepSize(beta.getAsDouble(), spectralNorm(data.X())))
        : Optional.empty();
  }

  /** The largest singular value of a matrix, from the smaller of its two Gram matrices. */
  public static double spectralNorm(Matrix X) {
    Matrix gram = X.rows() < X.columns() ? X.times(X.transpose()) : X.transpose().times(X);
    double[] values = SymmetricEigen.of(gram).values();
    return values.length == 0 ? 0 : Math.sqrt(Math.max(0, values[values.length - 1]));
  }

  /** Steps below 2/(beta sigma^2) decrease the risk. */
  public double limit() {
    return 2 / (smoothness * spectralNorm * spectralNorm);
  }

  /** The step 1/(beta sigma^2) whose guaranteed decrease is largest. */
  public double best() {
    return limit() / 2;
  }

  /**
   * The guaranteed decrease of the risk per squared gradient norm, eta (1 - eta beta sigma^2 / 2);
   * negative for steps beyond the limit.
   */
  public double decrease(double eta) {
    return eta * (1 - eta / limit());
  }
}
