package elenchus.catalogue.mirrorflow;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** False edges of stability. */
final class QuadraticControls {
  private QuadraticControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.wrongFormula(
                "half the edge",
                "No mode has grown if and only if $\\eta\\lambda_{\\max}\\le1$.",
                QuadraticDraws.generic(),
                (d, trial) ->
                    Evidence.of(
                        GdQuadraticStability.bounded(
                            d, e -> e.reach().compareTo(BigFraction.ONE) <= 0)))
            .liveWhere(
                d ->
                    d.reach().compareTo(BigFraction.ONE) > 0
                        && d.reach().compareTo(GdQuadraticStability.TWO) <= 0),
        Control.wrongFormula(
                "convergence at the edge",
                "Every mode of the range has shrunk if and only if"
                    + " $\\eta\\lambda_{\\max}\\le2$.",
                QuadraticDraws.generic(),
                (d, trial) ->
                    Evidence.of(
                        GdQuadraticStability.shrinks(
                            d, e -> e.reach().compareTo(GdQuadraticStability.TWO) <= 0)))
            .liveWhere(d -> d.reach().equals(GdQuadraticStability.TWO)),
        Control.hypothesisDropped(
                "no top mode in the start",
                "Also from $x_0$ orthogonal to the top eigenvectors a mode grows where"
                    + " $\\eta\\lambda_{\\max}>2$. (Only rounding would bring it in.)",
                QuadraticDraws.withoutTopMode(),
                (d, trial) ->
                    Evidence.of(
                        GdQuadraticStability.bounded(
                            d, e -> e.reach().compareTo(GdQuadraticStability.TWO) <= 0)))
            .liveWhere(d -> d.reach().compareTo(GdQuadraticStability.TWO) > 0),
        Control.wrongFormula(
                "edge without momentum",
                "The heavy ball contracts if and only if $\\eta\\lambda_{\\max}<2$.",
                QuadraticDraws.generic(),
                (d, trial) ->
                    Evidence.of(
                        GdQuadraticStability.momentum(
                            d, e -> e.reach().compareTo(GdQuadraticStability.TWO) < 0)))
            .liveWhere(
                d ->
                    d.reach().compareTo(GdQuadraticStability.TWO) >= 0
                        && d.reach().compareTo(GdQuadraticStability.edge(d)) < 0));
  }
}
