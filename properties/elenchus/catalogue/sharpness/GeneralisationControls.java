package elenchus.catalogue.sharpness;

import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** False variants of the bound of the generalisation gap. */
final class GeneralisationControls {
  private GeneralisationControls() {}

  /**
   * cos(2 pi N t - pi) seen at its critical points (i - 1/2)/N, with the target 0.
   *
   * @param N number of samples
   */
  public record Cosine(int N) {
    double gap() {
      // |cos| is 1 at every sample.
      return Math.abs(RiskSample.expectation(t -> FastMath.cos(2 * Math.PI * N * t - Math.PI)) - 1);
    }
  }

  static List<Control<?>> all() {
    return List.of(
        Control.wrongFormula(
                "without the covering radius",
                "$|E_Pg-\\frac1N\\sum g(x_i)|\\le\\max_i|f'(x_i)|W_1$ for a constant target.",
                Instances.drawn(
                    draw -> new Cosine(draw.integer(1, 6)),
                    c -> c.N() > 1 ? Stream.of(new Cosine(1)) : Stream.empty()),
                (c, trial) ->
                    Evidence.collect()
                        .add(
                            JacobianGeneralisation.GAP
                                .compare(c.gap(), 0)
                                .within(1e-9, "quadrature of analytic pieces")
                                .by(GeneralisationEvidence.QUADRATURE))
                        .quantity("gap", c.gap())
                        .quantity("1 - 2/pi", 1 - 2 / Math.PI)
                        .done())
            .certifiedOn(new Cosine(1)),
        Control.wrongFormula(
                "distance of another sample",
                "The gap is at most $W_1$ of the evenly spaced sample.",
                JacobianGeneralisation.all(),
                (s, trial) -> evenlySpaced(s))
            .liveWhere(s -> TransportLaws.distance(s.sorted()).compareTo(even(s.x().size())) > 0)
            .certifiedOn(JacobianGeneralisation.worked(3, 0)),
        Control.wrongFormula(
            "mean 1/(2 sqrt N)",
            "$E\\,W_1=1/(2\\sqrt N)$.",
            JacobianGeneralisation.all(),
            (s, trial) ->
                Evidence.of(
                    decided(
                        JacobianGeneralisation.MEAN,
                        TransportLaws.meanDistance(s.N())
                            .pow(2)
                            .multiply(4 * s.N())
                            .equals(BigFraction.ONE)))),
        Control.hypothesisDropped(
                "dependent sample",
                "$P(W_1\\ge E\\,W_1+t)\\le e^{-2Nt^2}$ also if all samples are one.",
                JacobianGeneralisation.all(),
                (s, trial) -> Evidence.of(dependent(s)))
            .liveWhere(s -> s.N() >= 3));
  }

  private static Evidence evenlySpaced(RiskSample s) {
    BigFraction gap = TransportLaws.gapOfPotential(s.sorted());
    BigFraction other = even(s.x().size());
    return Evidence.collect()
        .add(decided(JacobianGeneralisation.GAP, gap.compareTo(other) <= 0))
        .quantity("gap of Kantorovich's potential", gap.doubleValue())
        .quantity("W1 of the evenly spaced sample", other.toString())
        .done();
  }

  private static Finding decided(Claim claim, boolean holds) {
    return claim.decide(holds).by(GeneralisationEvidence.TRANSPORT).build();
  }

  /** W1 of (i - 1/2)/N, which is 1/(4 N). */
  static BigFraction even(int n) {
    List<BigFraction> x = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      x.add(new BigFraction(2 * i + 1, 2 * n));
    }
    return TransportLaws.distance(x);
  }

  /**
   * N equal samples have W1 = (u^2 + (1-u)^2)/2, at least 1/4 = E W1 + t surely: the tail is 1, and
   * the claimed bound less than 1 if t is positive.
   */
  private static Finding dependent(RiskSample s) {
    boolean positive = TransportLaws.meanDistance(s.N()).compareTo(new BigFraction(1, 4)) < 0;
    return decided(JacobianGeneralisation.TAIL, !positive);
  }
}
