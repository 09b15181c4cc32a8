package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.flow.FlowPath;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.LogTimeFlow;
import elenchus.linear.Matrix;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * The residual V(s) = W - s What of a degenerate problem from s = 1e2 to 1e5, with what the second
 * level predicts of it.
 *
 * @param problem the flow
 * @param second the second-level margin problem
 * @param path V at the checkpoints
 */
record LogLogRun(FlowProblem problem, SecondLevel second, FlowPath path) {
  private static final double[] CHECKPOINTS = {1e2, 1e3, 3e3, 1e4, 3e4, 1e5};

  static LogLogRun of(FlowProblem problem, SecondLevel second, Trial trial) {
    return of(problem, second, trial, CHECKPOINTS);
  }

  static LogLogRun of(FlowProblem problem, SecondLevel second, Trial trial, double... times) {
    ImplicitIntegrator method = ImplicitIntegrator.rodas4(trial.isHigh() ? 1e-10 : 1e-8);
    FlowPath path =
        LogTimeFlow.of(problem.risk())
            .residual(problem.W0(), second.family().svm().weights().toMatrix(), method, times);
    return new LogLogRun(problem, second, path);
  }

  Witness witness() {
    return new Witness(path.method(), path.lineage(), "double");
  }

  /** The point at one of the checkpoints. */
  FlowPath.Point at(double s) {
    return path.points().stream().filter(p -> p.time() == s).findFirst().orElseThrow();
  }

  /** <A_p, V> at given pairs. */
  double[] margins(List<Integer> pairs, FlowPath.Point point) {
    double[] all = new double[problem.data().pairs()];
    PairOperator.of(problem.data()).margins(point.state().toRowMajor(), all);
    return pairs.stream().mapToDouble(p -> all[p]).toArray();
  }

  /**
   * The time by which the second level lags behind: alone, a pair of S0 has e^{<A, V>} = eta c s/b
   * + const, so its part of the start is b e^{<A, V>} / (eta c) at the first checkpoint.
   */
  double delay() {
    FlowPath.Point first = path.points().get(0);
    List<Integer> pairs = second.secondPairs();
    double[] margins = margins(pairs, first);
    double[] limits = limits(pairs, second.positiveB());
    double delay = 0;
    for (int k = 0; k < margins.length; k++) {
      delay = Math.max(delay, FastMath.exp(margins[k] - limits[k]));
    }
    return delay;
  }

  /**
   * The velocity error expected at the last checkpoint if it falls like (1 + log s) s^{-rate}: from
   * the largest such multiple at s = 1e3, .., 3e4, since at a single time the error may cross zero.
   */
  double expectedError(double rate) {
    double largest = 0;
    for (FlowPath.Point point : path.points().subList(1, path.points().size() - 1)) {
      largest = Math.max(largest, velocityError(point) / envelope(point.time(), rate));
    }
    return largest * envelope(path.last().time(), rate);
  }

  private static double envelope(double s, double rate) {
    return (1 + FastMath.log(s)) * FastMath.pow(s, -rate);
  }

  /** 20 (1 + log s + delay) s^{-kappa2} (1 + |What2|): what the limits may still lack at s. */
  double allowed(double s) {
    return 20
        * (1 + FastMath.log(s) + delay())
        * FastMath.pow(s, -second.kappa())
        * (1 + second.roundedWeights().norm());
  }

  /** The largest of 1 and the next orders |c/alpha|. */
  double size() {
    double[] next = nextOrder();
    return Math.max(1, largest(next, new double[next.length]));
  }

  /** log(eta c_i) - log(dual_p) at given pairs. */
  double[] limits(List<Integer> pairs, double[] dual) {
    PairOperator operator = PairOperator.of(problem.data());
    double[] limits = new double[dual.length];
    for (int k = 0; k < limits.length; k++) {
      double weight = problem.eta() * problem.c().get(operator.sample(pairs.get(k)));
      limits[k] = FastMath.log(weight) - FastMath.log(dual[k]);
    }
    return limits;
  }

  /** How far <A, V> on S+ is from log(eta c) - log alpha. */
  double first(FlowPath.Point point) {
    List<Integer> pairs = second.positivePairs();
    return largest(margins(pairs, point), limits(pairs, second.alpha()));
  }

  /** How far <A, V - What2 log s> on the second active set is from log(eta c) - log b. */
  double second(FlowPath.Point point) {
    List<Integer> pairs = second.secondPairs();
    double[] margins = margins(pairs, point);
    for (int k = 0; k < margins.length; k++) {
      margins[k] -= FastMath.log(point.time());
    }
    return largest(margins, limits(pairs, second.positiveB()));
  }

  /** s times the deviation of <A, V> on S+ from its limit; it tends to -c/alpha. */
  double[] scaledFirst(FlowPath.Point point) {
    List<Integer> pairs = second.positivePairs();
    double[] deviation = margins(pairs, point);
    double[] limits = limits(pairs, second.alpha());
    for (int k = 0; k < deviation.length; k++) {
      deviation[k] = point.time() * (deviation[k] - limits[k]);
    }
    return deviation;
  }

  /** -c/alpha. */
  double[] nextOrder() {
    double[] c = second.c().toDoubles();
    double[] alpha = second.alpha();
    double[] next = new double[c.length];
    for (int k = 0; k < c.length; k++) {
      next[k] = -c[k] / alpha[k];
    }
    return next;
  }

  /** |s dV/ds - What2|. */
  double velocityError(FlowPath.Point point) {
    Matrix scaled = point.velocity().times(point.time());
    return scaled.minus(second.roundedWeights()).norm();
  }

  /** e^s eta c g on S+ against alpha, and s times it on the second active set against b. */
  double dualError(FlowPath.Point point) {
    double[] weights = point.dualWeights();
    double[] first = second.positivePairs().stream().mapToDouble(p -> weights[p]).toArray();
    double[] later =
        second.secondPairs().stream().mapToDouble(p -> point.time() * weights[p]).toArray();
    return Math.max(largest(first, second.alpha()), largest(later, second.positiveB()));
  }

  static double largest(double[] a, double[] b) {
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = Math.abs(a[k] - b[k]);
      if (!(difference <= largest)) {
        largest = difference;
      }
    }
    return largest;
  }
}
