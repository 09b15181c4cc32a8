package elenchus.catalogue.lastlayer;

import elenchus.exact.Rationals;
import elenchus.mixture.ExactMixture;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** False statements about the optimal weight, each decided by comparing weights in fractions. */
final class WeightControls {
  static final Claim OPTIMAL =
      Claim.equal("optimal", "The stated weight has the least worst-class error.");

  private static final Claim SIMULATED =
      Claim.atLeast(
          "optimal in simulation",
          "On common data sets of $n$ samples no other weight has a smaller expected error on the"
              + " minority.");

  /** The remark of the paper fails here. */
  static final WeightProblem WIDE = WeightProblem.of(0.2, 0.6, 2);

  /** The setting of the paper's second figure. */
  static final WeightProblem FIGURE = WeightProblem.of(0.2, 0.2, 2);

  private WeightControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.asPrinted(
                "infinite weight for wide data",
                "If $\\delta>2\\pi_+$, the best choice is $\\rho\\to\\infty$.",
                new Erratum(
                    "W1",
                    "Stromberg et al., arXiv 2506.20025, remark after Theorem 2",
                    "if $\\delta>2\\pi_+$ no weight equalises the errors and $\\rho\\to\\infty$ is best"
                        + " (the remark was read in prose)",
                    "It fails whenever $s>\\delta/(2\\pi_+)$: the minority's error falls up to a finite"
                        + " weight and rises again.",
                    "$\\pi_+=1/5$, $\\delta=3/5$, $s=2$: the squared argument of the normal tail is"
                        + " $158804/174195$ at $\\rho=57/7$ and $841/948$, smaller, as"
                        + " $\\rho\\to\\infty$; worst-class errors 0.1698 and 0.1731.",
                    "For $\\delta\\ge2\\pi_+$, $\\rho\\to\\infty$ is best if and only if"
                        + " $s\\le\\delta/(2\\pi_+)$; otherwise the finite root $\\rho^*$ of"
                        + " $T(u)=s^2\\Delta$ is."),
                arbitrary(WeightProblem::drawWide),
                WeightControls::endIsBest)
            .liveWhere(x -> x.relativeSignal() > 1)
            .certifiedOn(WIDE),
        Control.hypothesisDropped(
                "equal errors whatever the signal",
                "For $\\delta<2\\pi_+$ the equal-error weight is optimal, with no bound on $s$.",
                arbitrary(WeightProblem::drawEqualisable),
                WeightControls::endIsBest)
            .liveWhere(x -> x.relativeSignal() > 1)
            .certifiedOn(FIGURE),
        Control.wrongFormula(
                "threshold without kappa",
                "The threshold is $s_*^2=(1-\\Delta)/\\Delta$.",
                arbitrary(WeightControls::betweenThresholds),
                WeightControls::thresholdWithoutKappa)
            .liveWhere(x -> x.relativeSignal() < 1),
        Control.wrongFormula(
                "prior ratio",
                "The optimal weight is the prior ratio $\\pi_-/\\pi_+$.",
                arbitrary(WeightProblem::drawEqualisable),
                WeightControls::priorRatio)
            .liveWhere(WeightControls::isOffPriorRatio),
        Control.wrongFormula(
                "no turning back",
                "The minority's error falls and the majority's rises over all weights.",
                arbitrary(WeightProblem::drawEqualisable),
                (x, trial) ->
                    Evidence.of(
                        OptimalWeightSharp.UNIMODAL
                            .decide(x.exact().isMonotone())
                            .by("Sturm counts", "own", "rational")
                            .build()))
            .liveWhere(x -> x.relativeSignal() > 1)
            .certifiedOn(WeightProblem.of(0.2, 0.2, 1.9)));
  }

  private static Arbitrary<WeightProblem> arbitrary(Function<Draw, WeightProblem> draw) {
    return Instances.drawn(draw, WeightProblem::isOffBorder, WeightProblem::simpler);
  }

  /** The weight of equal errors, or an infinite one where there is none, against the best. */
  private static Evidence endIsBest(WeightProblem x, Trial trial) {
    ExactCurves curves = new ExactCurves(x.exact());
    Evidence exact = beaten(x.exact(), curves.end(), curves.best());
    if (x.n() == 0) {
      return exact;
    }
    Evidence.Builder evidence = Evidence.collect().addAll(exact);
    PairedWeights.of(x)
        .exchanged()
        .addTo(evidence, SIMULATED, trial.samplingSeed(), trial.errorShare(0));
    return evidence.done();
  }

  private static Evidence beaten(ExactMixture exact, BigFraction stated, BigFraction rival) {
    boolean best = exact.worst(stated).compareTo(exact.worst(rival)) >= 0;
    return Evidence.of(
        OPTIMAL.decide(best).by("squared arguments of the tail", "own", "rational").build());
  }

  private static WeightProblem betweenThresholds(Draw draw) {
    WeightProblem x = WeightProblem.drawEqualisable(draw);
    MixtureLimit limit = x.limit();
    double root = Math.sqrt(limit.kappa());
    double share = root + (1 - root) * draw.uniform(0.1, 0.9);
    return WeightProblem.of(x.piPlus(), x.delta(), share * OptimalWeight.criticalSignal(limit));
  }

  /** Above the wrong threshold the equal-error weight would be beaten by some other. */
  private static Evidence thresholdWithoutKappa(WeightProblem x, Trial trial) {
    ExactMixture exact = x.exact();
    BigFraction wide = exact.algebra().effectiveDelta();
    boolean saysOptimal = exact.s2().multiply(wide).compareTo(BigFraction.ONE.subtract(wide)) <= 0;
    return Evidence.of(
        OptimalWeightSharp.EQUAL_ERRORS
            .decide(saysOptimal == exact.isBelowThreshold())
            .by("thresholds, Sturm counts", "own", "rational")
            .provided(new ExactCurves(exact).thresholdIsSharp(), "the sharp threshold")
            .build());
  }

  private static boolean isOffPriorRatio(WeightProblem x) {
    double best = OptimalWeight.of(x.limit()).at().rho();
    return Math.abs(FastMath.log(best / x.limit().priorRatio())) > 0.05;
  }

  /** The imbalance of the prior ratio is irrational: it is rounded towards the best one. */
  private static Evidence priorRatio(WeightProblem x, Trial trial) {
    ExactMixture exact = x.exact();
    BigFraction best = new ExactCurves(exact).best();
    double u = x.limit().at(x.limit().priorRatio()).u();
    BigFraction stated = Rationals.of(u + 1e-12 * Math.signum(best.doubleValue() - u));
    return beaten(exact, stated, best);
  }
}
