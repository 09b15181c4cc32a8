package elenchus.catalogue.widenetworks;

import elenchus.theorem.Evidence;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The named numbers of trained networks. */
final class LazyQuantities {
  private LazyQuantities() {}

  static Evidence.Builder of(WideNetwork network, List<LazyRun> runs, Evidence.Builder evidence) {
    double[] t = {-0.8 * network.R(), -0.24 * network.R(), 0.24 * network.R(), 0.8 * network.R()};
    double[] errors = all(runs, LazyRun::error);
    evidence
        .quantity("N", all(runs, LazyRun::cells))
        .quantity("sup |f - h_lin|", errors)
        .quantity("slopes", between(errors))
        .quantity("slack", all(runs, r -> r.trained().slack()))
        .quantity("slack at the end", all(runs, r -> r.trained().endSlack()))
        .quantity("max |a|", all(runs, r -> r.trained().largestWeight()))
        .quantity("d", all(runs, r -> r.trained().d()))
        .quantity("drift", all(runs, LazyRun::drift))
        .quantity("t", t)
        .quantity("f(t)", runs.stream().map(r -> r.trained().sample(t)).toArray(double[][]::new))
        .quantity("h_lin(t)", runs.stream().map(r -> r.linear().sample(t)).toArray(double[][]::new))
        .quantity("condition of K", network.condition());
    if (network.phi() == Mirror.QUADRATIC && runs.size() > 2) {
      evidence
          .quantity("limit of n (f_ad - f_a)(t)", OutputBias.coefficient(network, t))
          .quantity("n (f_ad - f_a)(t) at N = 1280", OutputBias.atWidth(network, 1280, t))
          .quantity("n (f_ad - f_a)(t) at N = 5120", OutputBias.atWidth(network, 5120, t))
          .quantity(
              "slopes of sup |f - h|",
              between(all(runs, r -> r.distance(network.quadraticLimit()))));
    }
    return evidence;
  }

  private static double[] between(double[] errors) {
    double[] slopes = new double[errors.length - 1];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = UnscaledEvidence.slope(errors[i], errors[i + 1]);
    }
    return slopes;
  }

  private static double[] all(List<LazyRun> runs, ToDoubleFunction<LazyRun> value) {
    return runs.stream().mapToDouble(value).toArray();
  }
}
