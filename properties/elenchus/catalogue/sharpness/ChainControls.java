package elenchus.catalogue.sharpness;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.exact.Rationals;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;

/** False variants of the sharpening of a chain. */
final class ChainControls {
  private ChainControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.wrongFormula(
            "the Hessian sharpens monotonically",
            "$\\lambda_{\\max}$ of the Hessian increases along the flow ($L=2$).",
            ChainDraws.where(c -> c.L() == 2 && c.s0() < 0.49 * c.y()),
            (c, trial) -> Evidence.of(monotone(c))),
        Control.hypothesisDropped(
            "start above the target",
            "GN sharpens also from $s_0>y$.",
            ChainDraws.above(),
            (c, trial) ->
                Evidence.of(along(c, c.gaussNewton(c.s0()), s -> c.differentiatedGaussNewton(s)))),
        Control.hypothesisDropped(
            "start above the target, Hessian",
            "The Hessian sharpens beyond $y/2$ also from $s_0>y$.",
            ChainDraws.above(),
            (c, trial) ->
                Evidence.of(along(c, c.numericalSharpness(c.s0()), s -> c.numericalSharpness(s)))),
        Control.hypothesisDropped(
            "negative target",
            "GN sharpens also for $y<0$ from a positive balanced start.",
            ChainDraws.where(c -> c.L() <= 8),
            (c, trial) ->
                Evidence.of(
                    along(
                        c.withTarget(-c.y()),
                        c.gaussNewton(c.s0()),
                        s -> c.differentiatedGaussNewton(s)))),
        Control.wrongFormula(
            "final value L y^2",
            "The sharpness ends at $m_2Ly^2$.",
            ChainDraws.where(c -> Math.abs(c.y() - 1) > 0.05),
            (c, trial) ->
                Evidence.of(
                    ChainSharpening.GAUSS_NEWTON
                        .compare(c.differentiatedGaussNewton(c.y()), c.m2() * c.L() * c.y() * c.y())
                        .within(1e-9 * c.gaussNewton(c.y()), "rounding")
                        .by(ConjugateEvidence.AUTOMATIC)
                        .build())),
        Control.wrongFormula(
                "descent keeps D",
                "Gradient descent keeps $D=w_1^2-w_2^2$ as the flow does.",
                ChainDraws.where(c -> moves(c)),
                (c, trial) ->
                    Evidence.of(
                        decided(
                            ChainSharpening.STEPS,
                            path(c).get(0).imbalance().equals(path(c).get(1).imbalance()))))
            .certifiedOn(ChainDraws.worked(2, 0.1, 0.125)),
        Control.hypothesisDropped(
                "long steps",
                "The solution's sharpness does not increase under steps with"
                    + " $|\\eta m_2r|\\ge\\sqrt2$.",
                ChainDraws.where(
                    c -> moves(c) && path(c).get(0).turn().pow(2).compareTo(BigFraction.TWO) > 0),
                (c, trial) ->
                    Evidence.of(
                        decided(
                            ChainSharpening.DESCENT,
                            path(c)
                                    .get(1)
                                    .imbalance()
                                    .pow(2)
                                    .compareTo(path(c).get(0).imbalance().pow(2))
                                <= 0)))
            .certifiedOn(ChainDraws.worked(2, 0.1, 3)));
  }

  private static List<FactorEvidence.Step> path(ScalarChain c) {
    return FactorEvidence.descent(c, 1);
  }

  private static boolean moves(ScalarChain c) {
    FactorEvidence.Step step = path(c).get(0);
    return step.imbalance().signum() != 0 && step.turn().signum() != 0;
  }

  private static Finding decided(Claim claim, boolean holds) {
    return claim.decide(holds).by(FactorEvidence.DESCENT).build();
  }

  /** For L = 2 the larger of m2 (y - s) and m2 (3 s - y) at s0 and at y/2, exactly. */
  private static Finding monotone(ScalarChain c) {
    BigFraction y = Rationals.of(c.y());
    BigFraction start = y.subtract(Rationals.of(c.s0()));
    BigFraction other = Rationals.of(c.s0()).multiply(3).subtract(y);
    BigFraction before = start.compareTo(other) >= 0 ? start : other;
    BigFraction middle = y.divide(2);
    return ChainSharpening.TURNING
        .decide(before.compareTo(middle) <= 0)
        .by("closed spectrum at depth 2", "own", "rational")
        .build();
  }

  /** A value at the start and after a while of the integrated flow. */
  private static Finding along(ScalarChain c, double before, DoubleUnaryOperator value) {
    double[] end = c.flow(c.s0()).solve(1e-11, 0.5 / c.gaussNewton(c.s0()))[0];
    double after = value.applyAsDouble(ScalarChain.product(end));
    return ChainSharpening.GROWTH
        .compare(after / before - 1, 0)
        .within(1e-9, "integration to 1e-11")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }
}
