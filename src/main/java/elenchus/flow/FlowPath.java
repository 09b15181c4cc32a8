package elenchus.flow;

import elenchus.linear.Matrix;
import java.util.List;

/**
 * Weights along a flow.
 *
 * @param points at the checkpoints, in order
 * @param steps number of accepted steps
 * @param evaluations number of evaluations of the right-hand side
 * @param method the method family
 * @param lineage the library of the method, or {@code own}
 */
public record FlowPath(
    List<Point> points, int steps, long evaluations, String method, String lineage) {

  /** Copies the list. */
  public FlowPath {
    points = List.copyOf(points);
  }

  /**
   * One point of the path.
   *
   * @param time s, or t for flows in time
   * @param state W, K x d; V = W - s What for residual flows
   * @param velocity derivative of the state by the time, K x d; for blind runs the difference
   *     quotient of the last step, which carries no cancellation
   * @param dualWeights the derivatives of the risk by the margins, times minus the clock: c_i eta
   *     e^s g_ij in log time, c_i eta g_ij in time; one per pair (sample, competing class)
   * @param step length of the last step where the velocity is its difference quotient, else 0
   */
  public record Point(
      double time, Matrix state, Matrix velocity, double[] dualWeights, double step) {
    /** Copies the weights. */
    public Point {
      dualWeights = dualWeights.clone();
    }

    @Override
    public double[] dualWeights() {
      return dualWeights.clone();
    }
  }

  /** The last checkpoint. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  /** The times of the checkpoints. */
  public double[] times() {
    return points.stream().mapToDouble(Point::time).toArray();
  }
}
