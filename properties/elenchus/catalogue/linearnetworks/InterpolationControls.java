package elenchus.catalogue.linearnetworks;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.theorem.Control;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** False variants of the interpolation limit. */
final class InterpolationControls {
  private InterpolationControls() {}

  private static final Erratum COEFFICIENT =
      new Erratum(
          "E9",
          "Chatterji, Long, Bartlett, arXiv 2108.11489: eq. (1), (2), Lemma 11 eq. (4)",
          "As transcribed from one text version: the limit is the minimiser of"
              + " $\\|\\theta\\|^{3/2}-\\langle\\theta_0,\\theta\\rangle/\\sqrt{\\|\\theta_0\\|}$ on"
              + " $X\\theta=y$, hence $\\alpha=\\sqrt{(8q+\\sqrt{64q^2+1296r^2})/81}$.",
          "The linear term has coefficient 1 where the flow gives 3/2; one slip, since the formula"
              + " for $\\alpha$ agrees with the coefficient 1. Never equal for $q>0$.",
          "$X=[1,0]$, $y=20$, $a_0=3$, $W_0=(0,3)$ ends at"
              + " $\\theta=(20,15)$, $\\alpha=5$; the transcribed $\\alpha$ is $3.1340$.",
          "$\\|\\theta\\|^{3/2}-\\frac32\\langle\\theta_0,\\theta\\rangle/\\sqrt{\\|\\theta_0\\|}$,"
              + " $\\alpha^2=(q+\\sqrt{q^2+4r^2})/2$; true over transcribed $\\alpha$ lies in"
              + " $(3/2,9/4]$.");

  static List<Control<?>> all(Arbitrary<TwoLayerRegression> instances) {
    return List.of(
        Control.asPrinted(
                "linear term with coefficient one",
                "The limit minimises"
                    + " $\\|\\theta\\|^{3/2}-\\langle\\theta_0,\\theta\\rangle/\\sqrt{\\|\\theta_0\\|}$"
                    + " on the interpolants.",
                COEFFICIENT,
                RegressionDraws.rationalEnds(),
                InterpolationControls::transcribed)
            .liveWhere(TwoLayerRegression::isBalanced)
            .certifiedOn(RegressionDraws.plane(20, 3, 0, 3)),
        wrong(
                "transcribed alpha on general data",
                "$\\alpha=\\sqrt{(8q+\\sqrt{64q^2+1296r^2})/81}$.",
                instances,
                p -> transcribedAlpha(p.q(), p.r()))
            .liveWhere(TwoLayerRegression::isBalanced),
        Control.hypothesisDropped(
            "several units, not balanced",
            "The limit formula holds for every start.",
            RegressionDraws.unbalanced(),
            (p, trial) -> limit(p, TwoLayerRegression.alpha(p.q(), p.r()), trial)),
        Control.hypothesisDropped(
            "start in the row space",
            "The flow interpolates also for $q=0$. (It ends at the saddle $\\theta=0$.)",
            RegressionDraws.inRowSpace(),
            (p, trial) ->
                Evidence.of(
                    TwoLayerInterpolationLimit.DECAY
                        .compare(
                            p.residual(p.equation().solve(1e-13, 50)[0])
                                / p.residual(p.equation().start()),
                            0)
                        .within(1e-3, "fifty time units, all singular values 1")
                        .by(SolutionCheck.INTEGRATION)
                        .build())),
        wrong("alpha one", "$\\theta\\to X^+y+Pw$.", instances, p -> 1)
            .liveWhere(p -> Math.abs(TwoLayerRegression.alpha(p.q(), p.r()) - 1) > 0.01),
        wrong(
                "factor four dropped",
                "$\\alpha^2=(q+\\sqrt{q^2+r^2})/2$.",
                instances,
                p -> FastMath.sqrt((p.q() + FastMath.hypot(p.q(), p.r())) / 2))
            .liveWhere(p -> p.r() > 0.05));
  }

  static double transcribedAlpha(double q, double r) {
    return FastMath.sqrt((8 * q + FastMath.sqrt(64 * q * q + 1296 * r * r)) / 81);
  }

  private static Evidence transcribed(TwoLayerRegression p, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    RationalEnd.of(p)
        .ifPresent(
            end ->
                evidence.add(
                    TwoLayerInterpolationLimit.STATIONARY
                        .decide(end.isStationary() && end.stationarity(BigFraction.ONE))
                        .by("stationarity at the exact end point", "own", "rational")));
    RegressionRun run = RegressionRun.of(p, trial);
    return evidence
        .add(TwoLayerInterpolationLimit.limit(p, run, transcribedAlpha(p.q(), p.r()), trial))
        .done();
  }

  private static Control<TwoLayerRegression> wrong(
      String name,
      String statement,
      Arbitrary<TwoLayerRegression> instances,
      ToDoubleFunction<TwoLayerRegression> alpha) {
    return Control.wrongFormula(
        name, statement, instances, (p, trial) -> limit(p, alpha.applyAsDouble(p), trial));
  }

  private static Evidence limit(TwoLayerRegression p, double alpha, Trial trial) {
    RegressionRun run = RegressionRun.of(p, trial);
    return Evidence.of(TwoLayerInterpolationLimit.limit(p, run, alpha, trial).build());
  }
}
