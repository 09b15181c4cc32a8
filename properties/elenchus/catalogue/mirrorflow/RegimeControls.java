package elenchus.catalogue.mirrorflow;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of the limits of diagonal networks. */
final class RegimeControls {
  private static final double MODERATE = 0.5;
  private static final double TIGHT = 0.01;

  private RegimeControls() {}

  static List<Control<?>> all() {
    Arbitrary<WideNetwork> shallow = RegimeDraws.shallow();
    return List.of(
        Control.wrongFormula(
                "moderate starts are rich",
                "$|\\beta|_1\\le1.01|b_1|_1$ already at $\\alpha=0.5$.",
                shallow,
                (net, trial) -> {
                  WideNetwork tight = new WideNetwork(net.X(), net.y(), 2, TIGHT);
                  LeastL1 least = net.leastL1().orElseThrow();
                  return Evidence.of(
                      new RegimeChecks(tight, trial)
                          .richBound(DiagonalRegimes.RICH, least, MODERATE));
                })
            .liveWhere(net -> excess(net) > 1.05),
        Control.wrongFormula(
                "square rate",
                "Depth two: off the support $\\beta_j$ falls like $\\alpha^2$, whatever"
                    + " $\\kappa$.",
                shallow,
                (net, trial) -> Evidence.of(squareRate(net, trial)))
            .liveWhere(net -> net.leastL1().orElseThrow().kappa() > 0.1),
        Control.hypothesisDropped(
            "duplicate features",
            "Depth two: the limit is a vertex, $m$ nonzero entries, also where features are"
                + " tied.",
            Instances.among(List.of(RegimeDraws.duplicated())),
            (net, trial) -> Evidence.of(vertex(net))),
        Control.wrongFormula(
                "coefficient of depth two",
                "$C_D=1/24$ for all depths.",
                RegimeDraws.generic(),
                (net, trial) -> Evidence.of(otherCoefficient(net)))
            .liveWhere(net -> net.D() > 2));
  }

  private static double norm(double[] vector) {
    double sum = 0;
    for (double entry : vector) {
      sum += Math.abs(entry);
    }
    return sum;
  }

  private static double excess(WideNetwork net) {
    LeastL1 least = net.leastL1().orElseThrow();
    return net.limit(MODERATE).map(s -> norm(s.theta()) / least.norm()).orElse(0.0);
  }

  private static Finding squareRate(WideNetwork net, Trial trial) {
    LeastL1 least = net.leastL1().orElseThrow();
    return DiagonalRegimes.SPARSE
        .compare(new RegimeChecks(net, trial).decades(least), 2)
        .within(0.05, "a slope at alpha = 1e-6")
        .by(ProjectionCheck.NEWTON)
        .build();
  }

  /** The second largest entry of the limit for one sample. */
  private static Finding vertex(WideNetwork net) {
    double[] beta = net.limit(1e-3).orElseThrow().theta();
    double largest = 0;
    double second = 0;
    for (double entry : beta) {
      double size = Math.abs(entry);
      second = Math.max(second, Math.min(size, largest));
      largest = Math.max(largest, size);
    }
    return DiagonalRegimes.SPARSE
        .compare(second, 0)
        .within(0.1, "a tenth, at alpha = 1e-3")
        .by(ProjectionCheck.NEWTON)
        .build();
  }

  private static Finding otherCoefficient(WideNetwork net) {
    double right = WideNetwork.toDouble(net.coefficient());
    double[] deviation = Regimes.deviation(net, 3);
    for (int k = 0; k < deviation.length; k++) {
      deviation[k] *= 24 * right;
    }
    return DiagonalRegimes.LEADING
        .compare(Regimes.kernelError(net, deviation), 0)
        .within(1e-2, "the next term is smaller by alpha^(-2D)")
        .by(ProjectionCheck.NEWTON)
        .build();
  }
}
