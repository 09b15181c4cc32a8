package elenchus.descent;

/**
 * Where a descent ended.
 *
 * @param point the last iterate
 * @param value the objective there
 * @param gradientNorm Euclidean norm of the gradient there
 * @param iterations number of steps taken
 * @param evaluations number of evaluations of the objective
 * @param converged whether the gradient norm reached the tolerance
 */
public record Minimum(
    double[] point,
    double value,
    double gradientNorm,
    int iterations,
    int evaluations,
    boolean converged) {

  /** Copies the point. */
  public Minimum {
    point = point.clone();
  }

  @Override
  public double[] point() {
    return point.clone();
  }
}
