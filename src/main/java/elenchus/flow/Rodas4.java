package elenchus.flow;

/**
 * RODAS: the Rosenbrock method of order 4 with an embedded method of order 3, six stages, L-stable
 * and stiffly accurate (Hairer and Wanner, Solving Ordinary Differential Equations II, 2nd ed.,
 * section VI.4 and the code {@code rodas.f}). One factorisation of I - h gamma J per step. Where
 * the solution is linear in time it is reproduced exactly whatever the step.
 */
public final class Rodas4 implements Stepper {
  private static final double GAMMA = 0.25;
  private static final double[] C = {0, 0.386, 0.21, 0.63, 1, 1};
  private static final double[] D = {0.25, -0.1043, 0.1035, -0.3620000000000023e-1, 0, 0};
  private static final double[][] A = {
    {},
    {1.544},
    {0.9466785280815826, 0.2557011698983284},
    {3.314825187068521, 2.896124015972201, 0.9986419139977817},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1},
  };
  private static final double[][] COUPLING = {
    {},
    {-5.6688},
    {-2.430093356833875, -0.2063599157091915},
    {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
    {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160},
    {
      8.083246795921522,
      -7.981132988064893,
      -31.52159432874371,
      16.31930543123136,
      -6.058818238834054
    },
  };
  private static final int STAGES = 6;

  private final SymmetricField field;
  private final double tolerance;
  private final CholeskySystem system;
  private final double[][] increments;
  private final double[] drift;

  /**
   * A stepper for one field.
   *
   * @param field right-hand side
   * @param tolerance largest error of one step, in the field's own norm
   */
  public Rodas4(SymmetricField field, double tolerance) {
    this.field = field;
    this.tolerance = tolerance;
    int n = field.dimension();
    this.system = new CholeskySystem(n);
    this.increments = new double[STAGES][n];
    this.drift = new double[n];
  }

  @Override
  public double attempt(double time, double[] state, double step, double[] next) {
    int n = state.length;
    field.jacobian(time, state, system.lower());
    if (!system.factorShifted(step * GAMMA)) {
      return Double.POSITIVE_INFINITY;
    }
    field.timeDerivative(time, state, drift);
    double scale = step * GAMMA;
    for (int stage = 0; stage < STAGES; stage++) {
      combine(state, A[stage], next);
      double[] increment = increments[stage];
      field.velocity(time + C[stage] * step, next, increment);
      double[] coupling = COUPLING[stage];
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < coupling.length; j++) {
          sum += coupling[j] * increments[j][i];
        }
        increment[i] = scale * (increment[i] + step * D[stage] * drift[i]) + GAMMA * sum;
      }
      system.solve(increment);
    }
    double[] error = increments[STAGES - 1];
    for (int i = 0; i < n; i++) {
      next[i] += error[i];
    }
    double size = field.size(error);
    return Double.isFinite(size)
        ? size / StepControl.resolvable(tolerance, field.size(next))
        : Double.POSITIVE_INFINITY;
  }

  private void combine(double[] state, double[] weights, double[] result) {
    for (int i = 0; i < state.length; i++) {
      double sum = state[i];
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * increments[j][i];
      }
      result[i] = sum;
    }
  }

  @Override
  public void accept() {}

  @Override
  public int errorOrder() {
    return 4;
  }
}
