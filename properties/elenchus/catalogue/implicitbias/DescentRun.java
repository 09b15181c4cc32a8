package elenchus.catalogue.implicitbias;

import elenchus.descent.Descent;
import elenchus.descent.StepSize;
import elenchus.flow.FlowPath;
import elenchus.flow.GraggBulirschStoer;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.Integrator;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.ModifiedEquation;
import elenchus.flow.VectorField;
import elenchus.linear.Matrix;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import org.hipparchus.util.FastMath;

/**
 * A descent to step T, and flows that start from its iterates: to step T, for comparison, and from
 * step T to the horizon where the limits are read.
 *
 * @param problem the descent
 * @param limit what the theory predicts
 * @param descent the iterates at 0, 1, T/100, T/10, T, and what each step showed
 * @param method integrates between steps
 * @param continued V = W - s What at the horizon, s = log t
 */
record DescentRun(
    DescentProblem problem,
    FlowLimit limit,
    Descent descent,
    Integrator<VectorField> method,
    FlowPath continued) {
  /** Index of the iterates T/100 and T/10. */
  static final int HUNDREDTH = 2;

  static final int TENTH = 3;

  /** The correction is e^{-s} of the velocity; beyond this log time it is dropped. */
  private static final double CORRECTION_ENDS = 20;

  private static final double LONGEST = 20_000;
  private static final double SETTLED = 1e-13;

  /** Runs the descent, ten times as long at high precision, and continues it. */
  static DescentRun of(DescentProblem problem, FlowLimit limit, Trial trial) {
    int T = problem.T() * (trial.isHigh() ? 10 : 1);
    double promised = problem.stepSize().map(step -> step.decrease(problem.eta())).orElse(0.0);
    Descent descent = problem.descent().run(problem.W0(), promised, 0, 1, T / 100, T / 10, T);
    trial.checkDeadline();
    Integrator<VectorField> method =
        trial.isHigh() ? new GraggBulirschStoer(1e-13, 1e-14) : LogTimeFlow.explicit();
    FlowPath continued = continued(problem, limit, descent.last(), trial);
    return new DescentRun(problem, limit, descent, method, continued);
  }

  private static FlowPath continued(
      DescentProblem problem, FlowLimit limit, Descent.Iterate last, Trial trial) {
    Matrix what = limit.svm().weights();
    FlowPath bridge =
        ModifiedEquation.of(problem.flow().risk())
            .residual(last.step(), last.W(), what, LogTimeFlow.explicit(), CORRECTION_ENDS);
    Matrix start = bridge.last().state().plus(what.times(CORRECTION_ENDS));
    LogTimeFlow flow = LogTimeFlow.of(problem.flow().risk()).from(CORRECTION_ENDS);
    ImplicitIntegrator implicit = ImplicitIntegrator.rodas4(trial.isHigh() ? 1e-10 : 1e-7);
    double horizon =
        Math.min(LONGEST, CORRECTION_ENDS + (trial.isHigh() ? 120 : 60) / limit.kappa());
    FlowPath path = flow.residual(start, what, implicit, horizon);
    while (horizon < LONGEST && limit.inactiveWeight(path.last()) > SETTLED) {
      // Inactive pairs decay from a large prefactor: they need longer.
      trial.checkDeadline();
      horizon = Math.min(2 * horizon, LONGEST);
      path = flow.residual(start, what, implicit, horizon);
    }
    return path;
  }

  /** Number of steps done. */
  int steps() {
    return descent.last().step();
  }

  /**
   * The distance between W_T and the flow eta F - c eta^2 F'F started from an earlier iterate.
   *
   * @param earlier index of the iterate
   * @param correction c
   */
  double gap(int earlier, double correction) {
    Descent.Iterate start = descent.iterates().get(earlier);
    Matrix what = limit.svm().weights();
    double s = FastMath.log(steps());
    FlowPath path =
        new ModifiedEquation(problem.flow().risk(), correction)
            .residual(start.step(), start.W(), what, method, s);
    return path.last().state().plus(what.times(s)).minus(descent.last().W()).norm();
  }

  /**
   * What the gap of the modified equation is once the residual has settled: the third-order terms
   * of W = What log t add up to (5/12) (1/T0 - 1/T) |What| / T.
   */
  double settledGap(int earlier) {
    double T = steps();
    double T0 = descent.iterates().get(earlier).step();
    return 5.0 / 12 * (1 / T0 - 1 / T) / T * limit.svm().weights().norm();
  }

  /** Rounding of the descent: unbiased at each step, it adds up like a random walk. */
  double rounding() {
    return 1e-15 * Math.sqrt(steps()) * (1 + descent.last().W().norm());
  }

  /** The horizon in log time. */
  double horizon() {
    return continued.last().time();
  }

  /** V at the horizon, K x d. */
  Matrix residual() {
    return continued.last().state();
  }

  /** <A_p, W - log t What> on S for weights W after t steps. */
  double[] residualMargins(Descent.Iterate at) {
    Matrix residual = at.W().minus(limit.svm().weights().times(FastMath.log(at.step())));
    return limit.activeRows().times(residual.toRowMajor());
  }

  /** <A_p, V> on S at the horizon. */
  double[] residualMargins() {
    return limit.activeRows().times(residual().toRowMajor());
  }

  /** log eta - log alpha on S. */
  double[] predictedMargins() {
    double[] dual = limit.potential().dual();
    double[] predicted = limit.logWeights().clone();
    for (int p = 0; p < predicted.length; p++) {
      predicted[p] -= FastMath.log(dual[p]);
    }
    return predicted;
  }

  /** How far V at the horizon may be from its limit. */
  double tolerance() {
    double s = horizon();
    double slowest = 10 * (1 + s) * FastMath.exp(-limit.kappa() * s);
    return (1e-9 + slowest) * (1 + residual().norm() + problem.W0().norm());
  }

  /** What smoothness says of the step size. */
  StepSize stepSize() {
    return problem.stepSize().orElseThrow();
  }

  /** The descent as a witness. */
  Witness descended() {
    return new Witness("gradient descent", "own", "double");
  }

  /** The integrator between steps as a witness. */
  Witness integrated() {
    return new Witness(method.method() + ", modified equation", method.lineage(), "double");
  }

  /** The continuation as a witness. */
  Witness continuation() {
    return new Witness(continued.method(), continued.lineage(), "double");
  }
}
