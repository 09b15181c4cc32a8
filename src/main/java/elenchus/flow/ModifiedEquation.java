package elenchus.flow;

import elenchus.linear.Matrix;
import org.hipparchus.util.FastMath;

/**
 * The modified equation of gradient descent (backward error analysis; Hairer, Lubich and Wanner,
 * Geometric Numerical Integration, chapter IX): the flow dW/dn = eta F - c eta^2 F'F, F = -grad R,
 * n the number of steps, agrees with W_{n+1} = W_n + eta F(W_n) to second order when c = 1/2. With
 * c = 0 it is the plain flow. Integrated in s = log n, as a residual V = W - s What.
 *
 * @param risk what is descended, with eta as its learning rate
 * @param correction c
 */
public record ModifiedEquation(TemplateRisk risk, double correction) {

  /** The modified equation itself, c = 1/2. */
  public static ModifiedEquation of(TemplateRisk risk) {
    return new ModifiedEquation(risk, 0.5);
  }

  /**
   * Continues a descent.
   *
   * @param steps number of steps n done so far, positive
   * @param W the iterate W_n, K x d
   * @param What the direction subtracted, K x d; zero to follow W itself
   * @param method explicit
   * @param checkpoints increasing values of s = log n
   */
  public FlowPath residual(
      double steps, Matrix W, Matrix What, Integrator<VectorField> method, double... checkpoints) {
    double s = FastMath.log(steps);
    SpanCoordinates span = risk.coordinates();
    TemplateField plain = risk.field(span, risk.moving(span, What));
    Field field = new Field(plain, span.coordinates(What), correction);
    return FlowRun.of(span, plain).run(field, method, s, W.minus(What.times(s)), checkpoints);
  }

  private static final class Field implements VectorField {
    private final TemplateField plain;
    private final double[] drift;
    private final double correction;
    private final double[] force;
    private final double[] second;

    Field(TemplateField plain, double[] drift, double correction) {
      this.plain = plain;
      this.drift = drift;
      this.correction = correction;
      this.force = new double[drift.length];
      this.second = new double[drift.length];
    }

    @Override
    public int dimension() {
      return plain.dimension();
    }

    @Override
    public void velocity(double time, double[] state, double[] velocity) {
      plain.velocity(time, state, velocity);
      for (int k = 0; k < force.length; k++) {
        force[k] = velocity[k] + drift[k];
      }
      plain.jacobianTimes(time, state, force, second);
      // Force and Jacobian carry a factor n each, the clock only one.
      double factor = correction * FastMath.exp(-time);
      for (int k = 0; k < force.length; k++) {
        velocity[k] -= factor * second[k];
      }
    }
  }
}
