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
 * @param error how far the two runs, and the further methods of high precision, differ at the
 *     horizon on span{A_S}
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
  private static final double STIFF = 5e3;

  /** Runs until e^{-kappa s} is rounding, at high precision longer and by further methods. */
  static ResidualRun of(FlowProblem problem, FlowLimit limit, Trial trial) {
    LogTimeFlow flow = LogTimeFlow.of(problem.risk());
    Matrix start = problem.W0();
    Matrix what = limit.svm().weights();
    // Integration errors of the transient decay with the modes, so a moderate tolerance suffices.
    ImplicitIntegrator method = ImplicitIntegrator.rodas4(trial.isHigh() ? 1e-10 : 1e-6);
    double horizon = Math.min((trial.isHigh() ? 120 : 60) / limit.kappa(), LONGEST);
    FlowPath path = flow.residual(start, what, method, checkpoints(horizon));
    while (horizon < LONGEST && limit.inactiveWeight(path.last()) > SETTLED) {
      // Inactive pairs decay from a large prefactor: they need longer.
      horizon = Math.min(2 * horizon, LONGEST);
      path = flow.residual(start, what, method, checkpoints(horizon));
      trial.checkDeadline();
    }
    FlowPath blind = flow.blind(start, blindCheckpoints(horizon));
    List<Witness> witnesses = new ArrayList<>();
    witnesses.add(witness(path));
    witnesses.add(witness(blind));
    Matrix residual = path.last().state();
    Matrix blindResidual = at(blind, horizon).state().minus(what.times(horizon));
    double error = 1e-15 * horizon + limit.onSpan(residual.minus(blindResidual)).norm();
    if (trial.isHigh()) {
      List<Integrator<VectorField>> explicit =
          limit.stiffness() * horizon > STIFF
              ? List.of()
              : List.of(new DormandPrince(1e-12, 1e-13), new GraggBulirschStoer(1e-12, 1e-13));
      for (Integrator<VectorField> other : explicit) {
        trial.checkDeadline();
        FlowPath again = flow.residual(start, what, other, horizon);
        witnesses.add(witness(again));
        error = Math.max(error, limit.onSpan(again.last().state().minus(residual)).norm());
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
