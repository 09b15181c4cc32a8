package elenchus.catalogue.widenetworks;

import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;

/** False variants of the limit of wide rectified networks, refuted in fractions. */
final class SplineControls {
  private static final Claim SAME =
      Claim.equal("the same function", "The variant is the minimiser of $G_1+G_2+G_3$.");
  private static final Witness EXACT =
      new Witness(
          "two exact interpolants, compared between the data", "own on Hipparchus", "rational");

  private SplineControls() {}

  static SplineProblem fourPoints() {
    return new SplineProblem(
        1.5,
        SplineProblem.Shape.UNIFORM,
        List.of(-0.7, -0.2, 0.3, 0.8),
        List.of(0.5, -0.3, 0.4, 0.1));
  }

  private static SplineProblem threePoints() {
    return new SplineProblem(
        1, SplineProblem.Shape.UNIFORM, List.of(-0.5, 0.0, 0.5), List.of(0.0, 1.0, 1.0));
  }

  static List<Control<?>> all() {
    return List.of(
        wrong(
            "natural cubic spline",
            "The limit is the natural cubic spline.",
            SplineVariants::natural,
            p -> p.m() > 2),
        wrong(
            "without the slopes",
            "The limit minimises $G_1+G_3$.",
            SplineVariants::withoutG2,
            p -> p.exact().c1().signum() != 0),
        wrong(
            "without the moment",
            "The limit minimises $G_1+G_2$.",
            SplineVariants::withoutG3,
            p -> p.exact().total().signum() != 0),
        wrong(
            "twice the second moment",
            "The moment is weighed by $1/(2E[B^2])$.",
            SplineVariants::twiceTheMoment,
            p -> p.exact().total().signum() != 0),
        wrong(
            "half of the second moment",
            "The moment is weighed by $2/E[B^2]$.",
            SplineVariants::halfTheMoment,
            p -> p.exact().total().signum() != 0),
        dropped(
            "biases not even",
            "The limit is the same if the biases are shifted by $R/5$.",
            v -> v.shifted(new BigFraction(1, 5))),
        dropped(
            "rising units only",
            "The limit is the same if all $w_k=1$.",
            v -> v.rising().orElseThrow()));
  }

  private static Control<SplineProblem> wrong(
      String name,
      String statement,
      Function<SplineVariants<BigFraction>, UnaryOperator<BigFraction>> variant,
      Predicate<SplineProblem> live) {
    return Control.wrongFormula(
            name,
            statement,
            SplineDraws.uniform(3),
            (problem, trial) -> comparison(problem, variant))
        .liveWhere(live)
        .certifiedOn(threePoints());
  }

  private static Control<SplineProblem> dropped(
      String name,
      String statement,
      Function<SplineVariants<BigFraction>, UnaryOperator<BigFraction>> variant) {
    return Control.hypothesisDropped(
            name,
            statement,
            SplineDraws.uniform(3),
            (problem, trial) -> comparison(problem, variant))
        .certifiedOn(threePoints());
  }

  private static Evidence comparison(
      SplineProblem problem,
      Function<SplineVariants<BigFraction>, UnaryOperator<BigFraction>> variant) {
    SplineVariants<BigFraction> variants =
        new SplineVariants<>(problem.exactLaw(), problem.exactX(), problem.exactY());
    UnaryOperator<BigFraction> other = variant.apply(variants);
    UnaryOperator<BigFraction> h = variants.theorem();
    List<BigFraction> x = problem.exactX();
    double worst = 0;
    for (int i = 1; i < x.size(); i++) {
      BigFraction middle = x.get(i - 1).add(x.get(i)).divide(2);
      BigFraction difference = other.apply(middle).subtract(h.apply(middle));
      worst = Math.max(worst, difference.abs().doubleValue());
    }
    return Evidence.of(SAME.compare(worst, 0).exactly().by(EXACT).build());
  }
}
