package elenchus.flow;

/** The right-hand side of an ordinary differential equation dy/dt = f(t, y) on flat arrays. */
public interface VectorField {

  /** The number of unknowns. */
  int dimension();

  /**
   * Evaluates f.
   *
   * @param time t
   * @param state y, {@link #dimension()} numbers, not changed
   * @param velocity receives f(t, y)
   */
  void velocity(double time, double[] state, double[] velocity);
}
