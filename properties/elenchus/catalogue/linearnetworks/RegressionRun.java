package elenchus.catalogue.linearnetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * The gradient flow of a two-layer regression, followed until it interpolates.
 *
 * @param times checkpoints, increasing
 * @param states at the checkpoints
 * @param arrived whether the residual fell to rounding
 * @param error change of the last theta between two tolerances or methods
 */
record RegressionRun(List<Double> times, List<double[]> states, boolean arrived, double error) {
  private static final double ARRIVED = 1e-12;
  private static final int STRETCHES = 24;
  private static final int PATIENCE = 6;

  /** Follows the flow; a stretch is six time constants of the slowest mode at the limit. */
  static RegressionRun of(TwoLayerRegression problem, Trial trial) {
    double sigma = problem.leastSingularValue();
    Matrix outer = TwoLayerRegression.vector(problem.a0());
    double alpha = TwoLayerRegression.alpha(Math.max(0, problem.q()), problem.r());
    double pace = Math.max(1e-2, Math.max(alpha * alpha, outer.dot(outer) / 4));
    double stretch = 6 / (pace * sigma * sigma);
    double scale = problem.r() * sigma + problem.X().times(problem.theta0()).norm() + 1e-3;
    List<Double> times = new ArrayList<>();
    List<double[]> states = new ArrayList<>();
    double[] state = problem.equation().start();
    boolean arrived = false;
    double elapsed = 0;
    for (int k = 1; k <= STRETCHES && !arrived; k++) {
      trial.checkDeadline();
      state = restart(problem, state).solve(1e-13, stretch)[0];
      elapsed += stretch;
      times.add(elapsed);
      // A long way past a saddle is covered in growing strides.
      stretch = k < PATIENCE ? stretch : 1.5 * stretch;
      states.add(state);
      arrived = problem.residual(state) <= ARRIVED * scale;
    }
    double[] all = {times.get(times.size() - 1)};
    double[] other =
        trial.isHigh()
            ? problem.equation().extrapolate(1e-13, all)[0]
            : problem.equation().solve(1e-12, all)[0];
    double error = problem.theta(other).minus(problem.theta(state)).maxAbs();
    return new RegressionRun(List.copyOf(times), List.copyOf(states), arrived, error);
  }

  private static InitialValueProblem restart(TwoLayerRegression problem, double[] state) {
    return new InitialValueProblem(problem.equation().slope(), state);
  }

  double[] last() {
    return states.get(states.size() - 1);
  }

  /** The largest excess of log residual over its bound, where the residual is above rounding. */
  double excess(TwoLayerRegression problem, double rate) {
    double initial = problem.residual(problem.equation().start());
    double worst = -1;
    for (int k = 0; k < times.size(); k++) {
      double residual = problem.residual(states.get(k));
      if (residual > 1e-8 * initial) {
        worst = Math.max(worst, FastMath.log(residual / initial) + rate * times.get(k));
      }
    }
    return worst;
  }
}
