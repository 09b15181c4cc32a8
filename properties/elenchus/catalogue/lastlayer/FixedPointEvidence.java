package elenchus.catalogue.lastlayer;

import elenchus.catalogue.sampling.StatisticalFinding;
import elenchus.exact.Rationals;
import elenchus.mixture.LeverageAlgebra;
import elenchus.mixture.WeightedLimit;
import elenchus.statistics.LimitLadder;
import elenchus.statistics.LimitOutcome;
import elenchus.statistics.RandomStream;
import elenchus.statistics.Replicates;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.fraction.BigFraction;

/** How the claims about the fixed point are examined on one instance. */
record FixedPointEvidence(FixedPointProblem x, Trial trial) {
  private static final double EPSILON = Math.ulp(1.0);

  /** Relative half width of the bracket of lam. */
  private static final double BRACKET = 0x1.0p-40;

  private static final int DIGITS = 60;
  private static final Witness CLOSED_FORM = new Witness("closed form", "own", "double");
  private static final Witness BISECTION =
      new Witness("bisection and a linear system", "own", "double");
  private static final Witness NEWTON =
      new Witness("Newton on Gauss-Hermite quadrature", "own on Hipparchus", "double");

  /** The quadratic equation of lam changes sign around the closed form, in fractions. */
  Finding.Builder bracket(Claim claim, WeightedLimit closed) {
    FixedPointEquations<BigFraction> equations = x.equations();
    BigFraction rho = Rationals.of(x.rho());
    BigFraction below = Rationals.of(closed.lam() * (1 - BRACKET));
    BigFraction above = Rationals.of(closed.lam() * (1 + BRACKET));
    boolean changes =
        below.signum() > 0
            && equations.leverageEquation(below, rho).signum() < 0
            && equations.leverageEquation(above, rho).signum() > 0;
    return claim.decide(changes).by("sign change of a quadratic", "own", "rational");
  }

  /** Closed form against a solver that does not know it, everything in units of its rounding. */
  Finding.Builder agreement(Claim claim, WeightedLimit closed) {
    FixedPointSolver solved = FixedPointSolver.of(x.limit(), x.rho());
    double worst =
        max(
            relative(closed.lam(), solved.lam()),
            Math.abs(closed.u() - solved.u()),
            relative(closed.gamma(), solved.gamma()),
            Math.abs(closed.b() - solved.b()),
            relative(closed.alpha(), solved.alpha()),
            difference(closed.argumentPlus(), solved.argumentPlus()),
            difference(closed.argumentMinus(), solved.argumentMinus()));
    return claim
        .compare(worst, 0)
        .within(
            128 * EPSILON * condition(closed),
            "128 eps/((1-S) min(pi eta)/delta): roundings of lam times its condition number")
        .by(CLOSED_FORM)
        .by(BISECTION);
  }

  /** 1/(1-S), the condition number of lam, and 1/v, that of the arguments. */
  private double condition(WeightedLimit closed) {
    double share = Math.min(1 + closed.u(), 1 - closed.u());
    LeverageAlgebra<Dfp> f = algebra();
    double remainder = f.remainder(f.piPlus().newInstance(closed.u())).getReal();
    return 1 / (remainder * share);
  }

  private LeverageAlgebra<Dfp> algebra() {
    Elementary<Dfp> digits = Elementary.over(new DfpField(DIGITS));
    return new LeverageAlgebra<>(digits.number(x.piPlus()), digits.number(x.delta()));
  }

  /** The closed form in sixty digits, inserted in (E1) to (E4). */
  Finding.Builder residuals(Claim claim) {
    Elementary<Dfp> digits = Elementary.over(new DfpField(DIGITS));
    LeverageAlgebra<Dfp> f = algebra();
    Dfp rho = digits.number(x.rho());
    Dfp s2 = digits.square(digits.number(x.s()));
    Dfp one = digits.number(1);
    Dfp linear =
        f.delta().multiply(one.add(rho)).subtract(f.piPlus().multiply(rho)).subtract(f.piMinus());
    Dfp rest = one.subtract(f.delta());
    Dfp root =
        digits.sqrt(digits.square(linear).add(rest.multiply(f.delta()).multiply(rho).multiply(4)));
    Dfp lam = linear.add(root).divide(rest.multiply(2));
    Dfp etaPlus = lam.divide(one.add(lam));
    Dfp etaMinus = lam.divide(rho.add(lam));
    Dfp u = f.piPlus().multiply(etaPlus).subtract(f.piMinus().multiply(etaMinus)).divide(f.delta());
    List<Dfp> residuals =
        new FixedPointEquations<>(f.piPlus(), f.delta(), s2)
            .residuals(
                etaPlus, etaMinus, f.gammaOverS(u, s2), f.intercept(u, s2), f.alphaSquared(u, s2));
    double worst = 0;
    for (Dfp residual : residuals) {
      worst = Math.max(worst, Math.abs(residual.getReal()));
    }
    return claim
        .compare(worst, 0)
        .within(1e-40, "60 digits, of which the root and 1/(1-S) may cost twenty")
        .by("closed form inserted in (E1) to (E4)", "own on Hipparchus", "60 digits");
  }

