package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.GmmRidge.*;

import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import org.hipparchus.util.FastMath;

/** Findings of {@link GmmRidge} about its closed forms. */
final class RidgeChecks {
  private RidgeChecks() {}

  /** The finding that a limit solves the equations with the V of Newton's method. */
  static Finding.Builder solved(RidgeMixture problem, RidgeMixture.Limit limit) {
    double[] direct = RidgeEquations.solve(problem);
    double[] closed = limit.observables();
    double worst = 0;
    for (int k = 0; k < 3; k++) {
      worst = Math.max(worst, Math.abs(direct[k] - closed[k]) / direct[1]);
    }
    double condition = 1 / (1 - Math.min(1, RidgeEquations.spread(problem)));
    return SOLVED
        .compare(worst, 0)
        .within(1e-13 * (20 + condition), "rounding, in alpha magnified by 1/(1-S)")
        .by(FORMULA)
        .by(EQUATIONS);
  }

  static Finding.Builder unit(RidgeMixture problem) {
    double omega = problem.omegaPlus();
    double l = problem.l() / omega;
    double V = problem.V() * omega;
    double linear = l + 1 - problem.delta();
    double residual = l * V * V + linear * V - problem.delta();
    double scale = l * V * V + (l + 1 + problem.delta()) * V + problem.delta();
    return UNIT.compare(residual / scale, 0)
        .within(16 * Math.ulp(1.0), "rounding of V and of three terms")
        .by(BISECTION)
        .by(FORMULA);
  }

  /** Whether u has the same sign for a huge weight a little beyond and below the threshold. */
  static Finding.Builder critical(RidgeMixture problem, double threshold) {
    RidgeMixture heavy = problem.withWeights(LARGE, 1);
    boolean above = heavy.withPenalty(1.001 * threshold).limit().u() > 0;
    boolean below = heavy.withPenalty(0.999 * threshold).limit().u() < 0;
    return CRITICAL
        .compare(above && below ? 0 : 1, 0)
        .within(0.5, "signs")
        .by(BISECTION)
        .provided(Identities.EQUAL_ERRORS.holds(), "the threshold is not proved");
  }

  static Evidence equalErrors(RidgeMixture problem) {
    RidgeMixture.EqualErrors equal = problem.equalErrors();
    RidgeMixture.EqualErrors stronger = problem.withPenalty(2 * problem.l()).equalErrors();
    return Evidence.collect()
        .add(equalErrors(problem, equal))
        .add(
            FALLING
                .compare(-stronger.argument(), -equal.argument())
                .within(4 * Math.ulp(equal.argument()), "rounding of the argument of the tail")
                .by(FORMULA))
        .quantity("r_t", equal.r())
        .quantity("rho_t", equal.rho())
        .quantity("WCE_t", equal.error())
        .done();
  }

  /** The finding that a weight makes u = 0, as bisection finds it, with the stated r and V. */
  static Finding.Builder equalErrors(RidgeMixture problem, RidgeMixture.EqualErrors equal) {
    RidgeMixture weighted = problem.withWeights(equal.rho(), 1);
    RidgeMixture.Limit limit = weighted.limit();
    double worst = Math.max(Math.abs(limit.u()), Math.abs(limit.r() - equal.r()));
    worst = Math.max(worst, Math.abs(FastMath.log(weighted.V() / equal.V())));
    worst = Math.max(worst, Math.abs(limit.argumentPlus() - equal.argument()) / equal.argument());
    double bisected = problem.equalErrorWeightByBisection();
    boolean reached = equal.rho() < 1e12;
    double gap = reached ? Math.abs(FastMath.log(bisected / equal.rho())) / (1 + equal.rho()) : 0;
    double tilt = 1 + 1 / (problem.s() * problem.s() * equal.r());
    return EQUAL_ERRORS
        .compare(Math.max(worst / tilt, gap), 0)
        .within(1e-12, "rounding of u near 0 and its effect on the weight")
        .by(FORMULA)
        .by(BISECTION);
  }
}
