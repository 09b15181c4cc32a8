package elenchus.flow;

import elenchus.loss.TemplateLoss;
import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * The gradient field of sum_i c_i psi(u_i), seen from a moving frame:
 *
 * <pre>dY/ds = A^T exp(a s + log c + log g(e^{b s} A Y + s u)) - D - b Y.</pre>
 *
 * <p>With a = b = 0, u = 0, D = 0 it is gradient flow in time. With a = 1, b = 0 it is gradient
 * flow in s = log(1 + t); then u = A What, D = What give the flow of the residual W - s What. With
 * a = 1 - b, b &gt; 0 it is the flow of W e^{-b s} in log time. Exponents are clamped at 700:
 * larger ones occur in trial steps only.
 */
final class TemplateField implements SymmetricField {
  private static final double LARGEST_EXPONENT = 700;

  /** Curvature below this is nothing beside the identity in I - h J, whatever the step. */
  private static final double LEAST_CURVATURE = 1e-40;

  /** The frame: exponent a, growth b, margin drift u (per pair), drift D (per coordinate). */
  record Frame(double rate, double growth, double[] marginDrift, double[] drift) {}

  private final SpanCoordinates span;
  private final TemplateLoss loss;
  private final double[] logScales;
  private final Frame frame;
  private final int competitors;
  private final double[] scores;
  private final double[] u;
  private final double[] weights;
  private final double[] derivatives;
  private final double[] scratch;

  TemplateField(SpanCoordinates span, TemplateLoss loss, double[] logScales, Frame frame) {
    this.span = span;
    this.loss = loss;
    this.logScales = logScales;
    this.frame = frame;
    this.competitors = span.competitors();
    this.scores = new double[competitors];
    this.u = new double[competitors];
    this.weights = new double[competitors];
    this.derivatives = new double[competitors * competitors];
    this.scratch = new double[competitors * competitors];
  }

  @Override
  public int dimension() {
    return span.dimension();
  }

  @Override
  public void velocity(double time, double[] state, double[] velocity) {
    for (int k = 0; k < velocity.length; k++) {
      velocity[k] = -frame.drift[k] - frame.growth * state[k];
    }
    double stretch = stretch(time);
    for (int i = 0; i < span.samples(); i++) {
      if (weigh(i, time, stretch, state)) {
        span.addAdjoint(i, weights, velocity);
      }
    }
  }

  private double stretch(double time) {
    return frame.growth == 0 ? 1 : FastMath.exp(frame.growth * time);
  }

  private void place(int sample, double time, double stretch, double[] state) {
    span.margins(sample, state, scores, u);
    for (int j = 0; j < competitors; j++) {
      u[j] = stretch * u[j] + time * frame.marginDrift[sample * competitors + j];
    }
  }

  /** Puts the margins of a sample into u, its scaled weights into weights; false if all vanish. */
  private boolean weigh(int sample, double time, double stretch, double[] state) {
    place(sample, time, stretch, state);
    loss.logWeights(u, weights);
    double shift = frame.rate * time + logScales[sample];
    boolean any = false;
    for (int j = 0; j < competitors; j++) {
      weights[j] = FastMath.exp(Math.min(LARGEST_EXPONENT, shift + weights[j]));
      any |= weights[j] != 0;
    }
    return any;
  }

  /** Puts d(weights)/du into derivatives; to be called after weigh. */
  private void differentiate() {
    loss.logWeightDerivatives(u, derivatives);
    for (int j = 0; j < competitors; j++) {
      for (int l = 0; l < competitors; l++) {
        int k = j * competitors + l;
        derivatives[k] = weights[j] == 0 ? 0 : weights[j] * derivatives[k];
      }
    }
  }

  @Override
  public void jacobian(double time, double[] state, double[] jacobian) {
    Arrays.fill(jacobian, 0);
    int n = dimension();
    double stretch = stretch(time);
    for (int i = 0; i < span.samples(); i++) {
      if (weigh(i, time, stretch, state)) {
        differentiate();
        double largest = 0;
        for (int k = 0; k < derivatives.length; k++) {
          derivatives[k] *= stretch;
          largest = Math.max(largest, Math.abs(derivatives[k]));
        }
        if (!(largest < LEAST_CURVATURE)) {
          span.addCurvature(i, derivatives, scratch, jacobian);
        }
      }
    }
    for (int k = 0; k < n; k++) {
      jacobian[k * n + k] -= frame.growth;
    }
  }

