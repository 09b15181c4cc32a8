package elenchus.catalogue.linearnetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow of a deep classifier until its norm has grown enough.
 *
 * @param weights the layers at the checkpoints, the start first
 */
record ClassifierPath(List<List<Matrix>> weights) {
  private static final double STRETCH = 0.5;
  private static final int STRETCHES = 60;
  private static final double LARGEST_NORM = 14;

  /** The growth of the norm that counts as divergence. */
  static final double GROWTH = 5;

  static ClassifierPath of(DeepClassifier problem, Trial trial) {
    InitialValueProblem equation = problem.equation();
    List<List<Matrix>> weights = new ArrayList<>();
    weights.add(problem.W());
    double target = Math.max(6, 1.1 * GROWTH * Math.sqrt(LinearFlow.squaredNorm(problem.W())));
    double norm = 0;
    double[] state = equation.start();
    boolean closing = false;
    for (int k = 0; k < STRETCHES && norm < LARGEST_NORM && !(norm >= target && closing); k++) {
      trial.checkDeadline();
      InitialValueProblem next = new InitialValueProblem(equation.slope(), state);
      state = trial.isHigh() ? next.extrapolate(1e-13, STRETCH)[0] : next.solve(1e-13, STRETCH)[0];
      List<Matrix> reached = LinearFlow.layers(state, problem.W(), 0);
      closing =
          problem.misdirection(reached) < problem.misdirection(weights.get(weights.size() - 1));
      weights.add(reached);
      norm = Math.sqrt(LinearFlow.squaredNorm(reached));
    }
    return new ClassifierPath(weights);
  }

  List<Matrix> start() {
    return weights.get(0);
  }

  List<Matrix> last() {
    return weights.get(weights.size() - 1);
  }

  double growth() {
    return Math.sqrt(LinearFlow.squaredNorm(last()) / LinearFlow.squaredNorm(start()));
  }
}
