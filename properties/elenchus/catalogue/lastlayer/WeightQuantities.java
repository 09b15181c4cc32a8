package elenchus.catalogue.lastlayer;

import elenchus.mixture.ExactMixture;
import elenchus.mixture.ExactMixture.Bracket;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.mixture.WeightedLimit;
import elenchus.theorem.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** The named numbers of an optimal weight. */
final class WeightQuantities {
  private static final int POINTS = 121;
  private static final double[] WEIGHTS = {6.3, 7, 20, 50, 200, 1e4};
  private static final double[] SIGNALS = {20, 40, 80, 160};

  private WeightQuantities() {}

  static void addTo(Evidence.Builder evidence, WeightCurves curves, ExactCurves decided) {
    MixtureLimit limit = curves.limit();
    OptimalWeight best = curves.best();
    WeightedLimit infinite = limit.at(Double.POSITIVE_INFINITY);
    evidence
        .quantity("regime", best.regime().name())
        .quantity("critical signal", OptimalWeight.criticalSignal(limit))
        .quantity("delta/(2 pi_+)", limit.delta() / (2 * limit.piPlus()))
        .quantity("delta/(2 pi_-)", limit.delta() / (2 * limit.piMinus()))
        .quantity("u*", best.at().u())
        .quantity("rho*", best.at().rho())
        .quantity("WCE*", best.at().worstClassError())
        .quantity("rho_t", limit.equalErrorWeight())
        .quantity("WCE(rho_t)", limit.at(limit.equalErrorWeight()).worstClassError())
        .quantity("WCE(prior ratio)", limit.at(limit.priorRatio()).worstClassError())
        .quantity("WCE(1)", limit.at(1).worstClassError())
        .quantity("WCE(infinity)", infinite.worstClassError())
        .quantity("rho", WEIGHTS)
        .quantity("R+(rho)", errors(limit))
        .quantity("F5 ratio of u", ratios(curves, true))
        .quantity("F5 ratio of rho", ratios(curves, false));
    exact(evidence, decided);
    double[] rho =
        IntStream.range(0, POINTS)
            .mapToDouble(k -> FastMath.pow(10, -1 + 5.0 * k / (POINTS - 1)))
            .toArray();
    double[] worst = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      worst[k] = limit.at(rho[k]).worstClassError();
    }
    evidence.curve("worst-class error", "rho", "worst-class error", rho, worst);
  }

  private static void exact(Evidence.Builder evidence, ExactCurves decided) {
    ExactMixture exact = decided.exact();
    evidence
        .quantity("roots of P+", roots(exact.plusTurns()))
        .quantity("roots of P-", roots(exact.minusTurns()))
        .quantity("hypothesis of Theorem 3", exact.isMonotone() ? "holds" : "fails");
    if (decided.end().compareTo(BigFraction.ONE) < 0) {
      squaredArgument(evidence, "the end", exact, decided.end());
    }
    for (BigFraction u : List.of(new BigFraction(-2, 5), new BigFraction(-1, 30))) {
      if (u.compareTo(exact.lowest()) > 0 && u.compareTo(exact.highest()) < 0) {
        evidence.quantity("rho at u = " + u, exact.algebra().weight(u).toString());
        squaredArgument(evidence, "u = " + u, exact, u);
      }
    }
    if (!exact.isBelowThreshold()) {
      BigFraction better = decided.simplestBetter();
      evidence
          .quantity("u of a better weight", better.toString())
          .quantity("rho of a better weight", exact.algebra().weight(better).toString())
          .quantity("G of a better weight", exact.worst(better).toString());
    }
  }

  /** G as a fraction and rounded. */
  private static void squaredArgument(
      Evidence.Builder evidence, String where, ExactMixture exact, BigFraction u) {
    BigFraction value = exact.worst(u);
    evidence
        .quantity("G at " + where, value.toString())
        .quantity("G at " + where + ", rounded", value.doubleValue());
  }

  private static double[] roots(Iterable<Bracket> brackets) {
    List<Double> roots = new ArrayList<>();
    brackets.forEach(b -> roots.add(b.low().add(b.high()).divide(2).doubleValue()));
    return roots.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] errors(MixtureLimit limit) {
    double[] errors = new double[WEIGHTS.length];
    for (int k = 0; k < errors.length; k++) {
      errors[k] = limit.at(WEIGHTS[k]).errorPlus();
    }
    return errors;
  }

  private static double[] ratios(WeightCurves curves, boolean ofExcess) {
    double[] ratios = new double[SIGNALS.length];
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] = ofExcess ? curves.excessRatio(SIGNALS[k]) : curves.weightRatio(SIGNALS[k]);
    }
    return ratios;
  }
}
