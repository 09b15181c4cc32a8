package elenchus.flow;

import java.util.List;

/**
 * States of an ordinary differential equation at chosen times.
 *
 * @param points the states at the checkpoints, in the order asked for
 * @param steps number of accepted steps
 * @param rejected number of rejected steps
 * @param evaluations number of evaluations of the right-hand side
 */
public record Trajectory(List<Point> points, int steps, int rejected, long evaluations) {

  /** Copies the list. */
  public Trajectory {
    points = List.copyOf(points);
  }

  /**
   * A state on the way.
   *
   * @param time when
   * @param state the state, an array of its own
   * @param velocity the difference quotient of the step that ended here, (y_{n+1} - y_n)/h; for
   *     methods that keep no step of their own, the field. An array of its own
   * @param step the length h of that step; 0 where the velocity is the field
   */
  public record Point(double time, double[] state, double[] velocity, double step) {}

  /** The state at the last checkpoint. */
  public Point last() {
    return points.get(points.size() - 1);
  }
}