  /** (T1) to (T4), solved for the loss: against the closed form where there is one. */
  Finding.Builder general(Claim claim, GeneralFixedPoint.Solution solved) {
    if (x.loss() == FittedLoss.LOGISTIC) {
      return claim
          .compare(solved.residual(), 0)
          .within(1e-14, "rounding of 201 terms of order delta")
          .provided(solved.isFound(), "a start from which Newton's method converges")
          .by(NEWTON);
    }
    WeightedLimit closed = x.limit().at(x.rho());
    double worst =
        max(
            relative(closed.lam(), solved.lam()),
            Math.abs(closed.gamma() - solved.gamma()),
            Math.abs(closed.b() - solved.b()),
            relative(closed.alpha(), solved.alpha()));
    return claim
        .compare(worst, 0)
        .within(
            1e4 * EPSILON * condition(closed) / x.delta(),
            "residuals of some 1e-15 over delta times the condition number")
        .provided(solved.isFound(), "a start from which Newton's method converges")
        .by(NEWTON)
        .by(CLOSED_FORM);
  }

  /** Estimates at n and 4n against the limit, one finding per observable. */
  void simulate(Evidence.Builder evidence, List<Claim> claims) {
    TwoClasses classes = TwoClasses.nearest(x.limit(), x.n());
    double[] limits = limits(classes);
    Replicates replicates = (factor, seed) -> fit(classes.times(factor).draw(seed)).observables();
    add(evidence, claims, ladder().run(guarded(replicates), limits, seed(0), trial.errorShare(0)));
  }

  /** The same with signs in place of normal noise, for gamma, alpha and b. */
  void universality(Evidence.Builder evidence, Claim claim) {
    TwoClasses classes = TwoClasses.nearest(x.limit(), x.n()).with(Noise.SIGNS);
    double[] all = limits(classes);
    Replicates replicates =
        (factor, seed) -> {
          LinearClassifier fitted = fit(classes.times(factor).draw(seed));
          return new double[] {fitted.gamma(), fitted.alpha(), fitted.b()};
        };
    double[] limits = {all[0], all[1], all[2]};
    add(
        evidence,
        List.of(claim, claim, claim),
        ladder().run(guarded(replicates), limits, seed(1), trial.errorShare(1)));
  }

  private static void add(
      Evidence.Builder evidence, List<Claim> claims, List<LimitOutcome> outcomes) {
    for (int k = 0; k < claims.size(); k++) {
      evidence.add(StatisticalFinding.of(claims.get(k), outcomes.get(k)));
    }
  }

  private LimitLadder ladder() {
    return LimitLadder.from(x.n())
        .withReplicates(600, 500, 400)
        .withDoublings(trial.isHigh() ? 3 : 2);
  }

  private long seed(int ladder) {
    return RandomStream.seed(trial.samplingSeed(), ladder);
  }

  private Replicates guarded(Replicates replicates) {
    return (factor, seed) -> {
      trial.checkDeadline();
      return replicates.draw(factor, seed);
    };
  }

  private LinearClassifier fit(TwoClassSample sample) {
    return x.loss() == FittedLoss.SQUARE ? sample.leastSquares(x.rho()) : sample.logistic(x.rho());
  }

  private double[] limits(TwoClasses classes) {
    if (x.loss() == FittedLoss.LOGISTIC) {
      return new GeneralFixedPoint(classes.limit(), x.rho(), x.loss()).solve().observables();
    }
    WeightedLimit limit = classes.limit().at(x.rho());
    return new double[] {
      limit.gamma(), limit.alpha(), limit.b(), limit.errorPlus(), limit.errorMinus()
    };
  }

  private static double relative(double a, double b) {
    return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
  }

  /** Relative for large numbers, absolute for small ones. */
  private static double difference(double a, double b) {
    return Math.abs(a - b) / Math.max(1, Math.abs(a));
  }

  private static double max(double... values) {
    double worst = 0;
    for (double value : values) {
      worst = value <= worst ? worst : value;
    }
    return worst;
  }
}
