package elenchus.flow;

import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.sampling.AbstractODEStateInterpolator;

/**
 * {@link Rodas4} as an integrator of Hipparchus, for those who want its event detectors, step
 * handlers and dense output with a stiff method. Between steps the state is the cubic Hermite
 * interpolant, of third order. Steps grow with time: an event detector must let its largest check
 * interval grow likewise, or it forces short steps.
 *
 * <p>Integrates forwards, and only the equations of {@link #equations()}: secondary equations have
 * no Jacobian here.
 */
public final class Rodas4Integrator extends AdaptiveStepsizeIntegrator {
  private static final double FIRST_STEP = 1e-3;
  private static final double GROWTH = 6;
  private static final int EVALUATIONS_PER_STEP = 6;

  private final SymmetricField field;
  private final double tolerance;

  /**
   * An integrator for one field.
   *
   * @param field right-hand side with its Jacobian
   * @param leastStep smallest step, except for the last one
   * @param longestStep largest step
   * @param tolerance largest error of one step, in the field's own norm
   */
  public Rodas4Integrator(
      SymmetricField field, double leastStep, double longestStep, double tolerance) {
    super("Rodas4", leastStep, longestStep, tolerance, 0);
    this.field = field;
    this.tolerance = tolerance;
  }

  /** The equations this integrator can integrate. */
  public ExpandableODE equations() {
    return new ExpandableODE(new Equation(field));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the equations are not those of the field, or the final time
   *     is not after the initial one
   */
  @Override
  public ODEStateAndDerivative integrate(
      ExpandableODE equations, ODEState initialState, double finalTime) {
    if (!(equations.getPrimary() instanceof Equation own && own.field == field)
        || equations.getMapper().getNumberOfEquations() > 1) {
      throw new IllegalArgumentException("only the equations of its own field can be integrated");
    }
    if (!(finalTime > initialState.getTime())) {
      throw new IllegalArgumentException(
          "final time " + finalTime + " is not after " + initialState.getTime());
    }
    sanityChecks(initialState, finalTime);
    setStepStart(initIntegration(equations, initialState, finalTime));
    Rodas4 method = new Rodas4(field, tolerance);
    StepControl control = new StepControl(method.errorOrder(), GROWTH);
    double[] next = new double[field.dimension()];
    double initial = getStepSizeHelper().getInitialStep();
    double wanted = initial > 0 ? initial : FIRST_STEP;
    setIsLastStep(false);
    do {
      double error = Double.POSITIVE_INFINITY;
      boolean afterRejection = false;
      while (!(error <= 1)) {
        double left = finalTime - getStepStart().getTime();
        setStepSize(Math.min(wanted, left));
        error =
            method.attempt(
                getStepStart().getTime(), getStepStart().getPrimaryState(), getStepSize(), next);
        incrementEvaluations(EVALUATIONS_PER_STEP);
        if (!(error <= 1)) {
          afterRejection = true;
          wanted =
              getStepSizeHelper().filterStep(control.next(getStepSize(), error, true), true, false);
        }
      }
      double end = getStepStart().getTime() + getStepSize();
      double[] state = next.clone();
      ODEStateAndDerivative reached =
          equations.getMapper().mapStateAndDerivative(end, state, computeDerivatives(end, state));
      Hermite interpolator =
          new Hermite(
              true, getStepStart(), reached, getStepStart(), reached, equations.getMapper());
      double taken = getStepSize();
      setStepStart(acceptStep(interpolator, finalTime));
      if (!isLastStep()) {
        double proposal = control.next(taken, error, afterRejection);
        boolean nextIsLast = getStepStart().getTime() + proposal >= finalTime;
        wanted = getStepSizeHelper().filterStep(proposal, true, nextIsLast);
      }
    } while (!isLastStep());
    ODEStateAndDerivative reached = getStepStart();
    resetInternalState();
    return reached;
  }

  private record Equation(SymmetricField field) implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return field.dimension();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      double[] velocity = new double[y.length];
      field.velocity(t, y, velocity);
      return velocity;
    }
  }

  /** The cubic with the states and slopes of both ends. */
  private static final class Hermite extends AbstractODEStateInterpolator {
    Hermite(
        boolean forward,
        ODEStateAndDerivative globalPrevious,
        ODEStateAndDerivative globalCurrent,
        ODEStateAndDerivative softPrevious,
        ODEStateAndDerivative softCurrent,
        EquationsMapper mapper) {
      super(forward, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
    }

    @Override
    protected Hermite create(
        boolean forward,
        ODEStateAndDerivative globalPrevious,
        ODEStateAndDerivative globalCurrent,
        ODEStateAndDerivative softPrevious,
        ODEStateAndDerivative softCurrent,
        EquationsMapper mapper) {
      return new Hermite(forward, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
    }

    @Override
    protected ODEStateAndDerivative computeInterpolatedStateAndDerivatives(
        EquationsMapper mapper, double time, double theta, double thetaH, double oneMinusThetaH) {
      double[] y0 = getGlobalPreviousState().getCompleteState();
      double[] y1 = getGlobalCurrentState().getCompleteState();
      double[] v0 = getGlobalPreviousState().getCompleteDerivative();
      double[] v1 = getGlobalCurrentState().getCompleteDerivative();
      double h = getGlobalCurrentState().getTime() - getGlobalPreviousState().getTime();
      double rest = 1 - theta;
      double[] state = new double[y0.length];
      double[] slope = new double[y0.length];
      for (int i = 0; i < state.length; i++) {
        double rise = y1[i] - y0[i];
        double left = h * v0[i] - rise;
        double right = rise - h * v1[i];
        state[i] = rest * y0[i] + theta * y1[i] + theta * rest * (rest * left + theta * right);
        slope[i] =
            (rise + (1 - 2 * theta) * (rest * left + theta * right) + theta * rest * (right - left))
                / h;
      }
      return mapper.mapStateAndDerivative(time, state, slope);
    }
  }
}
