package elenchus.flow;

/**
 * A numerical method for initial value problems.
 *
 * @param <F> the fields it can integrate
 */
public interface Integrator<F extends VectorField> {

  /** The method family, for example {@code Dormand-Prince 8(5,3)}. */
  String method();

  /** The library the method comes from, {@code own} if it is implemented here. */
  String lineage();

  /**
   * Integrates through the checkpoints, landing on each of them exactly.
   *
   * @param field right-hand side
   * @param start initial time
   * @param state initial state, not changed
   * @param checkpoints times after the start, increasing, at least one
   * @throws IllegalArgumentException if the checkpoints are not increasing or the state has the
   *     wrong length
   * @throws FlowException if the method cannot go on
   */
  Trajectory integrate(F field, double start, double[] state, double... checkpoints);

  /**
   * Checks the arguments of {@link #integrate}.
   *
   * @throws IllegalArgumentException if the checkpoints are not increasing or the state has the
   *     wrong length
   */
  static void check(VectorField field, double start, double[] state, double[] checkpoints) {
    if (state.length != field.dimension()) {
      throw new IllegalArgumentException(
          "a state of " + state.length + " numbers for a field of " + field.dimension());
    }
    if (checkpoints.length == 0) {
      throw new IllegalArgumentException("no checkpoint");
    }
    double before = start;
    for (double checkpoint : checkpoints) {
      if (!(checkpoint > before) || Double.isInfinite(checkpoint)) {
        throw new IllegalArgumentException("checkpoint " + checkpoint + " after " + before);
      }
      before = checkpoint;
    }
  }
}
