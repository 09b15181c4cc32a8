package elenchus.descent;

/** A differentiable function of a vector, evaluated together with its gradient. */
public interface Objective {

  /** Number of variables. */
  int dimension();

  /**
   * Evaluates the function.
   *
   * @param point where; not changed
   * @param gradient receives the gradient at that point
   * @return the value
   */
  double evaluate(double[] point, double[] gradient);
}
