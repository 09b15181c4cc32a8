package elenchus.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.GraggBulirschStoerIntegrator;

/**
 * Commons Math's extrapolation method of Gragg, Bulirsch and Stoer: a second witness beside {@link
 * DormandPrince}, of another method family. The two libraries share their ancestry.
 *
 * @param relative tolerance relative to each unknown
 * @param absolute tolerance on each unknown
 */
public record GraggBulirschStoer(double relative, double absolute)
    implements Integrator<VectorField> {

  @Override
  public String method() {
    return "Gragg-Bulirsch-Stoer";
  }

  @Override
  public String lineage() {
    return "Commons Math";
  }

  @Override
  public Trajectory integrate(
      VectorField field, double start, double[] state, double... checkpoints) {
    Integrator.check(field, start, state, checkpoints);
    Equations equations = new Equations(field);
    List<Trajectory.Point> points = new ArrayList<>();
    double[] current = state.clone();
    double time = start;
    int[] steps = {0};
    long evaluations = 0;
    for (double checkpoint : checkpoints) {
      GraggBulirschStoerIntegrator integrator =
          new GraggBulirschStoerIntegrator(0, checkpoint - time, absolute, relative);
      integrator.addStepHandler(new StepCount(steps));
      double[] end = new double[state.length];
      try {
        integrator.integrate(equations, time, current, checkpoint, end);
      } catch (NumberIsTooSmallException
          | MaxCountExceededException
          | NoBracketingException
          | DimensionMismatchException e) {
        throw new FlowException(method() + " stopped before time " + checkpoint, e);
      }
      double[] velocity = new double[state.length];
      field.velocity(checkpoint, end, velocity);
      points.add(new Trajectory.Point(checkpoint, end.clone(), velocity, 0));
      current = end;
      time = checkpoint;
      evaluations += integrator.getEvaluations();
    }
    return new Trajectory(points, steps[0], 0, evaluations);
  }

  private record Equations(VectorField field) implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return field.dimension();
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] velocity) {
      field.velocity(t, y, velocity);
    }
  }

  private record StepCount(int[] steps)
      implements org.apache.commons.math3.ode.sampling.StepHandler {
    @Override
    public void init(double t0, double[] y0, double t) {}

    @Override
    public void handleStep(
        org.apache.commons.math3.ode.sampling.StepInterpolator interpolator, boolean isLast) {
      steps[0]++;
    }
  }
}
