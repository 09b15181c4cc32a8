package elenchus.catalogue.mirrorflow;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.mirror.BregmanProjection;
import elenchus.mirror.Hypentropy;
import elenchus.mirror.Multiple;
import elenchus.mirror.Potential;
import elenchus.mirror.Separable;
import elenchus.symbolic.Proof;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits broken on purpose. */
class MirrorFlowMutationTest {
  private static final MirrorRegression REGRESSION = RegressionDraws.worked(Mirror.HYPENTROPY);
  private static final DiagonalRegression NET = DiagonalDraws.worked(2, 0.5);

  private static Verdict limit(double[] theta) {
    List<Finding> findings =
        FlowEvidence.of(
                REGRESSION,
                new BregmanProjection.Solution(theta, new double[1], 0),
                Trial.standard())
            .findings();
    return findings.get(0).verdict();
  }

  private static double[] projection(MirrorRegression r) {
    return r.projection().solve().orElseThrow().theta();
  }

  @Test
  void theLimitOfTheFlowKnowsMirrorStartAndSign() {
    assertThat(limit(projection(REGRESSION))).isEqualTo(Verdict.SUPPORTED);
    double[] shifted = projection(REGRESSION);
    shifted[0] += 1e-5;
    assertThat(limit(shifted)).isEqualTo(Verdict.REFUTED);
    assertThat(limit(projection(REGRESSION.with(Mirror.COSH)))).isEqualTo(Verdict.REFUTED);
    assertThat(limit(projection(REGRESSION.from(List.of(0.5, 0.25, -1.0)))))
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void aFactorOfThePotentialDoesNotMatter() {
    Separable triple = Separable.of(new Multiple(new Hypentropy(0.1, 0), 3), 3);
    double[] theta =
        new BregmanProjection(triple, REGRESSION.X(), REGRESSION.targets(), REGRESSION.start())
            .solve()
            .orElseThrow()
            .theta();
    assertThat(ProjectionCheck.distance(theta, projection(REGRESSION))).isLessThan(1e-14);
  }

  private static Verdict net(double factor) {
    Separable wrong =
        new Separable(
            NET.a().stream().map(a -> (Potential) new Hypentropy(factor * a * a, 0)).toList());
    double[] claimed = NET.projection(wrong).solve().orElseThrow().theta();
    List<DiagonalFlow.Point> path = DiagonalEvidence.path(NET, 1, Trial.standard());
    return DiagonalEvidence.limit(DiagonalDepthTwo.LIMIT, NET, path.get(path.size() - 1), claimed)
        .verdict();
  }

  @Test
  void theScaleOfADiagonalNetworkIsTwiceTheSquareOfItsStart() {
    assertThat(net(2)).isEqualTo(Verdict.SUPPORTED);
    assertThat(net(1)).isEqualTo(Verdict.REFUTED);
    assertThat(net(2.001)).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void halvingTheStepOfNaturalGradientHalvesItsError() {
    double[] limit = projection(REGRESSION);
    double rate = MirrorFlowControls.rate(REGRESSION) / 8;
    double coarse =
        ProjectionCheck.distance(MirrorFlowControls.naturalGradient(REGRESSION, rate), limit);
    double fine =
        ProjectionCheck.distance(MirrorFlowControls.naturalGradient(REGRESSION, rate / 2), limit);
    assertThat(coarse / fine).isBetween(1.8, 2.3);
  }

  @Test
  void extrapolationDoesNoHarmToAQuadraticMirror() {
    assertThat(MirrorDescentControls.extrapolated(RunDraws.worked(Mirror.QUAD, 0.2)).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(
            MirrorDescentControls.extrapolated(RunDraws.worked(Mirror.HYPENTROPY, 0.1)).verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void theHeavyBallTurnsAtTwiceOnePlusItsMomentum() {
    for (double mu : new double[] {0, 0.5, 0.9}) {
      double edge = 2 * (1 + mu);
      assertThat(GdQuadraticStability.longRun(mu, edge).verdict()).isEqualTo(Verdict.SUPPORTED);
      assertThat(GdQuadraticStability.longRun(mu, 1.05 * edge).verdict())
          .isEqualTo(Verdict.REFUTED);
      assertThat(GdQuadraticStability.longRun(mu, 0.95 * edge).verdict())
          .isEqualTo(Verdict.REFUTED);
    }
  }

  @Test
  void allProofsHold() {
    assertThat(
            List.of(
                MirrorProofs.flow(),
                MirrorProofs.pythagoras(),
                MirrorProofs.descent(),
                DiagonalProofs.shallowFlow(),
                DiagonalProofs.shallowRegulariser(),
                DiagonalProofs.deepFlow(),
                DiagonalProofs.deepRegulariser(),
                DiagonalProofs.leadingCoefficient()))
        .allMatch(Proof::holds);
  }
}
