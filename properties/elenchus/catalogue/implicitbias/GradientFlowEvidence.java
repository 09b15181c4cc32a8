package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.flow.FlowPath;
import elenchus.flow.LogTimeFlow;
import elenchus.linear.Matrix;
import elenchus.margin.DistanceBound;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Witness;
import java.util.stream.DoubleStream;
import org.hipparchus.util.FastMath;

/** The evidence on {@link MulticlassGradientFlow}: at the horizon, blind, and at all times. */
final class GradientFlowEvidence {
  /** Tolerances are asymptotic: only a violation of this many of them refutes. */
  private static final double GUARD = 100;

  private GradientFlowEvidence() {}

  /** Residual, dual weights, velocity, spectrum and risk at the horizon of the residual run. */
  static Evidence limits(ResidualRun run) {
    FlowLimit limit = run.limit();
    MaxMargin svm = limit.svm();
    Matrix what = svm.weights();
    Matrix predicted =
        Matrix.ofRowMajor(what.rows(), what.columns(), limit.potential().minimiser());
    double[] dual = limit.dualWeights();
    double[] logDual =
        DoubleStream.of(limit.potential().dual()).map(alpha -> -FastMath.log(alpha)).toArray();
    double[] logRatio = limit.logRatio();
    double leverage = leverage(limit);
    double tolerance = run.tolerance();
    double riskNow = ScaledRisk.of(run.problem(), what, run.residual(), run.horizon());
    return Evidence.collect()
        .add(
            decided(
                    MulticlassGradientFlow.RESIDUAL.compare(
                        run.residualOnSpan().minus(predicted).norm(), 0),
                    run)
                .within(guarded(tolerance, "(1e-9 + 10 (1+s) e^(-kappa s)) (1+|V|+|W0|)")))
        .add(
            decided(MulticlassGradientFlow.EQUATION.compare(run.residualMargins(), logRatio), run)
                .within(guarded(tolerance * leverage, "that of the residual times |A_p|")))
        .add(
            decided(MulticlassGradientFlow.DUAL.compare(run.path().last().dualWeights(), dual), run)
                .within(guarded(tolerance * leverage, "that of the residual times alpha |A_p|")))
        .add(
            decided(
                    MulticlassGradientFlow.VELOCITY.compare(run.velocity().minus(what).norm(), 0),
                    run)
                .within(
                    guarded(tolerance * (1 + limit.stiffness()), "H times that of the residual")))
        .add(
            decided(MulticlassGradientFlow.RISK.compare(riskNow, svm.squaredNorm()), run)
                .within(
                    guarded(
                        tolerance * leverage * dual.length, "that of the dual weights, summed")))
        .quantity("What", what.toRows())
        .quantity("squaredNorm", svm.squaredNorm())
        .quantity("alpha", dual)
        .quantity("minusLogAlpha", logDual)
        .quantity("delta", svm.inactiveGap())
        .quantity("kappa", limit.kappa())
        .quantity("eigenvalues", limit.relaxation())
        .quantity("Vinf", run.limitingResidual().toRows())
        .quantity("marginConstant", (limit.shift() - limit.leastResidualMargin()) / what.norm())
        .quantity("directionConstant", run.transverse())
        .done();
  }

  /** The most that a distance of the residual weighs in a margin, or in a dual weight. */
  static double leverage(FlowLimit limit) {
    double[] dual = limit.potential().dual();
    double leverage = 0;
    for (int p = 0; p < dual.length; p++) {
      double row = Matrix.column(limit.activeRows().row(p)).norm();
      leverage = Math.max(leverage, row * Math.max(1, dual[p]));
    }
    return leverage;
  }

