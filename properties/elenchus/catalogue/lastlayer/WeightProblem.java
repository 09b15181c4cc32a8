package elenchus.catalogue.lastlayer;

import elenchus.mixture.ExactMixture;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.theorem.Draw;
import elenchus.theorem.Hypothesis;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two Gaussian classes of which one is a minority. Decisions in fractions take the simplest
 * fractions that round to the parameters: 0.2 means one fifth.
 *
 * @param piPlus share of the minority
 * @param delta features per sample
 * @param s half the Mahalanobis distance of the class means
 * @param n samples of each simulated data set; 0 where nothing is simulated
 */
public record WeightProblem(double piPlus, double delta, double s, int n) {

  static WeightProblem of(double piPlus, double delta, double s) {
    return new WeightProblem(piPlus, delta, s, 0);
  }

  static List<Hypothesis<WeightProblem>> ranges() {
    return List.of(
        Hypothesis.<WeightProblem>of(
                "minority",
                "$0<\\pi_+\\le1/2$.",
                x -> x.piPlus > 0 && x.piPlus <= 0.5 ? x.piPlus : -1)
            .decidedByItsMargin(),
        Hypothesis.<WeightProblem>of(
                "overdetermined", "$0<\\delta<1$.", x -> Math.min(x.delta, 1 - x.delta))
            .decidedByItsMargin(),
        Hypothesis.<WeightProblem>of("signal", "$s>0$.", x -> x.s).decidedByItsMargin());
  }

  MixtureLimit limit() {
    return new MixtureLimit(piPlus, delta, s);
  }

  ExactMixture exact() {
    return ExactMixture.of(limit());
  }

  /** s over the signal at which the optimal weight changes its nature; 0 for balanced classes. */
  double relativeSignal() {
    return s / OptimalWeight.criticalSignal(limit());
  }

  /** Both sides of every border, in thousandths so that fractions stay short. */
  static WeightProblem draw(Draw draw) {
    double piPlus = draw.chance(0.08) ? 0.5 : thousandth(draw.uniform(0.03, 0.49));
    double delta =
        switch (draw.integer(0, 9)) {
          case 0 -> 2 * piPlus + draw.oneOf(-1e-6, 1e-6);
          case 1 -> draw.oneOf(1e-6, 0.999);
          case 2, 3, 4 -> thousandth(draw.uniform(Math.min(0.98, 2 * piPlus), 0.99));
          default -> thousandth(draw.uniform(0.02, 1.9) * piPlus);
        };
    return with(draw, piPlus, Math.max(1e-6, Math.min(delta, 0.999)));
  }

  private static WeightProblem with(Draw draw, double piPlus, double delta) {
    double critical = OptimalWeight.criticalSignal(new MixtureLimit(piPlus, delta, 1));
    double near = critical * draw.oneOf(0.5, 0.9, 0.99, 1.01, 1.1, 2.0);
    double far = draw.logUniform(0.1, 20);
    double s = draw.chance(0.6) ? near : far;
    return of(piPlus, delta, Math.max(0.05, Math.min(50, thousandth(s))));
  }

  /** Equal errors possible, with room. */
  static WeightProblem drawEqualisable(Draw draw) {
    double piPlus = thousandth(draw.uniform(0.1, 0.4));
    double delta = thousandth(piPlus * draw.uniform(0.1, 1.9));
    return with(draw, piPlus, delta);
  }

  /** More features than twice the minority. */
  static WeightProblem drawWide(Draw draw) {
    double piPlus = thousandth(draw.uniform(0.05, 0.45));
    double delta = thousandth(2 * piPlus + draw.uniform(0.05, 0.9) * (1 - 2 * piPlus));
    return with(draw, piPlus, delta);
  }

  private static double thousandth(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  boolean isOffBorder() {
    return !(Math.abs(relativeSignal() - 1) < 1e-6);
  }

  Stream<WeightProblem> simpler() {
    return Stream.of(
            new WeightProblem(piPlus, delta, s, 0),
            new WeightProblem(0.2, delta, s, n),
            new WeightProblem(piPlus, 0.2, s, n),
            new WeightProblem(piPlus, delta, 2, n),
            new WeightProblem(Math.rint(piPlus * 20) / 20, Math.rint(delta * 20) / 20, s, n),
            new WeightProblem(piPlus, delta, Math.rint(s * 4) / 4, n))
        .filter(x -> !x.equals(this))
        .filter(x -> x.piPlus > 0 && x.piPlus <= 0.5)
        .filter(x -> x.delta > 0 && x.delta < 1 && x.s > 0)
        .filter(WeightProblem::isOffBorder);
  }
}
