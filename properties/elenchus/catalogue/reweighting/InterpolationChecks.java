package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.LlrInterpolation.*;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.flow.InitialValueProblem;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.WeightedLimit;
import elenchus.statistics.NormalTail;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;

/** The findings of {@link LlrInterpolation}. */
final class InterpolationChecks {
  private InterpolationChecks() {}

  /** The finding that coefficients are those of the interpolator. */
  static Finding.Builder arrival(WeightedFlow flow, double[] reached, double[] interpolator) {
    double size = SolutionCheck.size(interpolator);
    return FLOW.compare(SolutionCheck.distance(reached, interpolator) / size, 0)
        .within(1e-14 * (10 + flow.condition()), "rounding, magnified by the condition number")
        .by(EIGENBASIS)
        .by(FRACTIONS);
  }

  static Finding.Builder integration(WeightedFlow flow, Trial trial) {
    double time = 3 / flow.curvature();
    InitialValueProblem equation = flow.equation();
    double[] integrated = equation.solve(1e-13, time)[0];
    double size = SolutionCheck.size(integrated);
    double[] other =
        trial.isHigh() ? equation.extrapolate(1e-13, time)[0] : equation.solve(1e-12, time)[0];
    Finding.Builder finding =
        INTEGRATION
            .compare(SolutionCheck.distance(flow.at(time), integrated) / size, 0)
            .error(SolutionCheck.distance(other, integrated) / size)
            .within(1e-10, "integration to 1e-13")
            .by(EIGENBASIS)
            .by(SolutionCheck.INTEGRATION);
    return trial.isHigh() ? finding.by(SolutionCheck.EXTRAPOLATION) : finding;
  }

  /** The finding that two arguments are the limits for vanishing penalty, extrapolated in l. */
  static Finding.Builder vanishingPenalty(InterpolationProblem problem, double plus, double minus) {
    double l = NEAR * Math.min(1, problem.rho()) * (problem.delta() - 1);
    RidgeMixture.Limit coarse = problem.mixture(l).limit();
    RidgeMixture.Limit fine = problem.mixture(l / 2).limit();
    double errorPlus = 2 * fine.argumentPlus() - coarse.argumentPlus() - plus;
    double errorMinus = 2 * fine.argumentMinus() - coarse.argumentMinus() - minus;
    double tilt = 1 + problem.s() * problem.s() + problem.mixture(1).effectiveDelta();
    return LIMIT
        .compare(Math.max(Math.abs(errorPlus), Math.abs(errorMinus)) / tilt, 0)
        .within(1e-8, "second order in a penalty of 1e-6, and rounding over it")
        .by(FORMULA);
  }

  static Finding.Builder interval(InterpolationProblem problem) {
    double delta = 1 - 0.5 * problem.piPlus();
    MixtureLimit mixture = new MixtureLimit(problem.piPlus(), delta, problem.s());
    double length = mixture.at(Double.POSITIVE_INFINITY).u() - mixture.at(1e-200).u();
    return INTERVAL
        .compare(length, 2 * (1 - delta) / delta)
        .within(1e-14, "rounding of u at weights infinity and 1e-200")
        .by(FORMULA);
  }

  /** pi_y (1 - eta_y) is at most 1 - delta, so 1 - S is at most (1 - delta)/pi_+. */
  static Finding.Builder half(InterpolationProblem problem) {
    MixtureLimit mixture = new MixtureLimit(problem.piPlus(), 1 - NEAR, problem.s());
    WeightedLimit limit = mixture.at(problem.rho());
    double s2 = problem.s() * problem.s();
    double tilt = Math.abs(limit.u()) / (1 - limit.u() * limit.u());
    double bound =
        (s2 + tilt) * Math.sqrt(NEAR / (problem.piPlus() * (s2 + mixture.effectiveDelta())));
    double worst = Math.max(Math.abs(limit.argumentPlus()), Math.abs(limit.argumentMinus()));
    return HALF.compare(Math.abs(NormalTail.of(worst) - 0.5), 0.5 - NormalTail.of(bound))
        .within(1e-15, "rounding of the normal tail")
        .by(FORMULA);
  }
}
