package elenchus.mirror;

import elenchus.linear.Matrix;
import java.util.Random;

/**
 * Mirror descent on the mean of squared residuals of a linear model, full, batched or stochastic,
 * with heavy-ball momentum on the dual vector: mu_t = g mu_(t-1) - eta_t X_B^T (X_B theta_t -
 * y_B)/|B|, z_(t+1) = z_t + mu_t, theta = grad Phi*(z).
 *
 * <p>A. Nemirovski, D. Yudin, Problem complexity and method efficiency in optimization, 1983.
 *
 * @param map Phi
 * @param X m x d
 * @param y m numbers
 */
public record MirrorDescent(MirrorMap map, Matrix X, double[] y) {

  /** Copies the targets. */
  public MirrorDescent {
    y = y.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  /**
   * How to step.
   *
   * @param rate largest step size, positive
   * @param variation steps are drawn between (1 - variation) rate and rate; in [0, 1)
   * @param batch number of samples in a step, drawn with replacement; all in turn, once each, if it
   *     is the number of samples
   * @param momentum g in [0, 1)
   * @param seed of the drawn batches and steps
   */
  public record Schedule(double rate, double variation, int batch, double momentum, long seed) {}

  /**
   * Where a run ended.
   *
   * @param theta the parameters, d numbers
   * @param dual z, d numbers
   * @param steps number of steps
   * @param residual the largest entry of |X theta - y|; not-a-number where the run diverged
   */
  public record End(double[] theta, double[] dual, int steps, double residual) {
    /** Copies. */
    public End {
      theta = theta.clone();
      dual = dual.clone();
    }

    @Override
    public double[] theta() {
      return theta.clone();
    }

    @Override
    public double[] dual() {
      return dual.clone();
    }
  }

  /**
   * Runs until all residuals are small.
   *
   * @param theta0 start, d numbers
   * @param target the residual to reach
   * @param mostSteps gives up after so many
   */
  public End run(double[] theta0, Schedule schedule, double target, int mostSteps) {
    Random random = new Random(schedule.seed());
    double[] z = map.gradient(theta0);
    double[] theta = theta0.clone();
    double[] velocity = new double[theta.length];
    double[] residual = residual(theta);
    int steps = 0;
    while (steps < mostSteps && largest(residual) > target) {
      double rate = schedule.rate() * (1 - schedule.variation() * random.nextDouble());
      boolean all = schedule.batch() == y.length;
      for (int k = 0; k < velocity.length; k++) {
        velocity[k] *= schedule.momentum();
      }
      for (int b = 0; b < schedule.batch(); b++) {
        int i = all ? b : random.nextInt(y.length);
        for (int k = 0; k < velocity.length; k++) {
          velocity[k] -= rate * residual[i] * X.get(i, k) / schedule.batch();
        }
      }
      for (int k = 0; k < z.length; k++) {
        z[k] += velocity[k];
      }
      theta = map.inverseGradient(z);
      residual = residual(theta);
      steps++;
    }
    return new End(theta, z, steps, largest(residual));
  }

  private double[] residual(double[] theta) {
    double[] residual = X.times(theta);
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= y[i];
    }
    return residual;
  }

  private static double largest(double[] residual) {
    return Matrix.column(residual).maxAbs();
  }
}
