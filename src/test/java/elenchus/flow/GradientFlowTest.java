package elenchus.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.loss.CrossEntropy;
import elenchus.loss.TemplateLoss;
import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.SecondaryODE;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** Flow in time, the modified equation, and the host for events. */
class GradientFlowTest {
  private static final TemplateLoss CE = new CrossEntropy();
  private static final LabelledData THREE =
      new LabelledData(
          Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3}),
          List.of(0, 1, 2),
          3);
  private static final TemplateRisk RISK = TemplateRisk.of(THREE, CE);
  private static final Matrix START = Matrix.ofRowMajor(3, 2, 0.5, -1, 0.25, 0.75, -0.5, 0.125);

  @Test
  void timeAndLogTimeAreTheSameFlow() {
    double[] t = {1, 10, 200};
    double[] s = {FastMath.log1p(1), FastMath.log1p(10), FastMath.log1p(200)};
    FlowPath inTime = new GradientFlow(RISK).path(START, t);
    FlowPath inTimeAgain =
        new GradientFlow(RISK).path(START, new GraggBulirschStoer(1e-12, 1e-13), t);
    FlowPath implicit = new GradientFlow(RISK).path(START, ImplicitIntegrator.rodas4(1e-10), t);
    FlowPath inLogTime = LogTimeFlow.of(RISK).blind(START, LogTimeFlow.explicit(), s);
    for (int k = 0; k < t.length; k++) {
      Matrix W = inTime.points().get(k).state();
      assertThat(inTimeAgain.points().get(k).state().minus(W).maxAbs()).isLessThan(1e-11);
      assertThat(inLogTime.points().get(k).state().minus(W).maxAbs()).isLessThan(1e-11);
      assertThat(implicit.points().get(k).state().minus(W).maxAbs()).isLessThan(1e-8);
    }
  }

  @Test
  void thePreconditionedFlowFollowsItsMetric() {
    Matrix M = Matrix.ofRowMajor(2, 2, 2, 0.5, 0.5, 1);
    Matrix velocity =
        LogTimeFlow.of(RISK.inMetric(M))
            .blind(START, LogTimeFlow.explicit(), 1e-9)
            .last()
            .velocity();
    Matrix plain =
        LogTimeFlow.of(RISK).blind(START, LogTimeFlow.explicit(), 1e-9).last().velocity();
    assertThat(velocity.minus(plain.times(M)).maxAbs()).isLessThan(1e-7);
    Matrix far = LogTimeFlow.of(RISK.inMetric(M)).blind(START, 1e4).last().velocity();
    assertThat(far.get(0, 0) * -1 + far.get(0, 1) * 3 - far.get(1, 0) * -1 - far.get(1, 1) * 3)
        .as("an active margin")
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void theModifiedEquationAgreesWithDescentToSecondOrder() {
    // One step of descent from W against the equation over n = 1..2, for shrinking eta.
    double[] errors = new double[2];
    double[] plain = new double[2];
    for (int k = 0; k < 2; k++) {
      double eta = 0.004 / (1 << k);
      TemplateRisk scaled = RISK.learningRate(eta);
      Matrix stepped =
          START.plus(new GradientFlow(RISK).path(START, 1e-9).last().velocity().times(eta));
      errors[k] = gap(ModifiedEquation.of(scaled), stepped);
      plain[k] = gap(new ModifiedEquation(scaled, 0), stepped);
    }
    assertThat(FastMath.log(plain[0] / plain[1]) / FastMath.log(2)).isCloseTo(2, within(0.1));
    assertThat(FastMath.log(errors[0] / errors[1]) / FastMath.log(2)).isCloseTo(3, within(0.15));
  }

  private static double gap(ModifiedEquation equation, Matrix stepped) {
    return equation
        .residual(1, START, Matrix.zero(3, 2), LogTimeFlow.explicit(), FastMath.log(2))
        .last()
        .state()
        .minus(stepped)
        .maxAbs();
  }

  @Test
  void anEventIsFoundOnTheWayToAMillion() {
    SymmetricField field = LogTimeFlow.of(RISK).blindField();
    Rodas4Integrator integrator = new Rodas4Integrator(field, 1e-12, 1e7, 1e-8);
    Crossing crossing = new Crossing(100);
    integrator.addEventDetector(crossing);
    ODEStateAndDerivative end =
        integrator.integrate(
            integrator.equations(), new ODEState(0, new double[field.dimension()]), 1e6);
    assertThat(end.getTime()).isEqualTo(1e6);
    assertThat(crossing.found).isBetween(90.0, 130.0);
    double norm =
        LogTimeFlow.of(RISK)
            .blind(Matrix.zero(3, 2), ImplicitIntegrator.rodas4(1e-9), crossing.found)
            .last()
            .state()
            .norm();
    assertThat(norm).as("|W| where the event was reported").isCloseTo(100, within(1e-5));
    assertThat(integrator.getEvaluations()).isLessThan(10_000);
  }

  @Test
  void theHostRefusesWhatItCannotDo() {
    SymmetricField field = LogTimeFlow.of(RISK).blindField();
    Rodas4Integrator integrator = new Rodas4Integrator(field, 1e-12, 10, 1e-8);
    ExpandableODE extended = integrator.equations();
    extended.addSecondaryEquations(
        new SecondaryODE() {
          @Override
          public int getDimension() {
            return 1;
          }

          @Override
          public double[] computeDerivatives(
              double t, double[] primary, double[] primaryDot, double[] secondary) {
            return new double[1];
          }
        });
    ODEState start = new ODEState(0, new double[field.dimension()]);
    assertThatThrownBy(() -> integrator.integrate(extended, start, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> integrator.integrate(integrator.equations(), start, -1))
        .hasMessageContaining("final time -1.0");
  }

  /** |W| crosses a level; the coordinates are orthonormal and W starts at zero. */
  private static final class Crossing implements ODEEventDetector {
    private final double level;
    private double found = Double.NaN;

    Crossing(double level) {
      this.level = level;
    }

    @Override
    public double g(ODEStateAndDerivative state) {
      double sum = 0;
      for (double w : state.getPrimaryState()) {
        sum += w * w;
      }
      return Math.sqrt(sum) - level;
    }

    @Override
    public AdaptableInterval getMaxCheckInterval() {
      return (state, isForward) -> 1e7;
    }

    @Override
    public int getMaxIterationCount() {
      return 100;
    }

    @Override
    public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
      return new BracketingNthOrderBrentSolver(0, 1e-9, 0, 5);
    }

    @Override
    public ODEEventHandler getHandler() {
      return (state, detector, increasing) -> {
        found = state.getTime();
        return Action.CONTINUE;
      };
    }
  }
}
