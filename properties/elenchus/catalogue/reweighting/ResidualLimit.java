package elenchus.catalogue.reweighting;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.data.LabelledData;
import elenchus.flow.FlowPath;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.ResidualPotential;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.loss.MulticlassExponential;
import elenchus.margin.HardMargin;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Collections;
import java.util.List;

/**
 * The residual w - hat w log(1 + t) of the weighted flow at a late time.
 *
 * @param problem separable and not degenerate
 * @param svm its hard-margin solution
 * @param margins of the residual, one per sample
 * @param change of the margins since an earlier time
 * @param method by which it was integrated
 * @param lineage of that method
 */
record ResidualLimit(
    WeightedMargins problem,
    HardMargin.Solution svm,
    double[] margins,
    double change,
    String method,
    String lineage) {
  private static final double TIME_CONSTANTS = 30;
  private static final double LATE = 1e4;
  private static final Witness NEWTON = new Witness("Newton on the potential", "own", "double");

  private static TemplateRisk risk(WeightedMargins problem) {
    Matrix Z = problem.Z();
    // One class against an empty one: margins see w_0 - w_1, which moves twice as fast.
    LabelledData data = new LabelledData(Z, Collections.nCopies(Z.rows(), 0), 2);
    return TemplateRisk.of(data, new MulticlassExponential())
        .weighted(problem.omega().stream().mapToDouble(w -> w).toArray())
        .learningRate(0.5);
  }

  /** Runs the flow for ninety time constants, and looks at sixty too. */
  static ResidualLimit of(WeightedMargins problem) {
    Matrix Z = problem.Z();
    HardMargin.Solution svm = problem.hardMargin();
    double s = TIME_CONSTANTS / Math.min(1, problem.rate());
    double[] alpha = svm.dualVariables();
    double stiffness = 0;
    for (int i = 0; i < alpha.length; i++) {
      double square = 0;
      for (int j = 0; j < Z.columns(); j++) {
        square += Z.get(i, j) * Z.get(i, j);
      }
      stiffness += alpha[i] * square;
    }
    FlowPath path =
        LogTimeFlow.of(risk(problem))
            .residual(halves(problem.start()), halves(svm.weights()), stiffness, 2 * s, 3 * s);
    double[] early = margins(Z, path.points().get(0).state());
    double[] late = margins(Z, path.last().state());
    double change = SolutionCheck.distance(early, late);
    return new ResidualLimit(problem, svm, late, change, path.method(), path.lineage());
  }

  private static double[] margins(Matrix Z, Matrix state) {
    double[] v = new double[Z.columns()];
    for (int j = 0; j < v.length; j++) {
      v[j] = state.get(0, j) - state.get(1, j);
    }
    return Z.times(v);
  }

  private static Matrix halves(double[] w) {
    return Matrix.of(2, w.length, (k, j) -> (k == 0 ? 0.5 : -0.5) * w[j]);
  }

  /** Margins of the bounded part on the support, log omega_i - log alpha_i, by its potential. */
  double[] predicted(double[] logWeights) {
    List<Integer> support = svm.support();
    Matrix Z = problem.Z();
    Matrix rows = Matrix.of(support.size(), Z.columns(), (k, j) -> Z.get(support.get(k), j));
    double[] weights = support.stream().mapToDouble(i -> logWeights[i]).toArray();
    ResidualPotential potential =
        ResidualPotential.minimise(rows, svm.weights(), weights).orElseThrow();
    return rows.times(potential.minimiser());
  }

  private double[] onSupport() {
    return svm.support().stream().mapToDouble(i -> margins[i]).toArray();
  }

  Evidence examine(Trial trial) {
    trial.checkDeadline();
    return Evidence.collect()
        .add(bounded(predicted(problem.logWeights())))
        .add(direction())
        .quantity("margins of the bounded part", onSupport())
        .quantity("rate", problem.rate())
        .done();
  }

  /** The finding that the residual's margins on the support are as predicted. */
  Finding.Builder bounded(double[] predicted) {
    return SeparableFlow.BOUNDED
        .compare(onSupport(), predicted)
        .error(change)
        .within(1e-8, "ninety time constants, steps to 1e-11; error: change since sixty")
        .by(new Witness(method, lineage, "double"))
        .by(NEWTON);
  }

  /** The distance of w/|w| from the hard-margin direction at s = 1e4, by a run that knows none. */
  private Finding.Builder direction() {
    FlowPath path = LogTimeFlow.of(risk(problem)).blind(halves(problem.start()), LATE);
    Matrix state = path.last().state();
    double[] w = svm.weights();
    double[] late = new double[w.length];
    double square = 0;
    for (int j = 0; j < w.length; j++) {
      late[j] = state.get(0, j) - state.get(1, j);
      square += late[j] * late[j];
    }
    double distance = 0;
    for (int j = 0; j < w.length; j++) {
      double gap = late[j] / Math.sqrt(square) - w[j] / Math.sqrt(svm.squaredNorm());
      distance += gap * gap;
    }
    return SeparableFlow.DIRECTION
        .compare(Math.sqrt(distance), 0)
        .within(2e-3, "the bounded part, below 20 times the solution, over log t = 1e4")
        .by(new Witness(path.method(), path.lineage(), "double"));
  }
}
