package elenchus.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.loss.CrossEntropy;
import elenchus.loss.MulticlassExponential;
import elenchus.loss.PairLogLoss;
import elenchus.loss.TemplateLoss;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** Flow in log time against numbers known to all printed digits and closed forms. */
class LogTimeFlowTest {
  private static final LabelledData THREE =
      new LabelledData(
          Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3}),
          List.of(0, 1, 2),
          3);
  private static final Matrix WHAT =
      Matrix.ofRowMajor(3, 2, 1 / 6., 5 / 9., -1 / 3., 1 / 18., 1 / 6., -11 / 18.);
  private static final Matrix ZERO = Matrix.zero(3, 2);
  private static final List<TemplateLoss> LOSSES =
      List.of(new CrossEntropy(), new MulticlassExponential(), new PairLogLoss());

  private static LogTimeFlow crossEntropy() {
    return LogTimeFlow.of(TemplateRisk.of(THREE, new CrossEntropy()));
  }

  private static void agree(Matrix observed, double[] printed, double digits) {
    assertThat(observed.toRowMajor()).containsExactly(printed, within(digits));
  }

  @Test
  void theResidualAtOneAndTenToAllPrintedDigits() {
    FlowPath path = crossEntropy().residual(ZERO, WHAT, LogTimeFlow.explicit(), 1, 10, 60);
    agree(
        path.points().get(0).state(),
        new double[] {
          0.223052261065, 0.577815250856, -0.259414893188,
          -0.000909581034, 0.036362632124, -0.576905669822
        },
        1e-12);
    agree(
        path.points().get(1).state(),
        new double[] {
          0.371149940723, 0.883188908516, -0.497565936796,
          0.031549463048, 0.126415996073, -0.914738371565
        },
        1e-12);
    assertThat(path.last().velocity().maxAbs()).isLessThan(1e-13);
  }

  @Test
  void theResidualLimitIsTheSameForEachLoss() {
    for (TemplateLoss loss : LOSSES) {
      FlowPath path = LogTimeFlow.of(TemplateRisk.of(THREE, loss)).residual(ZERO, WHAT, 6.74, 50);
      agree(
          path.last().state(),
          new double[] {
            0.371206745546, 0.883302550167, -0.497639378433,
            0.031554190984, 0.126432632887, -0.914856741151
          },
          2e-12);
      assertThat(path.last().dualWeights())
          .as("dual weights, pairs (0,1) (0,2) (1,0) (1,2) (2,0) (2,1)")
          .containsExactly(
              new double[] {5 / 27., 0, 19 / 108., 31 / 108., 0, 11 / 54.}, within(1e-12));
    }
  }

  @Test
  void theBlindRunFindsTheMaxMarginMatrixAtAMillion() {
    FlowPath path = crossEntropy().blind(ZERO, 1e3, 1e4, 1e6);
    for (FlowPath.Point point : path.points()) {
      assertThat(point.velocity().minus(WHAT).norm() / WHAT.norm())
          .as("velocity at s = %s", point.time())
          .isLessThan(1e-14);
    }
    Matrix last = path.last().state();
    double s = path.last().time();
    double direction = last.times(1 / last.norm()).minus(WHAT.times(1 / WHAT.norm())).norm();
    assertThat(s * direction).isCloseTo(0.201383880, within(1e-8));
    assertThat(path.steps()).isLessThan(200);
  }

  @Test
  void allMethodsAgreeOnTheBlindRun() {
    double[] times = {1, 5, 20};
    LogTimeFlow flow = crossEntropy();
    FlowPath reference = flow.blind(ZERO, LogTimeFlow.explicit(), times);
    for (Integrator<? super SymmetricField> method :
        List.<Integrator<? super SymmetricField>>of(
            new GraggBulirschStoer(1e-12, 1e-13), ImplicitIntegrator.rodas4(1e-11))) {
      FlowPath other = flow.blind(ZERO, method, times);
      for (int k = 0; k < times.length; k++) {
        assertThat(other.points().get(k).state().minus(reference.points().get(k).state()).maxAbs())
            .as("%s at s = %s", method.method(), times[k])
            .isLessThan(1e-9);
      }
    }
  }

  @Test
  void theEnergyIdentityHoldsForEachLoss() {
    Matrix start = Matrix.ofRowMajor(3, 2, 0.5, -1, 0.25, 0.75, -0.5, 0.125);
    for (TemplateLoss loss : LOSSES) {
      for (LogTimeFlow.EnergyPoint point :
          LogTimeFlow.of(TemplateRisk.of(THREE, loss)).energy(start, WHAT, 1, 10, 40)) {
        assertThat(point.energy())
            .as("%s at s = %s", loss.symbol(), point.s())
            .isCloseTo(point.integrated(), within(1e-10));
      }
    }
  }

  @Test
  void orthogonalSamplesHaveAClosedForm() {
    // Rows of common norm r: W(t) = c What, e^c + m c = 1 + t K r^2, What = z_c^T X / r^2.
    double r2 = 2.25;
    int K = 3;
    LabelledData data =
        new LabelledData(
            Matrix.ofRows(
                new double[] {1.5, 0, 0, 0},
                new double[] {0, 0.9, 1.2, 0},
                new double[] {0, -1.2, 0.9, 0}),
            List.of(2, 0, 2),
            K);
    Matrix z = Matrix.of(K, 3, (c, i) -> (data.y().get(i) == c ? 1 : 0) - 1.0 / K);
    Matrix what = z.times(data.X()).times(1 / r2);
    double[] affine = {K - 1, 0, 1};
    for (int l = 0; l < LOSSES.size(); l++) {
      FlowPath path =
          LogTimeFlow.of(TemplateRisk.of(data, LOSSES.get(l)))
              .residual(Matrix.zero(K, 4), what, LogTimeFlow.explicit(), 1, 5, 20);
      for (FlowPath.Point point : path.points()) {
        double c = closedForm(affine[l], 1 + FastMath.expm1(point.time()) * K * r2);
        assertThat(point.state().minus(what.times(c - point.time())).maxAbs())
            .as("%s at s = %s", LOSSES.get(l).symbol(), point.time())
            .isLessThan(1e-11);
      }
    }
  }

  /** The root of e^c + m c = right, by Newton's method from above. */
  private static double closedForm(double m, double right) {
    double c = FastMath.log(right);
    for (int i = 0; i < 60; i++) {
      double e = FastMath.exp(c);
      c -= (e + m * c - right) / (e + m);
    }
    return c;
  }

  @Test
  void whatTheDataDoNotSpanNeverMoves() {
    Matrix start = Matrix.ofRowMajor(3, 2, 5, -1, 5, -1, 5, -1);
    FlowPath path = crossEntropy().residual(start, WHAT, 6.74, 30);
    FlowPath centred = crossEntropy().residual(ZERO, WHAT, 6.74, 30);
    assertThat(path.last().state().minus(start).minus(centred.last().state()).maxAbs())
        .isLessThan(1e-13);
  }

  @Test
  void sampleWeightsAndRateEnterTheResidualByTheirLogarithms() {
    FlowPath path =
        LogTimeFlow.of(
                TemplateRisk.of(THREE, new CrossEntropy()).weighted(2, 1, 0.5).learningRate(3))
            .residual(ZERO, WHAT, 6.74, 50);
    Matrix V = path.last().state();
    double[] margin = {
      dot(V, 0, 1, -1, 3), dot(V, 1, 0, -2, 0), dot(V, 1, 2, -2, 0), dot(V, 2, 1, -2, -3)
    };
    double[] weighted = {6, 3, 3, 1.5};
    double[] alpha = {5 / 27., 19 / 108., 31 / 108., 11 / 54.};
    for (int k = 0; k < 4; k++) {
      assertThat(margin[k])
          .isCloseTo(FastMath.log(weighted[k]) - FastMath.log(alpha[k]), within(1e-11));
    }
  }

  private static double dot(Matrix V, int own, int other, double... x) {
    return (V.get(own, 0) - V.get(other, 0)) * x[0] + (V.get(own, 1) - V.get(other, 1)) * x[1];
  }

  @Test
  void polynomialFramesScaleTheirOwnWay() {
    // exp loss in the frame growing like e^{s b} with b near 0 is the blind run.
    LogTimeFlow flow = LogTimeFlow.of(TemplateRisk.of(THREE, new MulticlassExponential()));
    double b = 0.25;
    FlowPath scaled = flow.scaled(ZERO, b, LogTimeFlow.explicit(), 2);
    FlowPath plain = flow.blind(ZERO, LogTimeFlow.explicit(), 2);
    assertThat(
            scaled.last().state().times(FastMath.exp(2 * b)).minus(plain.last().state()).maxAbs())
        .isLessThan(1e-11);
    FlowPath implicit = flow.scaled(ZERO, b, ImplicitIntegrator.rodas4(1e-10), 2);
    assertThat(implicit.last().state().minus(scaled.last().state()).maxAbs()).isLessThan(1e-8);
  }
}
