package elenchus.catalogue.widenetworks;

import elenchus.functions.CurvatureSpline;
import elenchus.functions.LineFunction;
import elenchus.theorem.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** The named numbers of a weighted-curvature spline. */
final class SplineQuantities {
  private SplineQuantities() {}

  static Evidence.Builder of(
      SplineProblem problem,
      CurvatureSpline<Binary64> h,
      double condition,
      Evidence.Builder evidence) {
    double R = problem.R();
    double[] knots = knots(problem);
    double c1 = h.c1().getReal();
    double c2 = h.c2().getReal();
    double g1 = h.g1().getReal();
    double g3 = c2 * c2 / h.law().secondMoment().getReal();
    evidence
        .quantity(
            "K",
            h.interpolant().gram().stream().map(SplineEvidence::reals).toArray(double[][]::new))
        .quantity("lam", SplineEvidence.reals(h.lam()))
        .quantity("G1", g1)
        .quantity("G2", c1 * c1)
        .quantity("G3", g3)
        .quantity("G1+G2+G3", g1 + c1 * c1 + g3)
        .quantity("c1", c1)
        .quantity("c2", c2)
        .quantity("condition of K", condition)
        .quantity("knots", knots)
        .quantity("h''(knots)", function(h::curvature).sample(knots))
        .quantity("t", new double[] {-0.75 * R, 0, 0.75 * R})
        .quantity("h(t)", function(h::at).sample(-0.75 * R, 0, 0.75 * R));
    double[] grid = problem.grid();
    evidence.curve("h", "t", "h(t)", grid, function(h::at).sample(grid));
    if (problem.p() == SplineProblem.Shape.UNIFORM && problem.m() > 2) {
      gaps(problem, h, evidence);
    }
    return evidence;
  }

  /** How far the neighbours are, at most, from h on 57 points. */
  private static void gaps(
      SplineProblem problem, CurvatureSpline<Binary64> h, Evidence.Builder evidence) {
    SplineVariants<Binary64> variants =
        new SplineVariants<>(
            problem.law(), SplineProblem.numbers(problem.x()), SplineProblem.numbers(problem.y()));
    LineFunction limit = function(h::at);
    double[] grid = problem.grid();
    double first = problem.x().get(0);
    double last = problem.x().get(problem.m() - 1);
    double[] inside = Arrays.stream(grid).filter(t -> t >= first && t <= last).toArray();
    evidence
        .quantity("gap of the natural spline", limit.distance(function(variants.natural()), inside))
        .quantity("gap without G2", limit.distance(function(variants.withoutG2()), grid))
        .quantity("gap without G3", limit.distance(function(variants.withoutG3()), grid))
        .quantity("gap with G3/2", limit.distance(function(variants.twiceTheMoment()), grid))
        .quantity("gap with 2 G3", limit.distance(function(variants.halfTheMoment()), grid))
        .quantity(
            "gap with biases shifted by 0.4 R",
            limit.distance(function(variants.shifted(new Binary64(0.4))), grid));
    variants
        .rising()
        .ifPresent(
            rising ->
                evidence.quantity(
                    "gap with rising units only", limit.distance(function(rising), grid)));
    SplineProblem lifted =
        new SplineProblem(
            problem.R(), problem.p(), problem.x(), problem.y().stream().map(v -> v + 1).toList());
    CurvatureSpline<Binary64> high = lifted.solution();
    evidence.quantity(
        "gap after a lift by 1", limit.distance(t -> high.at(new Binary64(t)).getReal() - 1, grid));
  }

  /** -3R/4, 0 and 3R/4. */
  static List<BigFraction> probes(BigFraction radius) {
    BigFraction far = radius.multiply(new BigFraction(3, 4));
    return List.of(far.negate(), BigFraction.ZERO, far);
  }

  static LineFunction function(UnaryOperator<Binary64> h) {
    return t -> h.apply(new Binary64(t)).getReal();
  }

  private static double[] knots(SplineProblem problem) {
    double[] knots = new double[problem.m() + 2];
    knots[0] = -problem.R();
    for (int i = 0; i < problem.m(); i++) {
      knots[i + 1] = problem.x().get(i);
    }
    knots[problem.m() + 1] = problem.R();
    return knots;
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
