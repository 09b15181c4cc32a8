package elenchus.flow;

/** One-step methods with an error estimate; an instance serves one field and one run. */
public interface Stepper {

  /**
   * Tries one step.
   *
   * @param time t
   * @param state y(t), not changed
   * @param step h > 0
   * @param next receives y(t + h)
   * @return the estimated error of the step divided by the tolerance; at most 1 for a good step;
   *     infinite where the step failed
   */
  double attempt(double time, double[] state, double step, double[] next);

  /** Told that the last attempt was taken. */
  void accept();

  /** The power p in error ~ h^p. */
  int errorOrder();
}
