package elenchus.catalogue.lastlayer;

import elenchus.exact.Rationals;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.SeparabilityThreshold;
import elenchus.theorem.Draw;
import elenchus.theorem.Hypothesis;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * A weighted fit on two Gaussian classes.
 *
 * @param piPlus share of the class +1
 * @param delta features per sample
 * @param s half the Mahalanobis distance of the class means
 * @param rho loss weight of the class +1 over that of the class -1
 * @param loss the loss of the margin
 * @param n samples of the smaller simulated data sets; 0 where nothing is simulated
 */
record FixedPointProblem(
    double piPlus, double delta, double s, double rho, FittedLoss loss, int n) {

  static FixedPointProblem of(double piPlus, double delta, double s, double rho) {
    return new FixedPointProblem(piPlus, delta, s, rho, FittedLoss.SQUARE, 0);
  }

  static List<Hypothesis<FixedPointProblem>> hypotheses() {
    return List.of(
        Hypothesis.<FixedPointProblem>of(
                "both classes", "$0<\\pi_+\\le1/2$.", x -> x.piPlus <= 0.5 ? x.piPlus : -1)
            .decidedByItsMargin(),
        Hypothesis.<FixedPointProblem>of(
                "overdetermined", "$0<\\delta<1$.", x -> Math.min(x.delta, 1 - x.delta))
            .decidedByItsMargin(),
        Hypothesis.<FixedPointProblem>of(
                "signal and weight", "$s>0$ and $\\rho>0$.", x -> Math.min(x.s, x.rho))
            .decidedByItsMargin(),
        Hypothesis.of(
            "a minimiser exists",
            "For the logistic loss: $\\delta$ is below the separability threshold.",
            FixedPointProblem::room));
  }

  /** How far the data are from separable; always positive for the square loss. */
  double room() {
    return loss == FittedLoss.SQUARE ? 1 : new SeparabilityThreshold(piPlus, s).value() - delta;
  }

  MixtureLimit limit() {
    return new MixtureLimit(piPlus, delta, s);
  }

  FixedPointEquations<BigFraction> equations() {
    BigFraction signal = Rationals.of(s);
    return new FixedPointEquations<>(
        Rationals.of(piPlus), Rationals.of(delta), signal.multiply(signal));
  }

  /** Whether the general solver converges from the unweighted start. */
  boolean isTame() {
    return Math.abs(FastMath.log(rho)) <= 2 && delta <= 0.6;
  }

  static FixedPointProblem draw(Draw draw) {
    if (draw.chance(0.02)) {
      return new FixedPointProblem(
          draw.uniform(0.3, 0.5),
          draw.uniform(0.02, 0.1),
          draw.uniform(0.4, 1),
          draw.logUniform(0.5, 5),
          FittedLoss.LOGISTIC,
          0);
    }
    double piPlus = draw.chance(0.05) ? 0.5 : draw.uniform(0.02, 0.5);
    double delta = draw.chance(0.1) ? draw.oneOf(1e-6, 0.999) : draw.uniform(0.01, 0.95);
    double s = draw.logUniform(0.3, 4);
    double rho = draw.chance(0.1) ? draw.oneOf(1.0, 1e8) : FastMath.exp(draw.uniform(-4, 8));
    return draw.chance(0.02) ? drawSimulated(draw) : of(piPlus, delta, s, rho);
  }

  /** Where the bias of the estimator at finite sizes was surveyed. */
  static FixedPointProblem drawSimulated(Draw draw) {
    return new FixedPointProblem(
        draw.integer(10, 20) / 40.0,
        draw.integer(2, 14) / 40.0,
        draw.uniform(0.5, 3),
        FastMath.exp(draw.uniform(-1, 2.5)),
        FittedLoss.SQUARE,
        40);
  }

  Stream<FixedPointProblem> simpler() {
    return Stream.of(
            new FixedPointProblem(piPlus, delta, s, rho, loss, 0),
            new FixedPointProblem(0.5, delta, s, rho, loss, n),
            new FixedPointProblem(piPlus, 0.5, s, rho, loss, n),
            new FixedPointProblem(piPlus, delta, 1, rho, loss, n),
            new FixedPointProblem(piPlus, delta, s, 1, loss, n),
            new FixedPointProblem(
                Math.max(0.1, Math.rint(piPlus * 10) / 10), delta, s, rho, loss, n),
            new FixedPointProblem(
                piPlus, Math.max(0.1, Math.min(0.9, Math.rint(delta * 10) / 10)), s, rho, loss, n),
            new FixedPointProblem(piPlus, delta, Math.max(1, Math.rint(s)), rho, loss, n),
            new FixedPointProblem(piPlus, delta, s, Math.max(1, Math.rint(rho)), loss, n))
        .filter(x -> !x.equals(this));
  }
}
