package elenchus.catalogue.sharpness;

import elenchus.exact.Interval;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** False variants of the growth by label gaps. */
final class GapControls {
  private GapControls() {}

  static List<Control<?>> all() {
    return List.of(
        bites(
                "sqrt(N l) in place of 2 sqrt(N l)",
                "$\\|f_i-f_j\\|\\ge\\|y_i-y_j\\|-\\sqrt{N\\ell}$.",
                LabelGapGrowth.SQUARE,
                GapControls::single)
            .certifiedOn(GapDraws.halves()),
        bites(
                "loss of the mean",
                "$\\|f_i-f_j\\|\\ge\\|y_i-y_j\\|-2\\sqrt\\ell$.",
                LabelGapGrowth.SQUARE,
                GapControls::mean)
            .certifiedOn(GapDraws.fifty()),
        bites(
                "factor 2 in place of sqrt 2",
                "$\\|z_i-z_j\\|\\ge-2\\ln(e^{N\\ell/2}-1)$.",
                LabelGapGrowth.LOGITS,
                GapControls::factor)
            .certifiedOn(GapDraws.tight(3)),
        Control.hypothesisDropped(
                "logits against softmax, any loss",
                "The bound of the logits is never below that of the softmax.",
                GapDraws.where(
                    g ->
                        !GapBounds.logits(g).isEmpty()
                            && GapBounds.crossEntropy(g).lower() * g.size() > 1.5),
                (g, trial) -> Evidence.of(weaker(g)))
            .certifiedOn(GapDraws.tight(-1)));
  }

  private static Control<LabelGap> bites(
      String name, String statement, Claim claim, Function<LabelGap, List<GapBounds>> pairs) {
    return Control.wrongFormula(
        name,
        statement,
        GapDraws.where(g -> !pairs.apply(g).isEmpty()),
        (g, trial) -> Evidence.of(GapEvidence.ordered(claim, pairs.apply(g)).build()));
  }

  /** The secant against a wrong bound, in the place of the bound by residuals. */
  private static List<GapBounds> wrong(List<GapBounds> bounds) {
    List<GapBounds> pairs = new ArrayList<>();
    for (GapBounds b : bounds) {
      pairs.add(new GapBounds(b.secant(), b.loss(), b.loss()));
    }
    return pairs;
  }

  static List<GapBounds> single(LabelGap g) {
    return wrong(GapBounds.square(g, 1, g.size()));
  }

  static List<GapBounds> mean(LabelGap g) {
    return wrong(GapBounds.square(g, 2, 1));
  }

  static List<GapBounds> factor(LabelGap g) {
    return wrong(GapBounds.logits(g, Interval.of(2)));
  }

  private static Finding weaker(LabelGap g) {
    return GapEvidence.atLeast(
            LabelGapGrowth.TWICE,
            GapBounds.logits(g).get(0).loss(),
            GapBounds.softmax(g).get(0).loss())
        .build();
  }
}
