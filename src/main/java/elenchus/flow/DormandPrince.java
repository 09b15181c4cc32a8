package elenchus.flow;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Hipparchus' explicit Runge-Kutta method of Dormand and Prince, order 8(5,3). For non-stiff
 * fields: its steps are bounded by stability, about 6 over the largest eigenvalue of -J.
 *
 * @param relative tolerance relative to each unknown
 * @param absolute tolerance on each unknown
 */
public record DormandPrince(double relative, double absolute) implements Integrator<VectorField> {

  @Override
  public String method() {
    return "Dormand-Prince 8(5,3)";
  }

  @Override
  public String lineage() {
    return "Hipparchus";
  }

  @Override
  public Trajectory integrate(
      VectorField field, double start, double[] state, double... checkpoints) {
    Integrator.check(field, start, state, checkpoints);
    Equation equation = new Equation(field);
    LastStep lastStep = new LastStep();
    List<Trajectory.Point> points = new ArrayList<>();
    ODEState current = new ODEState(start, state.clone());
    long evaluations = 0;
    for (double checkpoint : checkpoints) {
      double span = checkpoint - current.getTime();
      DormandPrince853Integrator integrator =
          new DormandPrince853Integrator(0, span, absolute, relative);
      integrator.addStepHandler(lastStep);
      if (lastStep.longest > 0) {
        integrator.setInitialStepSize(Math.min(span, lastStep.longest));
      }
      lastStep.longest = 0;
      try {
        ODEStateAndDerivative end = integrator.integrate(equation, current, checkpoint);
        points.add(
            new Trajectory.Point(checkpoint, end.getPrimaryState(), end.getPrimaryDerivative(), 0));
        current = new ODEState(checkpoint, end.getPrimaryState());
      } catch (MathIllegalStateException | MathIllegalArgumentException e) {
        throw new FlowException(method() + " stopped before time " + checkpoint, e);
      }
      evaluations += integrator.getEvaluations();
    }
    return new Trajectory(points, lastStep.steps, 0, evaluations);
  }

  private record Equation(VectorField field) implements OrdinaryDifferentialEquation {
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

  /** Remembers the longest of the latest steps, to start the next stretch with. */
  private static final class LastStep implements ODEStepHandler {
    private int steps;
    private double longest;

    @Override
    public void handleStep(ODEStateInterpolator interpolator) {
      steps++;
      double step =
          interpolator.getCurrentState().getTime() - interpolator.getPreviousState().getTime();
      longest = Math.max(longest / 2, step);
    }
  }
}
