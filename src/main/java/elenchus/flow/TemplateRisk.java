package elenchus.flow;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import elenchus.loss.TemplateLoss;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * A risk eta sum_i c_i psi(u_i) to be descended: data, template, and how the descent is scaled.
 *
 * @param data the samples
 * @param loss the template psi
 * @param weights c_i, positive, one per sample
 * @param rate eta, positive
 * @param metric M in W' = -grad R M, d x d, symmetric positive definite; empty for the identity
 */
public record TemplateRisk(
    LabelledData data,
    TemplateLoss loss,
    List<Double> weights,
    double rate,
    Optional<Matrix> metric) {

  /**
   * @throws IllegalArgumentException if a weight or the rate is not positive, or their number is
   *     not that of the samples
   */
  public TemplateRisk {
    weights = List.copyOf(weights);
    if (weights.size() != data.samples()) {
      throw new IllegalArgumentException(
          weights.size() + " weights for " + data.samples() + " samples");
    }
    for (double weight : weights) {
      if (!(weight > 0)) {
        throw new IllegalArgumentException("sample weight " + weight);
      }
    }
    if (!(rate > 0)) {
      throw new IllegalArgumentException("learning rate " + rate);
    }
  }

  /** The sum risk: c_i = 1, eta = 1, no metric. */
  public static TemplateRisk of(LabelledData data, TemplateLoss loss) {
    Double[] ones = new Double[data.samples()];
    Arrays.fill(ones, 1.0);
    return new TemplateRisk(data, loss, List.of(ones), 1, Optional.empty());
  }

  /** The same risk with sample weights. */
  public TemplateRisk weighted(double... c) {
    return new TemplateRisk(data, loss, Arrays.stream(c).boxed().toList(), rate, metric);
  }

  /** The same risk with a learning rate. */
  public TemplateRisk learningRate(double eta) {
    return new TemplateRisk(data, loss, weights, eta, metric);
  }

  /** The same risk descended in another metric on the features. */
  public TemplateRisk inMetric(Matrix M) {
    return new TemplateRisk(data, loss, weights, rate, Optional.of(M));
  }

  SpanCoordinates coordinates() {
    return new SpanCoordinates(data, metric);
  }

  TemplateField field(SpanCoordinates span, TemplateField.Frame frame) {
    double[] logScales = new double[weights.size()];
    for (int i = 0; i < logScales.length; i++) {
      logScales[i] = FastMath.log(rate) + FastMath.log(weights.get(i));
    }
    return new TemplateField(span, loss, logScales, frame);
  }

  /** The frame that stands still. */
  TemplateField.Frame still(SpanCoordinates span, double exponent) {
    return new TemplateField.Frame(
        exponent, 0, new double[data.pairs()], new double[span.dimension()]);
  }

  /** The frame that moves with s What, in log time. */
  TemplateField.Frame moving(SpanCoordinates span, Matrix What) {
    double[] margins = new double[data.pairs()];
    PairOperator.of(data).margins(What.toRowMajor(), margins);
    return new TemplateField.Frame(1, 0, margins, span.coordinates(What));
  }
}
