package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.GmmSeparability.*;

import elenchus.mixture.SeparabilityThreshold;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of {@link GmmSeparability}. */
final class GmmSeparabilityControls {
  private GmmSeparabilityControls() {}

  static List<Control<?>> all(Arbitrary<GaussianCloud> instances) {
    return List.of(
        Control.hypothesisDropped(
                "no intercept",
                "The minimum over $g$ at $b=0$ is the threshold with intercept too.",
                instances,
                (GaussianCloud c, Trial trial) -> Evidence.of(threshold(c, atZero(c)).build()))
            .liveWhere(c -> c.piPlus() < 0.45),
        Control.wrongFormula(
                "noise of the direction alone",
                "$\\sigma=1$ in place of $\\sqrt{1+g^2}$ at the same $g,b$.",
                instances,
                (GaussianCloud c, Trial trial) -> {
                  double[] at = c.limit().minimiser();
                  double scale = Math.sqrt(1 + at[0] * at[0]);
                  double wrong = c.limit().at(at[0], at[1]) / (scale * scale);
                  return Evidence.of(threshold(c, wrong).build());
                })
            .liveWhere(c -> c.s() > 0.1),
        Control.wrongFormula(
            "threshold twice as high",
            "The threshold of Cover's case is 1, not $\\frac12$.",
            Instances.among(List.of(known("", 0.5, 0, 40).instance())),
            (GaussianCloud c, Trial trial) -> fractions(c, 1, trial)));
  }

  /** The minimum over g at b = 0: that of balanced classes. */
  private static double atZero(GaussianCloud cloud) {
    double[] balanced = new SeparabilityThreshold(0.5, cloud.s()).minimiser();
    return cloud.limit().at(balanced[0], 0);
  }
}
