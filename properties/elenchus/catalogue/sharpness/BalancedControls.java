package elenchus.catalogue.sharpness;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;

/** False variants of the identity for balanced networks. */
final class BalancedControls {
  private static final Elementary<BigFraction> RATIONAL = Elementary.rationals();
  private static final Witness EXACT =
      new Witness("power sums of the conjugate", "own", "rational");

  private BalancedControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.hypothesisDropped(
            "without balance",
            "The spectrum is the same for $(3W_1,W_2/3)$ in place of $(W_1,W_2)$, which has the"
                + " same product.",
            BalancedDraws.twoLayers(),
            (n, trial) -> Evidence.of(unbalanced(n))),
        Control.wrongFormula(
            "exponent 2",
            "$\\lambda_{\\max}(GN)=m_2L\\|J\\|^2$.",
            BalancedDraws.awayFromOne(),
            (n, trial) -> Evidence.of(exponent(n, 2 * n.depth()))),
        Control.wrongFormula(
            "exponent 2 - 1/L",
            "$\\lambda_{\\max}(GN)=m_2L\\|J\\|^{2-1/L}$.",
            BalancedDraws.awayFromOne(),
            (n, trial) -> Evidence.of(exponent(n, 2 * n.depth() - 1))),
        Control.hypothesisDropped(
                "targets of other singular vectors",
                "The sharpness of GN increases along every flow that starts balanced and small.",
                BalancedDraws.unaligned(),
                (n, trial) -> Evidence.of(growth(n, trial)))
            .liveWhere(n -> n.depth() > 1));
  }

  /** Whether GN of (3 W_1, W_2/3) has the trace that balance predicts. */
  private static Finding unbalanced(BalancedNetwork n) {
    List<FieldMatrix<BigFraction>> weights = new ArrayList<>(n.weights(RATIONAL));
    weights.set(0, weights.get(0).scalarMultiply(RATIONAL.number(3)));
    weights.set(1, weights.get(1).scalarMultiply(RATIONAL.ratio(1, 3)));
    BigFraction trace = BalancedEvidence.matrices(n, RATIONAL, weights).conjugate().getTrace();
    BigFraction predicted =
        n.eigenvalues(RATIONAL).stream().reduce(BigFraction.ZERO, BigFraction::add);
    // 9 W_1'W_1 and W_2 W_2'/9 weigh k and d times: equal traces need k = 9 d.
    return BalancedSharpness.SPECTRUM.decide(trace.equals(predicted)).by(EXACT).build();
  }

  /** Whether m2 L w^j is the largest of the exact eigenvalues, w = |J|^{1/L}. */
  private static Finding exponent(BalancedNetwork n, int j) {
    BigFraction w = RATIONAL.number(BalancedDraws.largest(n));
    BigFraction m2 = RATIONAL.number(n.c()).pow(2).divide(n.size());
    BigFraction claimed = m2.multiply(n.depth()).multiply(BalancedNetwork.power(RATIONAL, w, j));
    BigFraction top =
        n.eigenvalues(RATIONAL).stream()
            .reduce(BigFraction.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    return BalancedSharpness.IDENTITY
        .decide(BalancedEvidence.spectrumHolds(n) && claimed.equals(top))
        .by(EXACT)
        .build();
  }

  private static Finding growth(BalancedNetwork n, Trial trial) {
    double[] sharpness = BalancedFlow.of(n, trial).sharpness();
    double growth = Double.POSITIVE_INFINITY;
    for (int j = 1; j < sharpness.length; j++) {
      growth = Math.min(growth, (sharpness[j] - sharpness[j - 1]) / sharpness[j]);
    }
    return BalancedSharpness.GROWTH
        .compare(growth, 0)
        .within(1e-9, "integration to 1e-12")
        .by(trial.isHigh() ? SolutionCheck.EXTRAPOLATION : SolutionCheck.INTEGRATION)
        .build();
  }
}