  /** What a run that knows only data and loss finds at s = 50 and at s = 1e6. */
  static Evidence blind(ResidualRun run) {
    FlowPath blind = run.blind();
    FlowLimit limit = run.limit();
    MaxMargin svm = limit.svm();
    Matrix what = svm.weights();
    Witness witness = new Witness(blind.method(), blind.lineage(), "double");
    FlowPath.Point early = run.early();
    FlowPath.Point late = blind.last();
    DistanceBound bound = DistanceBound.of(svm.data(), early.velocity(), early.dualWeights());
    double scaled = early.velocity().times(bound.scale()).minus(what).norm();
    double s = late.time();
    double a = limit.shift();
    double m = limit.leastResidualMargin();
    double rho = run.transverse();
    double gapConstant = (a - m) / what.norm();
    double direction =
        late.state().times(1 / late.state().norm()).minus(what.times(1 / what.norm())).norm();
    double gap = svm.gamma() - Margins.least(svm.data(), late.state()) / late.state().norm();
    boolean far = s >= 4 * (Math.abs(a) + rho + Math.abs(m));
    return Evidence.collect()
        .add(
            MulticlassGradientFlow.BLIND
                .compare(late.velocity().minus(what).norm(), 0)
                .within(guarded(1e-12 * (1 + what.norm()), "rounding of the difference quotient"))
                .by(witness))
        .add(
            MulticlassGradientFlow.CERTIFICATE
                .compare(bound.scale() < Double.POSITIVE_INFINITY ? scaled : 0, bound.distance())
                .within(1e-12 * (1 + what.norm()), "rounding of What")
                .by(witness))
        .add(
            MulticlassGradientFlow.DIRECTION
                .compare(direction * s, rho)
                .error(s * 1e-15)
                .within(
                    guarded(
                        2 * rho * (Math.abs(a) + rho) / s + 1e-8 * (1 + rho), "2 rho (|a|+rho)/s"))
                .provided(far, "s against 4 (|a|+rho+|m|)")
                .by(witness))
        .add(
            MulticlassGradientFlow.GAP
                .compare(gap * s, gapConstant)
                .error(s * 1e-15 * svm.gamma())
                .within(
                    guarded(
                        (2 * Math.abs(a - m) * (Math.abs(a) + rho) + rho * rho) / (s * what.norm())
                            + 1e-8 * (1 + Math.abs(a) + Math.abs(m)) / what.norm(),
                        "(2 |a-m| (|a|+rho) + rho^2)/(s |What|)"))
                .provided(far, "s against 4 (|a|+rho+|m|)")
                .by(witness))
        .quantity("blindVelocity", late.velocity().toRows())
        .quantity("blindSteps", blind.steps())
        .quantity("blindDirection", direction * s)
        .quantity("blindMarginGap", gap * s)
        .done();
  }

  /** What holds at all times, seen at the checkpoints of the residual run. */
  static Evidence everyTime(ResidualRun run) {
    MaxMargin svm = run.limit().svm();
    Matrix what = svm.weights();
    PairOperator pairs = PairOperator.of(svm.data());
    double worstShare = 0;
    double leastRatio = Double.POSITIVE_INFINITY;
    int n = run.path().points().size();
    double[] errors = new double[n];
    for (int k = 0; k < n; k++) {
      FlowPath.Point point = run.path().points().get(k);
      double s = point.time();
      Matrix start = run.problem().W0().minus(what.times(s));
      double allowed =
          ScaledRisk.of(run.problem(), what, Matrix.zero(what.rows(), what.columns()), s)
              + start.dot(start) / (2 * -FastMath.expm1(-s));
      double risk = ScaledRisk.of(run.problem(), what, point.state(), s);
      worstShare = Math.max(worstShare, risk / allowed);
      double weight = DoubleStream.of(point.dualWeights()).sum();
      // From the weights alone: V' + What would cancel where the weights are small.
      leastRatio = Math.min(leastRatio, Matrix.column(descent(pairs, point)).norm() / weight);
      errors[k] = point.velocity().norm();
    }
    LogTimeFlow.EnergyPoint energy =
        LogTimeFlow.of(run.problem().risk())
            .energy(run.problem().W0(), what, Math.min(0.5, 20 / run.limit().stiffness()))
            .get(0);
    double scale = 1 + Math.abs(energy.energy()) + ScaledRisk.atStart(run.problem());
    return Evidence.collect()
        .add(
            run.witnessed(MulticlassGradientFlow.BOUND.compare(worstShare, 1))
                .within(1e-9, "rounding; the shares themselves are at most 1")
                .by("log-sum-exp", "own", "double"))
        .add(
            run.witnessed(MulticlassGradientFlow.GRADIENT.compare(leastRatio, svm.gamma()))
                .within(1e-9 * svm.gamma(), "rounding"))
        .add(
            MulticlassGradientFlow.ENERGY
                .compare(energy.energy(), energy.integrated())
                .within(guarded(1e-9 * scale, "the integrator's 1e-12 over the energy spent"))
                .by("Dormand-Prince 8(5,3), F' as a further unknown", "Hipparchus", "double"))
        .curve("velocity error", "s = log(1 + t)", "|dW/ds - What|", run.path().times(), errors)
        .done();
  }

  /** -eta grad R in the units of log time, A^T w. */
  private static double[] descent(PairOperator pairs, FlowPath.Point point) {
    double[] gradient = new double[pairs.dimension()];
    pairs.adjoint(point.dualWeights(), gradient);
    return gradient;
  }

  private static Finding.Builder decided(Finding.Builder finding, ResidualRun run) {
    return run.witnessed(finding.error(run.error()))
        .by("dual active set and Newton on Phi", "own", "double")
        .provided(run.limit().kappa() * run.horizon() >= 30, "kappa times the horizon")
        .provided(run.limit().dualRatio() >= 1e-8, "smallest over largest dual weight");
  }

  static Tolerance guarded(double value, String derivation) {
    return Tolerance.guarded(value, GUARD, derivation);
  }
}
