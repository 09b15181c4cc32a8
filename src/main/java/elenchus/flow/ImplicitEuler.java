package elenchus.flow;

/**
 * Backward Euler, Y = y + h f(t + h, Y), solved by damped Newton iteration from the predictor y + h
 * v, v the last difference quotient. For the gradient flow of a convex function each step is a
 * strictly convex minimisation. The error of a step is estimated by half the difference between
 * corrector and predictor. Solutions that are linear in time are reproduced exactly whatever the
 * step.
 */
public final class ImplicitEuler implements Stepper {
  /** Newton steps are shortened to change no exponent by more than this. */
  private static final double LARGEST_CHANGE = 2;

  private static final int MOST_ITERATIONS = 60;

  private final SymmetricField field;
  private final double tolerance;
  private final CholeskySystem system;
  private final double[] predicted;
  private final double[] change;
  private final double[] quotient;
  private final double[] candidate;
  private boolean started;
  private int iterations;

  /**
   * A stepper for one field.
   *
   * @param field right-hand side
   * @param tolerance largest error of one step, in the field's own norm
   */
  public ImplicitEuler(SymmetricField field, double tolerance) {
    this.field = field;
    this.tolerance = tolerance;
    int n = field.dimension();
    this.system = new CholeskySystem(n);
    this.predicted = new double[n];
    this.change = new double[n];
    this.quotient = new double[n];
    this.candidate = new double[n];
  }

  @Override
  public double attempt(double time, double[] state, double step, double[] next) {
    int n = state.length;
    if (!started) {
      field.velocity(time, state, quotient);
      started = true;
    }
    for (int i = 0; i < n; i++) {
      predicted[i] = state[i] + step * quotient[i];
    }
    System.arraycopy(predicted, 0, next, 0, n);
    if (!solve(time + step, state, step, next)) {
      return Double.POSITIVE_INFINITY;
    }
    for (int i = 0; i < n; i++) {
      candidate[i] = (next[i] - state[i]) / step;
      change[i] = (next[i] - predicted[i]) / 2;
    }
    return field.size(change) / StepControl.resolvable(tolerance, field.size(next));
  }

  private boolean solve(double end, double[] state, double step, double[] next) {
    int n = state.length;
    double precise = Math.min(1e-3 * tolerance, 1e-9);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      iterations++;
      field.velocity(end, next, change);
      for (int i = 0; i < n; i++) {
        change[i] = state[i] + step * change[i] - next[i];
      }
      field.jacobian(end, next, system.lower());
      if (!system.factorShifted(step)) {
        return false;
      }
      system.solve(change);
      double size = field.size(change);
      if (!Double.isFinite(size)) {
        return false;
      }
      double damping = size > LARGEST_CHANGE ? LARGEST_CHANGE / size : 1;
      for (int i = 0; i < n; i++) {
        next[i] += damping * change[i];
      }
      if (size <= StepControl.resolvable(precise, field.size(next))) {
        return true;
      }
    }
    return false;
  }

  /** Newton iterations so far. */
  public int iterations() {
    return iterations;
  }

  @Override
  public void accept() {
    System.arraycopy(candidate, 0, quotient, 0, quotient.length);
  }

  @Override
  public int errorOrder() {
    return 2;
  }
}
