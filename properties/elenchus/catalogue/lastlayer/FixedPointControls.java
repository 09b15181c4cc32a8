package elenchus.catalogue.lastlayer;

import elenchus.catalogue.sampling.StatisticalFinding;
import elenchus.data.ExactSamples;
import elenchus.data.LabelledData;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.margin.ExactMaxMargin;
import elenchus.margin.ExactSeparability;
import elenchus.mixture.LeverageAlgebra;
import elenchus.mixture.SeparabilityThreshold;
import elenchus.mixture.WeightedLimit;
import elenchus.statistics.LimitLadder;
import elenchus.statistics.LimitOutcome;
import elenchus.statistics.Replicates;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** False statements about the limit of the weighted fit. */
final class FixedPointControls {
  private static final Claim MINIMISER =
      Claim.equal("a minimiser exists", "The weighted empirical risk has a finite minimiser.");

  /** An observable changed: alpha squared as a function of the true one, in fractions. */
  private interface Change {
    BigFraction of(LeverageAlgebra<BigFraction> f, BigFraction u, BigFraction s2);
  }

  private FixedPointControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.hypothesisDropped(
            "class-dependent covariance",
            "The limits hold for covariance $4I$ in one class and $I$ in the other.",
            simulated(0.2, 0.2, 1.5, 7),
            (x, trial) -> sampled(x, trial, Noise.CLASS_DEPENDENT, 2, 3)),
        Control.hypothesisDropped(
            "heavy tails",
            "The limits hold for noise with 2.1 degrees of freedom, scaled to variance 1.",
            simulated(0.2, 0.2, 2, 4),
            (x, trial) -> sampled(x, trial, Noise.HEAVY, 0, 1)),
        wrongNorm(
            "norm without sqrt(1-S)",
            "$\\alpha=v\\sqrt{s^2+\\Delta}/(1+vs^2)$.",
            (f, u, s2) -> f.alphaSquared(u, s2).multiply(f.remainder(u))),
        wrongNorm(
            "norm across the mean",
            "$\\alpha$ is the norm of the part of $\\hat\\theta$ orthogonal to $\\mu$.",
            (f, u, s2) ->
                f.alphaSquared(u, s2)
                    .subtract(f.gammaOverS(u, s2).multiply(f.gammaOverS(u, s2)).multiply(s2))),
        Control.wrongFormula(
            "imbalance with the wrong sign",
            "The closed form holds with $-u$ in place of $u$.",
            instances(),
            (x, trial) -> residual(x, x.limit().at(x.rho()).u(), true, FixedPointControls::norm)),
        Control.hypothesisDropped(
            "logistic loss on separable data",
            "For every proper convex loss and every $\\delta<1$ there is a minimiser.",
            Instances.drawn(FixedPointControls::separable, x -> java.util.stream.Stream.empty()),
            FixedPointControls::minimiser));
  }

  private static Control<FixedPointProblem> wrongNorm(String name, String statement, Change norm) {
    return Control.wrongFormula(
        name,
        statement,
        instances(),
        (x, trial) -> residual(x, x.limit().at(x.rho()).u(), false, norm));
  }

  private static Arbitrary<FixedPointProblem> instances() {
    return Instances.drawn(
        draw ->
            FixedPointProblem.of(
                draw.uniform(0.05, 0.45),
                draw.uniform(0.05, 0.9),
                draw.uniform(0.3, 4),
                draw.logUniform(0.2, 50)),
        x -> Math.abs(x.limit().at(x.rho()).u()) > 1e-3,
        FixedPointProblem::simpler);
  }

  private static Arbitrary<FixedPointProblem> simulated(
      double piPlus, double delta, double s, double rho) {
    return Instances.among(
        List.of(new FixedPointProblem(piPlus, delta, s, rho, FittedLoss.SQUARE, 40)));
  }

  private static BigFraction norm(LeverageAlgebra<BigFraction> f, BigFraction u, BigFraction s2) {
    return f.alphaSquared(u, s2);
  }

  /** Residuals at the fraction u, whose weight is a fraction too. */
  private static Evidence residual(FixedPointProblem x, double at, boolean mirrored, Change norm) {
    BigFraction u = Rationals.of(at);
    FixedPointEquations<BigFraction> equations = x.equations();
    LeverageAlgebra<BigFraction> f = new LeverageAlgebra<>(equations.piPlus(), equations.delta());
    BigFraction s2 = equations.s2();
    BigFraction claimed = mirrored ? u.negate() : u;
    List<BigFraction> residuals =
        equations.residuals(
            f.etaPlus(u),
            f.etaMinus(u),
            f.gammaOverS(claimed, s2),
            f.intercept(claimed, s2),
            norm.of(f, claimed, s2));
    return Evidence.of(
        SquareFixedPoint.SOLUTION
            .decide(residuals.stream().allMatch(r -> r.signum() == 0))
            .by("(E1) to (E4) at a fraction u", "own", "rational")
            .build());
  }

  /** Estimates with other noise against the limits of the theorem, for two observables. */
  private static Evidence sampled(
      FixedPointProblem x, Trial trial, Noise noise, int first, int second) {
    TwoClasses classes = TwoClasses.nearest(x.limit(), x.n()).with(noise);
    WeightedLimit limit = classes.limit().at(x.rho());
    double[] limits = {
      limit.gamma(), limit.alpha(), limit.b(), limit.errorPlus(), limit.errorMinus()
    };
    Replicates replicates =
        (factor, seed) -> {
          trial.checkDeadline();
          double[] all = classes.times(factor).draw(seed).leastSquares(x.rho()).observables();
          return new double[] {all[first], all[second]};
        };
    List<LimitOutcome> outcomes =
        LimitLadder.from(x.n())
            .withReplicates(500, 400, 400)
            .withDoublings(2)
            .run(
                replicates,
                new double[] {limits[first], limits[second]},
                trial.samplingSeed(),
                trial.errorShare(0));
    List<Claim> claims =
        List.of(
            SquareFixedPoint.GAMMA,
            SquareFixedPoint.ALPHA,
            SquareFixedPoint.INTERCEPT,
            SquareFixedPoint.ERROR_PLUS,
            SquareFixedPoint.ERROR_MINUS);
    return Evidence.of(
        StatisticalFinding.of(claims.get(first), outcomes.get(0)).build(),
        StatisticalFinding.of(claims.get(second), outcomes.get(1)).build());
  }

  /** Beyond twice the threshold, where even small data sets are separable as a rule. */
  private static FixedPointProblem separable(Draw draw) {
    double s = draw.uniform(1.6, 2.2);
    double delta = 2.5 * new SeparabilityThreshold(0.5, s).value() + draw.uniform(0.05, 0.15);
    return new FixedPointProblem(0.5, delta, s, 4, FittedLoss.LOGISTIC, 40);
  }

  /** On separable data the logistic risk tends to 0 along a ray and is never 0. */
  private static Evidence minimiser(FixedPointProblem x, Trial trial) {
    TwoClasses classes = TwoClasses.nearest(x.limit(), x.n());
    double[] rows = classes.draw(trial.samplingSeed()).rows().getData();
    int columns = classes.d() + 1;
    // Quarters keep the fractions short; the rounded data are the data.
    Matrix data =
        Matrix.of(classes.n(), columns, (i, j) -> Math.rint(4 * rows[i * columns + j]) / 4);
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < classes.n(); i++) {
      labels.add(i < classes.nPlus() ? 1 : 0);
    }
    ExactSeparability decided =
        ExactSeparability.of(ExactSamples.ofDoubles(new LabelledData(data, labels, 2)));
    return Evidence.of(
        MINIMISER
            .decide(!(decided instanceof ExactMaxMargin))
            .by("separating classifier", "own", "rational")
            .build());
  }
}
