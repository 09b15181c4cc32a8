package elenchus.catalogue.lastlayer;

import elenchus.mixture.LeverageAlgebra;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** False statements about the weight of equal errors. */
final class EqualErrorControls {
  private static final Claim SOME =
      Claim.equal("some weight", "Some weight makes the errors of both classes equal.");

  private EqualErrorControls() {}

  static List<Control<?>> all() {
    return List.of(
        wrongWeight(
            "prior ratio",
            "The errors are equal at $\\rho=\\pi_-/\\pi_+$.",
            f -> f.piMinus().divide(f.piPlus())),
        wrongWeight(
            "neighbouring constant",
            "The errors are equal at $\\rho=(\\pi_--\\delta)/(\\pi_+-\\delta)$.",
            f -> f.piMinus().subtract(f.delta()).divide(f.piPlus().subtract(f.delta()))),
        Control.hypothesisDropped(
                "more features than twice the minority",
                "Some weight equalises the errors for every $\\delta<1$.",
                Instances.drawn(EqualErrorProblem::drawWide, x -> Stream.empty()),
                (x, trial) ->
                    Evidence.of(
                        SOME.decide(x.exact().highest().signum() > 0)
                            .by("supremum of u", "own", "rational")
                            .build()))
            .certifiedOn(EqualErrorProblem.of(0.2, 0.6, 2)),
        Control.hypothesisDropped(
            "class-dependent covariance",
            "The errors are equal at $\\rho_t$ for covariance $4I$ in one class and $I$ in the other.",
            Instances.among(List.of(new EqualErrorProblem(0.2, 0.2, 1.5, 40))),
            EqualErrorControls::spread),
        Control.wrongFormula(
            "prior ratio, sampled",
            "The errors of the estimator are equal at the prior ratio.",
            Instances.among(List.of(new EqualErrorProblem(0.2, 0.2, 1, 60))),
            EqualErrorControls::prior),
        Control.hypothesisDropped(
            "no intercept",
            "Without intercept there is one weight only at which the errors are equal.",
            Instances.drawn(EqualErrorProblem::drawUnbalanced, EqualErrorProblem::simpler),
            EqualErrorControls::withoutIntercept));
  }

  private static Control<EqualErrorProblem> wrongWeight(
      String name, String statement, Function<LeverageAlgebra<BigFraction>, BigFraction> weight) {
    Arbitrary<EqualErrorProblem> unbalanced =
        Instances.drawn(EqualErrorProblem::drawUnbalanced, EqualErrorProblem::simpler);
    return Control.wrongFormula(
            name,
            statement,
            unbalanced,
            (x, trial) ->
                Evidence.of(
                    EqualErrorWeight.values(
                            x, EqualErrorExact.at(x).with(weight.apply(x.algebra())))
                        .build()))
        .certifiedOn(EqualErrorProblem.of(0.2, 0.1, 2));
  }

  private static Evidence spread(EqualErrorProblem x, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    EqualErrorWeight.sample(evidence, x, Noise.CLASS_DEPENDENT, trial);
    return evidence.done();
  }

  private static Evidence prior(EqualErrorProblem x, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    TwoClasses classes = TwoClasses.nearest(x.limit(), x.n());
    EqualErrorWeight.sample(evidence, classes, classes.limit().priorRatio(), trial);
    return evidence.done();
  }

  /** With b = 0 both errors are Q(gamma s/alpha): bit for bit equal at two different weights. */
  private static Evidence withoutIntercept(EqualErrorProblem x, Trial trial) {
    TwoClasses classes = TwoClasses.nearest(x.limit(), 40);
    TwoClassSample sample = classes.draw(trial.samplingSeed());
    double rho = x.limit().equalErrorWeight();
    LinearClassifier first = sample.leastSquaresThroughOrigin(rho);
    LinearClassifier second = sample.leastSquaresThroughOrigin(2 * rho);
    boolean both =
        first.errorPlus() == first.errorMinus()
            && second.errorPlus() == second.errorMinus()
            && first.gamma() != second.gamma();
    return Evidence.of(
        EqualErrorWeight.UNIQUE
            .decide(!both)
            .by("Q(gamma s/alpha) for both classes, whatever gamma and alpha", "own", "exact")
            .build());
  }
}