  @Override
  public void timeDerivative(double time, double[] state, double[] derivative) {
    Arrays.fill(derivative, 0);
    double stretch = stretch(time);
    for (int i = 0; i < span.samples(); i++) {
      if (!weigh(i, time, stretch, state)) {
        continue;
      }
      differentiate();
      // The margins move at the speed u + b e^{bs} A Y.
      for (int j = 0; j < competitors; j++) {
        double drift = frame.marginDrift[i * competitors + j];
        u[j] = drift + frame.growth * (u[j] - time * drift);
      }
      multiplyDerivatives(u, scores);
      for (int j = 0; j < competitors; j++) {
        weights[j] = frame.rate * weights[j] + scores[j];
      }
      span.addAdjoint(i, weights, derivative);
    }
  }

  private void multiplyDerivatives(double[] vector, double[] result) {
    for (int j = 0; j < competitors; j++) {
      double sum = 0;
      for (int l = 0; l < competitors; l++) {
        sum += derivatives[j * competitors + l] * vector[l];
      }
      result[j] = sum;
    }
  }

  /**
   * The Jacobian times a vector, without forming it.
   *
   * @param vector n numbers
   * @param result receives n numbers
   */
  void jacobianTimes(double time, double[] state, double[] vector, double[] result) {
    for (int k = 0; k < result.length; k++) {
      result[k] = -frame.growth * vector[k];
    }
    double stretch = stretch(time);
    double[] change = new double[competitors];
    for (int i = 0; i < span.samples(); i++) {
      if (weigh(i, time, stretch, state)) {
        differentiate();
        span.margins(i, vector, scores, change);
        multiplyDerivatives(change, weights);
        for (int j = 0; j < competitors; j++) {
          weights[j] *= stretch;
        }
        span.addAdjoint(i, weights, result);
      }
    }
  }

  @Override
  public double size(double[] change) {
    double largest = 0;
    for (int i = 0; i < span.samples(); i++) {
      span.margins(i, change, scores, u);
      for (int j = 0; j < competitors; j++) {
        double size = Math.abs(u[j]);
        if (!(size <= largest)) {
          largest = size;
        }
        if (Double.isNaN(largest)) {
          return largest;
        }
      }
    }
    return largest;
  }

  /** The scaled weights c_i e^{a s} g_ij of all pairs. */
  double[] scaledWeights(double time, double[] state) {
    double[] all = new double[span.samples() * competitors];
    double stretch = stretch(time);
    for (int i = 0; i < span.samples(); i++) {
      weigh(i, time, stretch, state);
      System.arraycopy(weights, 0, all, i * competitors, competitors);
    }
    return all;
  }

  /** The margins of all pairs. */
  double[] margins(double time, double[] state) {
    double[] all = new double[span.samples() * competitors];
    double stretch = stretch(time);
    for (int i = 0; i < span.samples(); i++) {
      place(i, time, stretch, state);
      System.arraycopy(u, 0, all, i * competitors, competitors);
    }
    return all;
  }

  /** The scaled risk e^{a s} sum_i c_i psi(u_i). */
  double scaledRisk(double time, double[] state) {
    double risk = 0;
    double stretch = stretch(time);
    for (int i = 0; i < span.samples(); i++) {
      place(i, time, stretch, state);
      risk += FastMath.exp(frame.rate * time + logScales[i] + loss.logValue(u));
    }
    return risk;
  }

  /**
   * The part of the energy's derivative that is no square: e^s (R - sum g) - sum e^s g (u - 1),
   * with u the margin drift.
   */
  double energyDrift(double time, double[] state) {
    double rate = 0;
    double stretch = stretch(time);
    for (int i = 0; i < span.samples(); i++) {
      weigh(i, time, stretch, state);
      double excess = FastMath.exp(frame.rate * time + logScales[i] + loss.logValue(u));
      for (int j = 0; j < competitors; j++) {
        excess -= weights[j] * frame.marginDrift[i * competitors + j];
      }
      rate += excess;
    }
    return rate;
  }
}
