package elenchus.catalogue.lastlayer;

import elenchus.exact.Rationals;
import elenchus.mixture.ExactMixture;
import elenchus.mixture.LeverageAlgebra;
import elenchus.mixture.MixtureLimit;
import elenchus.theorem.Draw;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Two Gaussian classes. Decisions in fractions take the simplest fractions that round to the
 * parameters: 0.2 means one fifth.
 *
 * @param piPlus share of the minority
 * @param delta features per sample
 * @param s half the Mahalanobis distance of the class means
 * @param n samples of the smaller simulated data sets; 0 where nothing is simulated
 */
record EqualErrorProblem(double piPlus, double delta, double s, int n) {

  static EqualErrorProblem of(double piPlus, double delta, double s) {
    return new EqualErrorProblem(piPlus, delta, s, 0);
  }

  static List<Hypothesis<EqualErrorProblem>> hypotheses() {
    return List.of(
        Hypothesis.<EqualErrorProblem>of(
                "minority", "$0<\\pi_+\\le1/2$.", x -> x.piPlus <= 0.5 ? x.piPlus : -1)
            .decidedByItsMargin(),
        Hypothesis.<EqualErrorProblem>of(
                "overdetermined", "$0<\\delta<1$.", x -> Math.min(x.delta, 1 - x.delta))
            .decidedByItsMargin(),
        Hypothesis.<EqualErrorProblem>of("signal", "$s>0$.", x -> x.s).decidedByItsMargin(),
        Hypothesis.<EqualErrorProblem>of(
                "enough of the minority", "$\\delta<2\\pi_+$.", x -> 2 * x.piPlus - x.delta)
            .brokenBy(Instances.drawn(EqualErrorProblem::drawWide, x -> Stream.empty()))
            .decidedBy(x -> x.exact().canEqualise()));
  }

  MixtureLimit limit() {
    return new MixtureLimit(piPlus, delta, s);
  }

  ExactMixture exact() {
    return ExactMixture.of(limit());
  }

  LeverageAlgebra<BigFraction> algebra() {
    return exact().algebra();
  }

  FixedPointEquations<BigFraction> equations() {
    ExactMixture exact = exact();
    return new FixedPointEquations<>(exact.piPlus(), exact.delta(), exact.s2());
  }

  /** The signal as a fraction. */
  BigFraction signal() {
    return Rationals.simplest(s);
  }

  /** The same classes with more features than twice the minority. */
  EqualErrorProblem widened() {
    double wide = 2 * piPlus + (1 - 2 * piPlus) * delta;
    return new EqualErrorProblem(piPlus, wide, s, 0);
  }

  private static double thousandth(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  static EqualErrorProblem draw(Draw draw) {
    if (draw.chance(0.03)) {
      return new EqualErrorProblem(
          draw.integer(10, 20) / 40.0, draw.integer(2, 10) / 40.0, draw.uniform(0.5, 2.5), 40);
    }
    double piPlus = draw.chance(0.05) ? 0.5 : thousandth(draw.uniform(0.05, 0.5));
    double delta =
        draw.chance(0.1)
            ? 2 * piPlus - 1e-6
            : Math.max(0.01, thousandth(draw.uniform(0.005, 1.95) * piPlus));
    return of(piPlus, Math.min(0.999, delta), thousandth(draw.logUniform(0.3, 4)));
  }

  /** Unbalanced classes, for the controls. */
  static EqualErrorProblem drawUnbalanced(Draw draw) {
    double piPlus = thousandth(draw.uniform(0.05, 0.45));
    double delta = Math.max(0.005, thousandth(draw.uniform(0.1, 0.9) * piPlus));
    return of(piPlus, delta, thousandth(draw.logUniform(0.3, 4)));
  }

  /** More features than twice the minority. */
  static EqualErrorProblem drawWide(Draw draw) {
    double piPlus = thousandth(draw.uniform(0.05, 0.45));
    double delta =
        draw.chance(0.2)
            ? 2 * piPlus + 1e-6
            : 2 * piPlus + draw.uniform(0.01, 0.9) * (1 - 2 * piPlus);
    return of(piPlus, delta, thousandth(draw.logUniform(0.3, 4)));
  }

  Stream<EqualErrorProblem> simpler() {
    return Stream.of(
            of(piPlus, delta, s),
            new EqualErrorProblem(0.2, delta, s, n),
            new EqualErrorProblem(piPlus, 0.2, s, n),
            new EqualErrorProblem(piPlus, delta, 1, n),
            new EqualErrorProblem(Math.rint(piPlus * 10) / 10, delta, s, n),
            new EqualErrorProblem(piPlus, Math.rint(delta * 10) / 10, s, n))
        .filter(x -> !x.equals(this));
  }
}
