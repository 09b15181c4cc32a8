package elenchus.catalogue.lastlayer;

import elenchus.mixture.ExactMixture;
import elenchus.mixture.MixtureLimit;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** No weights, equal-error weights and downsampling, compared in fractions. */
record ComparedMethods(ExactMixture exact) {

  /** s^2 sqrt(1-t) / sqrt(s^2+t), the argument of a balanced problem with t features per sample. */
  static double balancedArgument(double s, double t) {
    return s * s * Math.sqrt((1 - t) / (s * s + t));
  }

  /** The signal above which no weights are better than those of equal errors. */
  static double criticalSignal(WeightProblem x) {
    MixtureLimit limit = x.limit();
    double plain = Math.sqrt(1 - x.delta());
    double weighted = Math.sqrt(1 - limit.effectiveDelta());
    return Math.sqrt(plain * (plain + weighted) / (x.delta() * limit.kappa()));
  }

  /** The sign of the advantage of equal-error weights over downsampling. */
  int weightedAgainstDownsampled() {
    BigFraction half = new BigFraction(1, 2);
    BigFraction fewer = exact.delta().divide(exact.piPlus().multiply(2));
    BigFraction downsampled = new ExactMixture(half, fewer, exact.s2()).worst(BigFraction.ZERO);
    return exact.worst(BigFraction.ZERO).compareTo(downsampled);
  }

  boolean weightedIsAsGoodAsPlain() {
    return exact.worst(BigFraction.ZERO).compareTo(exact.worst(exact.unweighted())) >= 0;
  }

  /** s <= s_c, with the only root squared away. */
  boolean isBelowCritical() {
    BigFraction plain = BigFraction.ONE.subtract(exact.delta());
    BigFraction weighted = BigFraction.ONE.subtract(exact.algebra().effectiveDelta());
    BigFraction excess =
        exact.s2().multiply(exact.delta()).multiply(exact.algebra().kappa()).subtract(plain);
    return excess.signum() <= 0 || excess.multiply(excess).compareTo(plain.multiply(weighted)) <= 0;
  }

  static List<Control<?>> controls(Arbitrary<WeightProblem> instances) {
    return List.of(
        Control.hypothesisDropped(
                "weights for every signal",
                "$\\rho_t$ does at least as well as $\\rho=1$ for every $s$.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        UnweightedVsDownsampling.THRESHOLD
                            .decide(new ComparedMethods(x.exact()).weightedIsAsGoodAsPlain())
                            .by(UnweightedVsDownsampling.FRACTIONS)
                            .build()))
            .liveWhere(x -> x.s() > 1.05 * criticalSignal(x))
            .certifiedOn(WeightProblem.of(0.2, 0.2, 4)),
        Control.wrongFormula(
                "downsampling loses nothing",
                "Equal-error weights and downsampling have the same worst-class error.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        UnweightedVsDownsampling.BETTER
                            .decide(
                                new ComparedMethods(x.exact()).weightedAgainstDownsampled() == 0)
                            .by(UnweightedVsDownsampling.FRACTIONS)
                            .build()))
            .liveWhere(x -> x.piPlus() < 0.5),
        Control.wrongFormula(
                "delta for delta p",
                "Without weights $R_\\pm=Q\\big((ps^2\\mp\\kappa)\\sqrt{1-\\delta}/\\sqrt{p^2s^2+\\delta}\\big)$.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        UnweightedVsDownsampling.unweighted(x, x.limit().at(1), x.delta()).build()))
            .liveWhere(x -> x.piPlus() < 0.45 && x.delta() > 0.01 && x.s() < 20),
        Control.wrongFormula(
                "the sharp threshold for both",
                "$\\rho_t$ does at least as well as $\\rho=1$ only if $s\\le s_*$.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        UnweightedVsDownsampling.THRESHOLD
                            .decide(
                                x.exact().isBelowThreshold()
                                    || !new ComparedMethods(x.exact()).weightedIsAsGoodAsPlain())
                            .by(UnweightedVsDownsampling.FRACTIONS)
                            .build()))
            .liveWhere(x -> x.relativeSignal() > 1 && x.s() < criticalSignal(x)));
  }
}
