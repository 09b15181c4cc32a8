package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.RobustMaxMargin.*;

import elenchus.flow.Trajectory;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** False variants of {@link RobustMaxMargin}. */
final class RobustControls {
  private static final Claim GROWTH =
      Claim.atLeast("growth", "$\\|w\\|$ grows without bound, by at least 1 from $s=10$ to $20$.");
  private static final double CLEAR = 0.01;

  private RobustControls() {}

  static List<Control<?>> all(Arbitrary<RobustProblem> instances) {
    return List.of(
        Control.hypothesisDropped(
            "adversary too strong",
            "At 1.1 times the margin the weights still grow without bound.",
            Instances.among(List.of(overwhelmed(1.1))),
            (p, trial) -> {
              Trajectory path = new RobustFlow(p).run(1e-9, start(p), 10, 20);
              double growth = norm(path.last()) - norm(path.points().get(0));
              return Evidence.of(
                  GROWTH
                      .compare(growth, 1)
                      .within(0, "none")
                      .by("Rodas4", "own", "double")
                      .build());
            }),
        Control.wrongFormula(
                "clean direction for p = 3",
                "The robust classifier has the clean max-margin direction for $p=3$ too.",
                Instances.drawn(
                    d -> RobustProblem.draw(d, 3, d.integer(2, 4), 5),
                    p -> p.bearable() > 1e-3,
                    RobustProblem::simpler),
                (RobustProblem p, Trial trial) ->
                    Evidence.of(
                        FULL.compare(angle(p), 0).within(1e-10, "Newton's").by(CLOSED).build()))
            .liveWhere(
                p ->
                    p.maxMargin().filter(m -> m.support().size() < p.Z().columns()).isPresent()
                        && RobustMargin.of(p).filter(m -> m.residual() < 1e-11).isPresent()
                        && angle(p) > CLEAR),
        Control.wrongFormula(
                "the adversary's own norm",
                "The worst margin is $z_i\\cdot w-\\epsilon\\|w\\|_q$.",
                instances,
                (RobustProblem p, Trial trial) ->
                    Evidence.of(
                        RobustAttack.examine(
                            p,
                            RobustMargin.of(p).orElseThrow().weights(),
                            p.p() / (p.p() - 1),
                            new Draw(trial.random()))))
            .liveWhere(p -> p.p() != 2));
  }

  /** Z = (1, 0), (0, 3), p = 2, gamma = 3/sqrt(10), with eps a multiple of gamma. */
  static RobustProblem overwhelmed(double share) {
    return new RobustProblem(Matrix.diagonal(1, 3), 2, share * 3 / FastMath.sqrt(10));
  }

  /** A tenth of the clean max-margin classifier. */
  static double[] start(RobustProblem p) {
    return Arrays.stream(p.maxMargin().orElseThrow().weights()).map(x -> x / 10).toArray();
  }

  private static double norm(Trajectory.Point point) {
    return Matrix.column(point.state()).norm();
  }

  private static double angle(RobustProblem p) {
    double[] clean = PolynomialFixedPoint.unit(p.maxMargin().orElseThrow().weights());
    double[] robust = PolynomialFixedPoint.unit(RobustMargin.of(p).orElseThrow().weights());
    return GeneralLossInterpolation.distance(clean, robust);
  }
}
