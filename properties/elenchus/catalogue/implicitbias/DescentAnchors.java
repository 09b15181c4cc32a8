package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.descent.Descent;
import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.FastMath;

/** Whatever is known of a descent in closed form, and the numbers a reader may want to see. */
final class DescentAnchors {
  private DescentAnchors() {}

  /** The first step from the origin, and the whole path on orthogonal samples. */
  static Evidence of(DescentRun run) {
    DescentProblem problem = run.problem();
    Evidence.Builder evidence = Evidence.collect();
    if (problem.W0().maxAbs() > 0) {
      return evidence.done();
    }
    double[] first = run.descent().iterates().get(1).W().toRowMajor();
    double[] exact = firstStep(problem);
    evidence.add(
        MulticlassGradientDescent.FIRST
            .compare(first, exact)
            .within(
                1e-15 * problem.y().size() * problem.eta() * problem.X().maxAbs() * problem.K(),
                "rounding of a sum of N (K-1) terms")
            .by(run.descended())
            .by("closed form", "own", "double"));
    if (orthogonal(problem.X())) {
      double c = recursion(problem, run.steps());
      Matrix predicted = run.limit().svm().weights().times(c);
      Matrix last = run.descent().last().W();
      evidence.add(
          MulticlassGradientDescent.RECURSION
              .compare(last.toRowMajor(), predicted.toRowMajor())
              .within(run.rounding() + 1e-14 * last.norm(), "a random walk of roundings")
              .by(run.descended())
              .by("scalar recursion", "own", "double"));
    }
    return evidence.done();
  }

  private static double[] firstStep(DescentProblem problem) {
    PairOperator pairs = PairOperator.of(problem.data());
    double[] weights = new double[pairs.pairs()];
    double weight = problem.loss().equals("ce") ? 1.0 / problem.K() : 0.5;
    Arrays.fill(weights, problem.eta() * weight);
    double[] step = new double[pairs.dimension()];
    pairs.adjoint(weights, step);
    return step;
  }

  /** Whether the samples are orthogonal to each other and of the same norm, exactly. */
  private static boolean orthogonal(Matrix X) {
    Matrix gram = X.times(X.transpose());
    return gram.get(0, 0) > 0 && gram.equals(Matrix.identity(X.rows()).times(gram.get(0, 0)));
  }

  /** c_T of c_{t+1} = c_t + eta K r^2 / (e^c + m), c_0 = 0; m = K - 1 for ce, 1 for pairlog. */
  private static double recursion(DescentProblem problem, int steps) {
    Matrix sample = Matrix.ofRows(problem.X().row(0));
    double speed = problem.eta() * problem.K() * sample.dot(sample);
    double m = problem.loss().equals("ce") ? problem.K() - 1 : 1;
    double c = 0;
    for (int t = 0; t < steps; t++) {
      c += speed / (FastMath.exp(c) + m);
    }
    return c;
  }

  /** R(W_T) over the smallest of a few bounds R(U) + |W_0 - U|^2 / (2 eta T), U = s What. */
  static double share(DescentRun run) {
    DescentProblem problem = run.problem();
    Matrix what = run.limit().svm().weights();
    double T = run.steps();
    double smallest = Double.POSITIVE_INFINITY;
    for (double s = 0; s <= 2 * FastMath.log(T); s += 0.5) {
      Matrix U = what.times(s);
      double distance = problem.W0().minus(U).norm();
      double risk = problem.descent().run(U, 0, 0).last().risk();
      smallest = Math.min(smallest, risk + distance * distance / (2 * problem.eta() * T));
    }
    return run.descent().last().risk() / smallest;
  }

  /** A finding on a limit: inconclusive where the horizon or the dual ratio forbids a verdict. */
  static Finding.Builder decided(Finding.Builder finding, DescentRun run) {
    return finding
        .by(run.continuation())
        .by("dual active set and Newton on Phi", "own", "double")
        .provided(run.limit().kappa() * run.horizon() >= 30, "kappa times the horizon")
        .provided(run.limit().dualRatio() >= 1e-8, "smallest over largest dual weight");
  }

  /** The numbers of the descent itself, at the iterates after the first hundredth. */
  static Evidence named(DescentRun run) {
    List<Descent.Iterate> iterates = run.descent().iterates();
    List<Descent.Iterate> late = iterates.subList(DescentRun.HUNDREDTH, iterates.size());
    int n = late.size();
    double[] times = new double[n];
    double[] errors = new double[n];
    double[] ratios = new double[n];
    double[] predicted = run.predictedMargins();
    for (int k = 0; k < n; k++) {
      Descent.Iterate at = late.get(k);
      double[] margins = run.residualMargins(at);
      times[k] = at.step();
      for (int p = 0; p < margins.length; p++) {
        errors[k] = Math.max(errors[k], Math.abs(margins[p] - predicted[p]));
      }
      ratios[k] = run.problem().eta() * at.step() * at.risk() / run.limit().svm().squaredNorm();
    }
    return Evidence.collect()
        .quantity("eta", run.problem().eta())
        .quantity("W_1", iterates.get(1).W().toRows())
        .quantity("W_hundredth", late.get(0).W().toRows())
        .quantity("limitEquationError", errors)
        .quantity("riskRatio", ratios)
        .curve("limit equation", "t", "largest |<A, rho> - log eta + log alpha|", times, errors)
        .done();
  }
}
