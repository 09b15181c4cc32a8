package elenchus.flow;

/**
 * An autonomous initial value problem y' = f(y), y(0) given, for equations that are not stiff.
 *
 * @param slope f
 * @param start y(0)
 */
public record InitialValueProblem(Slope slope, double[] start) implements VectorField {
  /** Absolute tolerance of a step as a share of the relative one. */
  private static final double ABSOLUTE_SHARE = 1e-2;

  /** The right-hand side of an autonomous equation. */
  @FunctionalInterface
  public interface Slope {
    /** The derivative at a state, which must not be changed. */
    double[] at(double[] state);
  }

  /** Copies the start. */
  public InitialValueProblem {
    start = start.clone();
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public int dimension() {
    return start.length;
  }

  @Override
  public void velocity(double time, double[] state, double[] velocity) {
    double[] computed = slope.at(state);
    System.arraycopy(computed, 0, velocity, 0, velocity.length);
  }

  /**
   * The states at positive, increasing times, by {@link DormandPrince}.
   *
   * @param tolerance relative tolerance of a step
   */
  public double[][] solve(double tolerance, double... times) {
    return states(new DormandPrince(tolerance, ABSOLUTE_SHARE * tolerance), times);
  }

  /**
   * The states at positive, increasing times, by {@link GraggBulirschStoer}.
   *
   * @param tolerance relative tolerance of a step
   */
  public double[][] extrapolate(double tolerance, double... times) {
    return states(new GraggBulirschStoer(tolerance, ABSOLUTE_SHARE * tolerance), times);
  }

  private double[][] states(Integrator<VectorField> integrator, double[] times) {
    return integrator.integrate(this, 0, start, times).points().stream()
        .map(Trajectory.Point::state)
        .toArray(double[][]::new);
  }
}
