package elenchus.mirror;

import elenchus.flow.DormandPrince;
import elenchus.flow.Trajectory;
import elenchus.flow.VectorField;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mirror flow of the mean loss of a linear model, in all d coordinates: theta' = -(Hessian of
 * Phi)^-1 X^T l'(r)/m with r = X theta - y. One more unknown integrates the dissipation sum_i
 * l'(r_i) r_i / m, by which the divergence of every interpolant from theta falls.
 *
 * @param map Phi
 * @param X m x d
 * @param y m numbers
 * @param loss l
 */
public record MirrorFlow(MirrorMap map, Matrix X, double[] y, ResidualLoss loss)
    implements VectorField {
  /** Absolute tolerance of a step as a share of the relative one. */
  private static final double ABSOLUTE_SHARE = 1e-2;

  private static final int DOUBLINGS = 40;

  /** Copies the targets. */
  public MirrorFlow {
    y = y.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  /**
   * A point of the flow.
   *
   * @param time t
   * @param theta the parameters, d numbers
   * @param dissipated the integral of sum_i l'(r_i) r_i / m up to then
   * @param residual the largest entry of |X theta - y|
   */
  public record Point(double time, double[] theta, double dissipated, double residual) {
    /** Copies. */
    public Point {
      theta = theta.clone();
    }

    @Override
    public double[] theta() {
      return theta.clone();
    }
  }

  @Override
  public int dimension() {
    return X.columns() + 1;
  }

  @Override
  public void velocity(double time, double[] state, double[] velocity) {
    double[] theta = Arrays.copyOf(state, X.columns());
    double[] slopes = residual(theta);
    double dissipation = 0;
    for (int i = 0; i < slopes.length; i++) {
      double r = slopes[i];
      slopes[i] = -loss.slope(r) / y.length;
      dissipation -= slopes[i] * r;
    }
    double[] force = new double[theta.length];
    for (int i = 0; i < slopes.length; i++) {
      for (int k = 0; k < force.length; k++) {
        force[k] += X.get(i, k) * slopes[i];
      }
    }
    System.arraycopy(map.precondition(theta, force), 0, velocity, 0, theta.length);
    velocity[theta.length] = dissipation;
  }

  private double[] residual(double[] theta) {
    double[] residual = X.times(theta);
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= y[i];
    }
    return residual;
  }

  private Point point(double time, double[] state) {
    double[] theta = Arrays.copyOf(state, X.columns());
    double size = Matrix.column(residual(theta)).maxAbs();
    return new Point(time, theta, state[X.columns()], size);
  }

  /**
   * Integrates in stretches of doubling length by {@link DormandPrince} until all residuals are
   * small. No event is located: near the root the residual is noise of the integrator.
   *
   * @param theta0 start, d numbers
   * @param tolerance relative tolerance of a step
   * @param target the residual to reach
   * @param horizon first stretch, positive
   * @return the points at the ends of the stretches; the last one tells whether the target was
   *     reached
   * @throws elenchus.flow.FlowException if the integrator cannot go on
   */
  public List<Point> untilResidual(
      double[] theta0, double tolerance, double target, double horizon) {
    DormandPrince method = new DormandPrince(tolerance, ABSOLUTE_SHARE * tolerance);
    List<Point> points = new ArrayList<>();
    Point last = point(0, Arrays.copyOf(theta0, theta0.length + 1));
    points.add(last);
    double time = horizon;
    for (int k = 0; k < DOUBLINGS && !(last.residual() <= target); k++) {
      double[] state = Arrays.copyOf(last.theta(), dimension());
      state[dimension() - 1] = last.dissipated();
      Trajectory stretch = method.integrate(this, last.time(), state, time);
      last = point(time, stretch.last().state());
      points.add(last);
      time *= 2;
    }
    return points;
  }
}
