package elenchus.catalogue.sharpness;

import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** False variants of the sandwich. */
final class SandwichControls {
  private static final Witness SECANT = new Witness("one secant", "own", "double");

  private SandwichControls() {}

  /**
   * The unit circle slit at angle 0, with f the angle, whose derivative along the circle is 1.
   *
   * @param angle two points at this angle on both sides of the slit
   */
  public record Slit(double angle) {
    double secant() {
      return (2 * Math.PI - 2 * angle) / (2 * FastMath.sin(angle));
    }
  }

  static List<Control<?>> all() {
    return List.of(
        Control.wrongFormula(
                "without the covering radius",
                "$\\mathrm{Lip}(f)\\le\\max_i\\|J(x_i)\\|$.",
                SampleDraws.line(s -> s.squaredEmpirical().compareTo(s.squaredLipschitz()) < 0),
                (s, trial) -> Evidence.of(upper(s, BigFraction.ZERO)))
            .certifiedOn(SampleDraws.worked(8, 4, 1, 4)),
        Control.wrongFormula(
                "half the covering radius",
                "$\\mathrm{Lip}(f)\\le\\max_i\\|J(x_i)\\|+\\beta r/2$.",
                SampleDraws.line(s -> true),
                (s, trial) -> Evidence.of(upper(s, BigFraction.ONE_HALF)))
            .certifiedOn(SampleDraws.worked(8, 4, 1, 4)),
        Control.hypothesisDropped(
                "not convex",
                "$\\mathrm{Lip}(f)\\le\\sup\\|J\\|$ on a slit circle.",
                Instances.drawn(
                    draw -> new Slit(draw.chance(0.3) ? 0.01 : draw.uniform(0.001, 1)),
                    slit -> Stream.of(new Slit(0.01)).filter(s -> !s.equals(slit))),
                (slit, trial) ->
                    Evidence.collect()
                        .add(
                            JacobianSandwich.UPPER
                                .compare(slit.secant(), 1)
                                .within(1e-9, "rounding of a sine")
                                .by(SECANT))
                        .quantity("secant", slit.secant())
                        .quantity("sup |J|", 1)
                        .done())
            .certifiedOn(new Slit(0.01)),
        Control.hypothesisDropped(
                "missing mass",
                "$\\mathrm{Lip}(f)\\le\\max_i\\|J(x_i)\\|+\\beta/m$ for $f=x^2/2$ also with samples"
                    + " from $[0,1/2]$ only, $m\\ge4$.",
                Instances.drawn(SandwichControls::halfLine, s -> Stream.<JacobianSample>empty()),
                (s, trial) ->
                    Evidence.collect()
                        .add(missing(s))
                        .quantity("max_i |J(x_i)| + beta/m", s.X().maxAbs() + 1.0 / s.m())
                        .quantity("Lip(f)", 1)
                        .quantity("claimed P(all cells hit)", 1 - missed(s, s.N()))
                        .quantity("claimed failure", missed(s, s.N()))
                        .quantity("claimed failure for N = 200", missed(s, 200))
                        .done())
            .certifiedOn(
                SampleDraws.worked(16, 4, 1, 4).with(Matrix.column(0.125, 0.25, 0.375, 0.5))),
        Control.wrongFormula(
                "rate 1/N",
                "In two dimensions $E\\ln r$ falls with slope $-1$ in $\\ln N$.",
                RadiusRate.planar(),
                (rate, trial) -> rate.evidence(trial))
            .certifiedOn(new RadiusRate(2, 8, 1)));
  }

  private static double missed(JacobianSample s, int N) {
    return CoverageLaws.unionBound(s.K(), N).doubleValue();
  }

  private static JacobianSample halfLine(Draw draw) {
    Matrix points = Matrix.of(draw.integer(1, 16), 1, (i, j) -> draw.integer(0, 8) / 16.0);
    return SampleDraws.worked(16, draw.integer(4, 8), 1, 4).with(points);
  }

  static Finding upper(JacobianSample s, BigFraction factor) {
    return SandwichEvidence.upper(
            s, s.squaredEmpirical(), s.squaredLipschitz(), CoveringRadius.squared(s.X()), factor)
        .build();
  }

  /** J = x: the largest sample plus 1/m against 1. */
  private static Finding missing(JacobianSample s) {
    double largest = s.X().maxAbs();
    BigFraction bound = Rationals.of(largest).add(new BigFraction(1, s.m()));
    return JacobianSandwich.UPPER
        .decide(bound.compareTo(BigFraction.ONE) >= 0)
        .by(SandwichEvidence.CORNERS)
        .build();
  }
}
