package elenchus.catalogue.implicitbias;

import elenchus.descent.Descent;
import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Tolerance;
import java.util.stream.DoubleStream;
import org.hipparchus.util.FastMath;

/** The evidence on gradient descent: step by step, against the modified equation, in the limit. */
final class GradientDescentEvidence {
  private static final double GUARD = 100;

  /** Errors below this many rounding errors are not compared. */
  private static final double LEGIBLE = 100;

  private GradientDescentEvidence() {}

  /** What holds at each step, and the bound on the risk. */
  static Evidence steps(DescentRun run) {
    Descent.Ledger ledger = run.descent().ledger();
    double eta = run.problem().eta();
    double promised = run.stepSize().decrease(eta);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                MulticlassGradientDescent.DECREASE
                    .compare(ledger.worstExcess(), 0)
                    .within(1e-13, "rounding of the risk, relative to it")
                    .by(run.descended()))
            .add(
                MulticlassGradientDescent.FALLS
                    .compare(ledger.worstRise(), 0)
                    .within(1e-13, "rounding of the risk, relative to it")
                    .by(run.descended()));
    if (promised > 0) {
      double start = run.descent().iterates().get(0).risk();
      evidence.add(
          MulticlassGradientDescent.SUM
              .compare(ledger.squaredGradients() * promised / start, 1)
              .within(1e-10, "rounding of the sum")
              .by(run.descended()));
    }
    if (eta <= run.stepSize().best()) {
      evidence.add(
          MulticlassGradientDescent.BOUND
              .compare(DescentAnchors.share(run), 1)
              .within(1e-12, "rounding")
              .by(run.descended()));
    }
    return evidence.done();
  }

  /** How descent follows the modified equation: the tight test of the theorem. */
  static Evidence following(DescentRun run) {
    double late = run.gap(DescentRun.TENTH, 0.5);
    double early = run.gap(DescentRun.HUNDREDTH, 0.5);
    double plain = run.gap(DescentRun.TENTH, 0);
    return Evidence.collect()
        .add(
            MulticlassGradientDescent.FOLLOWS
                .compare(late, 0)
                .error(run.rounding())
                .within(settled(run))
                .by(run.integrated())
                .by(run.descended()))
        .add(
            MulticlassGradientDescent.SECOND
                .compare(late / plain, 0.01)
                .error(2 * run.rounding() / plain)
                .within(1e-3, "a tenth of the bound")
                .provided(plain >= LEGIBLE * run.rounding(), "the error of the flow is rounding")
                .by(run.integrated())
                .by(run.descended()))
        .add(
            MulticlassGradientDescent.EARLIER
                .compare(late / early, 0.5)
                .error(run.rounding() / early)
                .provided(early >= LEGIBLE * run.rounding(), "the error of the start is rounding")
                .within(Tolerance.guarded(0.01, 50, "refuted above 1"))
                .by(run.integrated())
                .by(run.descended()))
        .quantity("modifiedError", new double[] {early, late})
        .quantity("plainError", plain)
        .done();
  }

  /** Ten times the settled error of the modified equation at T/10. */
  static Tolerance settled(DescentRun run) {
    return Tolerance.guarded(
        10 * run.settledGap(DescentRun.TENTH) + 10 * run.rounding(),
        10,
        "ten times (5/12)(1/T0 - 1/T)|What|/T, for transients");
  }

  /** The limits, read from the continuation. */
  static Evidence limits(DescentRun run) {
    FlowLimit limit = run.limit();
    Matrix what = limit.svm().weights();
    Matrix predicted =
        Matrix.ofRowMajor(what.rows(), what.columns(), limit.potential().minimiser());
    double tolerance = run.tolerance();
    double leverage = 0;
    for (int p = 0; p < limit.logWeights().length; p++) {
      double row = Matrix.column(limit.activeRows().row(p)).norm();
      leverage = Math.max(leverage, row * Math.max(1, limit.potential().dual()[p]));
    }
    double pairs = limit.svm().data().pairs();
    double risk = ScaledRisk.of(run.problem().flow(), what, run.residual(), run.horizon());
    return Evidence.collect()
        .add(
            DescentAnchors.decided(
                MulticlassGradientDescent.LIMIT
                    .compare(limit.onSpan(run.residual()).minus(predicted).norm(), 0)
                    .within(guarded(tolerance, "(1e-9 + 10 (1+s) e^(-kappa s)) (1+|V|+|W0|)")),
                run))
        .add(
            DescentAnchors.decided(
                MulticlassGradientDescent.EQUATION
                    .compare(run.residualMargins(), run.predictedMargins())
                    .within(guarded(tolerance * leverage, "that of the residual times |A_p|")),
                run))
        .add(
            DescentAnchors.decided(
                MulticlassGradientDescent.RISK
                    .compare(risk, limit.svm().squaredNorm())
                    .within(guarded(tolerance * leverage * pairs, "that of alpha, summed")),
                run))
        .addAll(DescentAnchors.named(run))
        .quantity("What", what.toRows())
        .quantity(
            "minusLogAlpha",
            DoubleStream.of(limit.potential().dual()).map(alpha -> -FastMath.log(alpha)).toArray())
        .quantity("kappa", limit.kappa())
        .done();
  }

  static Tolerance guarded(double value, String derivation) {
    return Tolerance.guarded(value, GUARD, derivation);
  }
}
