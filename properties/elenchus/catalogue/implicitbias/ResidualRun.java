package elenchus.catalogue.implicitbias;

import elenchus.flow.DormandPrince;
import elenchus.flow.FlowPath;
import elenchus.flow.GraggBulirschStoer;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.Integrator;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.VectorField;
import elenchus.linear.Matrix;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.util.FastMath;

/**
 * The residual V(s) = W - s What of one problem, integrated until its limit is reached, and a blind
 * run beside it that knows nothing of What.
 *
 * @param problem the flow
 * @param limit what it tends to
 * @param path V at the checkpoints, the last at the horizon
 * @param blind W at s = 50, at the horizon and at s = 1e6
 * @param error on span{A_S}: how far a run with ten times the tolerance differs at the horizon, and
 *     further methods, at high precision, on the way
 * @param witnesses the methods used
 */
record ResidualRun(
    FlowProblem problem,
    FlowLimit limit,
    FlowPath path,
    FlowPath blind,
    double error,
    List<Witness> witnesses) {
  /** The blind run's last checkpoint: t = e^{1000000}. */
  static final double BLIND_HORIZON = 1e6;

  /** Where the blind run certifies itself. */
  static final double EARLY = 50;

  private static final double LONGEST = 20_000;
  private static final double SETTLED = 1e-13;

  /** Runs until e^{-kappa s} is rounding, at high precision longer and by further methods. */
  static ResidualRun of(FlowProblem problem, FlowLimit limit, Trial trial) {
    LogTimeFlow flow = LogTimeFlow.of(problem.risk());
    Matrix start = problem.W0();
    Matrix what = limit.svm().weights();
    // Integration errors of the transient decay with the modes, so a moderate tolerance suffices.
    double tolerance = trial.isHigh() ? 1e-10 : 1e-6;
    ImplicitIntegrator method = ImplicitIntegrator.rodas4(tolerance);
    double horizon = Math.min((trial.isHigh() ? 120 : 60) / limit.kappa(), LONGEST);
    FlowPath path = flow.residual(start, what, method, checkpoints(horizon));
    while (horizon < LONGEST && limit.inactiveWeight(path.last()) > SETTLED) {
      // Inactive pairs decay from a large prefactor: they need longer.
      horizon = Math.min(2 * horizon, LONGEST);
      path = flow.residual(start, what, method, checkpoints(horizon));
      trial.checkDeadline();
    }
    FlowPath blind = flow.blind(start, blindCheckpoints(horizon));
    FlowPath coarse =
        flow.residual(start, what, ImplicitIntegrator.rodas4(10 * tolerance), horizon);
    double error =
        1e-15 * horizon + limit.onSpan(path.last().state().minus(coarse.last().state())).norm();
    List<Witness> witnesses = new ArrayList<>();
    witnesses.add(witness(path));
    witnesses.add(witness(blind));
    if (trial.isHigh()) {
      // Explicit methods are held by stability: they go as far as a hundred relaxation times.
      double far = Math.min(horizon, 100 / limit.stiffness());
      Matrix here = flow.residual(start, what, method, far).last().state();
      for (Integrator<VectorField> other :
          List.of(new DormandPrince(1e-12, 1e-13), new GraggBulirschStoer(1e-12, 1e-13))) {
        trial.checkDeadline();
        FlowPath again = flow.residual(start, what, other, far);
        witnesses.add(witness(again));
        error = Math.max(error, limit.onSpan(again.last().state().minus(here)).norm());
      }
    }
    return new ResidualRun(problem, limit, path, blind, error, witnesses);
  }

  private static Witness witness(FlowPath path) {
    return new Witness(path.method(), path.lineage(), "double");
  }

  private static FlowPath.Point at(FlowPath path, double time) {
    return path.points().stream().filter(p -> p.time() == time).findFirst().orElseThrow();
  }

  private static double[] blindCheckpoints(double horizon) {
    return DoubleStream.of(EARLY, horizon, BLIND_HORIZON).distinct().sorted().toArray();
  }

  private static double[] checkpoints(double horizon) {
    List<Double> times = new ArrayList<>();
    for (double s : new double[] {0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 75, 100, 200, 500}) {
      if (s < 0.9 * horizon) {
        times.add(s);
      }
    }
    times.add(horizon);
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A finding with the methods of this run as witnesses. */
  Finding.Builder witnessed(Finding.Builder finding) {
    witnesses.forEach(finding::by);
    return finding;
  }

  /** s_1. */
  double horizon() {
    return path.last().time();
  }

  /** V(s_1), K x d. */
  Matrix residual() {
    return path.last().state();
  }

  /** Its projection on span{A_S}. */
  Matrix residualOnSpan() {
    return limit.onSpan(residual());
  }

  /** <A_p, V(s_1)> on S. */
  double[] residualMargins() {
    return limit.activeRows().times(residual().toRowMajor());
  }

  /** dW/ds at s_1: V' + What. */
  Matrix velocity() {
    return path.last().velocity().plus(limit.svm().weights());
  }

  /** How far V(s_1) may be from its limit: integration, and modes that decay like e^{-kappa s}. */
  double tolerance() {
    double s = horizon();
    return (1e-9 + 10 * (1 + s) * FastMath.exp(-limit.kappa() * s))
        * (1 + residual().norm() + problem.W0().norm());
  }

  /** The blind run at s = 50. */
  FlowPath.Point early() {
    return at(blind, EARLY);
  }

  /**
   * V_inf: its predicted part on span{A_S}, and off it what the blind run arrived at, which does
   * not move any more.
   */
  Matrix limitingResidual() {
    Matrix what = limit.svm().weights();
    Matrix v = at(blind, horizon()).state().minus(what.times(horizon()));
    return Matrix.ofRowMajor(v.rows(), v.columns(), limit.potential().minimiser())
        .plus(v.minus(limit.onSpan(v)));
  }

  /** rho = |V_inf - a What| / |What| with a = <V_inf, What> / |What|^2. */
  double transverse() {
    Matrix what = limit.svm().weights();
    return limitingResidual().minus(what.times(limit.shift())).norm() / what.norm();
  }
}
