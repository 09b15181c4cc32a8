package elenchus.catalogue.mirrorflow;

import elenchus.flow.DormandPrince;
import elenchus.flow.VectorField;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient flow of |X beta - y|^2 on the weights of a diagonal network: u' = -D u^(D-1) g, v' = D
 * v^(D-1) g with g = 2 X^T r. The unknowns are u, v and the integral of r.
 *
 * <p>Integrated in the clock d(tau) = rho dt, where rho = 2 D^2 sum_k |x_k|^2 (u_k^(2D-2) +
 * v_k^(2D-2)) bounds the rates of r: the path is the same, and the long rest near small weights
 * does not force steps too small for the quick end, nor the other way round.
 *
 * @param net the data and the depth
 */
record DiagonalFlow(DiagonalRegression net) implements VectorField {
  static final double TARGET = 1e-10;
  private static final double ABSOLUTE_SHARE = 1e-2;
  private static final int DOUBLINGS = 16;

  /**
   * A point of the flow.
   *
   * @param u first weights, d numbers
   * @param v second weights, d numbers
   * @param area the integral of r, m numbers
   * @param beta u^D - v^D
   * @param residual the largest entry of |X beta - y|
   */
  record Point(double[] u, double[] v, double[] area, double[] beta, double residual) {}

  @Override
  public int dimension() {
    return 2 * net.a().size() + net.y().size();
  }

  @Override
  public void velocity(double time, double[] state, double[] velocity) {
    gradient(state, velocity);
    double clock = clock(state);
    for (int k = 0; k < velocity.length; k++) {
      velocity[k] /= clock;
    }
  }

  /** The velocities in time t. */
  private void gradient(double[] state, double[] velocity) {
    int d = net.a().size();
    double[] residual = residual(beta(state));
    System.arraycopy(residual, 0, velocity, 2 * d, residual.length);
    for (int k = 0; k < d; k++) {
      double g = 0;
      for (int i = 0; i < residual.length; i++) {
        g += 2 * net.X().get(i, k) * residual[i];
      }
      velocity[k] = -net.D() * DiagonalRegression.power(state[k], net.D() - 1) * g;
      velocity[d + k] = net.D() * DiagonalRegression.power(state[d + k], net.D() - 1) * g;
    }
  }

  private double clock(double[] state) {
    int d = net.a().size();
    int power = 2 * net.D() - 2;
    double clock = 0;
    for (int k = 0; k < d; k++) {
      double size = 0;
      for (int i = 0; i < net.y().size(); i++) {
        size += net.X().get(i, k) * net.X().get(i, k);
      }
      clock +=
          size
              * (DiagonalRegression.power(state[k], power)
                  + DiagonalRegression.power(state[d + k], power));
    }
    return 2.0 * net.D() * net.D() * clock;
  }

  private double[] beta(double[] state) {
    int d = net.a().size();
    double[] beta = new double[d];
    for (int k = 0; k < d; k++) {
      beta[k] =
          DiagonalRegression.power(state[k], net.D())
              - DiagonalRegression.power(state[d + k], net.D());
    }
    return beta;
  }

  private double[] residual(double[] beta) {
    double[] residual = net.X().times(beta);
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= net.y().get(i);
    }
    return residual;
  }

  private Point point(double[] state) {
    int d = net.a().size();
    double[] beta = beta(state);
    return new Point(
        Arrays.copyOf(state, d),
        Arrays.copyOfRange(state, d, 2 * d),
        Arrays.copyOfRange(state, 2 * d, state.length),
        beta,
        ProjectionCheck.size(residual(beta)));
  }

  /** The eigenvalues of the linearised equation of r at weights u, v, ascending. */
  SymmetricEigen rates(double[] u, double[] v) {
    Matrix x = net.X();
    int power = 2 * net.D() - 2;
    double[] pull = new double[u.length];
    for (int k = 0; k < pull.length; k++) {
      pull[k] =
          2.0
              * net.D()
              * net.D()
              * (DiagonalRegression.power(u[k], power) + DiagonalRegression.power(v[k], power));
    }
    return SymmetricEigen.of(x.times(Matrix.diagonal(pull)).times(x.transpose()));
  }

  /**
   * Follows the flow in stretches of doubling length until all residuals are small.
   *
   * @param skew the start is u = a skew, v = a/skew
   * @param tolerance relative tolerance of a step
   */
  List<Point> run(double skew, double tolerance) {
    int d = net.a().size();
    double[] state = new double[dimension()];
    for (int k = 0; k < d; k++) {
      state[k] = net.a().get(k) * skew;
      state[d + k] = net.a().get(k) / skew;
    }
    DormandPrince method = new DormandPrince(tolerance, ABSOLUTE_SHARE * tolerance);
    List<Point> points = new ArrayList<>();
    Point last = point(state);
    points.add(last);
    double before = 0;
    double time = 1;
    for (int k = 0; k < DOUBLINGS && !(last.residual() <= TARGET); k++) {
      state = method.integrate(this, before, state, time).last().state();
      last = point(state);
      points.add(last);
      before = time;
      time *= 2;
    }
    return points;
  }

  /** Gradient descent with a fixed step, to a residual of 1e-11; empty if it takes too long. */
  double[] descend(double rate, int mostSteps) {
    int d = net.a().size();
    double[] state = new double[dimension()];
    for (int k = 0; k < d; k++) {
      state[k] = net.a().get(k);
      state[d + k] = net.a().get(k);
    }
    double[] velocity = new double[state.length];
    for (int step = 0; step < mostSteps; step++) {
      gradient(state, velocity);
      double size = 0;
      for (int i = 2 * d; i < state.length; i++) {
        size = Math.max(size, Math.abs(velocity[i]));
      }
      if (!(size > TARGET / 10)) {
        return beta(state);
      }
      for (int k = 0; k < 2 * d; k++) {
        state[k] += rate * velocity[k];
      }
    }
    return new double[0];
  }
}
