package elenchus.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Drives an implicit {@link Stepper} with step-size control. The growth cap is the only grid: once
 * a solution has become linear in time, the step is multiplied by the cap each time, so that the
 * number of steps grows with the logarithm of the horizon.
 *
 * @param method the method family
 * @param stepper makes a stepper for a field and a tolerance
 * @param tolerance largest error of one step, in the norm of the field
 * @param firstStep length of the first step tried
 * @param growth largest ratio of consecutive steps, above 1
 */
public record ImplicitIntegrator(
    String method,
    BiFunction<SymmetricField, Double, Stepper> stepper,
    double tolerance,
    double firstStep,
    double growth)
    implements Integrator<SymmetricField> {
  private static final double FIRST_STEP = 1e-3;
  private static final double GROWTH = 6;
  private static final int MOST_STEPS = 100_000;

  /** The Rosenbrock method RODAS. */
  public static ImplicitIntegrator rodas4(double tolerance) {
    return new ImplicitIntegrator("Rodas4", Rodas4::new, tolerance, FIRST_STEP, GROWTH);
  }

  /** Backward Euler with Newton iteration. */
  public static ImplicitIntegrator implicitEuler(double tolerance) {
    return new ImplicitIntegrator(
        "backward Euler", ImplicitEuler::new, tolerance, FIRST_STEP, GROWTH);
  }

  @Override
  public String lineage() {
    return "own";
  }

  @Override
  public Trajectory integrate(
      SymmetricField field, double start, double[] state, double... checkpoints) {
    Integrator.check(field, start, state, checkpoints);
    Counting counted = new Counting(field);
    Stepper method = stepper.apply(counted, tolerance);
    StepControl control = new StepControl(method.errorOrder(), growth);
    double[] current = state.clone();
    double[] next = new double[state.length];
    List<Trajectory.Point> points = new ArrayList<>();
    double time = start;
    double wanted = firstStep;
    int steps = 0;
    int rejected = 0;
    for (double checkpoint : checkpoints) {
      boolean arrived = false;
      boolean afterRejection = false;
      while (!arrived) {
        double left = checkpoint - time;
        boolean last = wanted >= left;
        double step = last ? left : wanted > left / 2 ? left / 2 : wanted;
        double error = method.attempt(time, current, step, next);
        if (error <= 1) {
          method.accept();
          steps++;
          arrived = last;
          if (arrived) {
            points.add(
                new Trajectory.Point(
                    checkpoint, next.clone(), quotient(current, next, step), step));
          }
          time = last ? checkpoint : time + step;
          double[] swap = current;
          current = next;
          next = swap;
          double proposal = control.next(step, error, afterRejection);
          // A step cut short by a checkpoint says nothing against the step wanted before.
          wanted = step < wanted ? Math.max(proposal, Math.min(wanted, growth * step)) : proposal;
          afterRejection = false;
        } else {
          rejected++;
          afterRejection = true;
          wanted = control.next(step, error, true);
        }
        if (!(wanted > Math.ulp(time)) || steps + rejected > MOST_STEPS) {
          throw new FlowException(
              method()
                  + " stopped at time "
                  + time
                  + " with step "
                  + wanted
                  + " after "
                  + steps
                  + " steps");
        }
      }
    }
    return new Trajectory(points, steps, rejected, counted.evaluations);
  }

  private static double[] quotient(double[] before, double[] after, double step) {
    double[] quotient = new double[before.length];
    for (int i = 0; i < quotient.length; i++) {
      quotient[i] = (after[i] - before[i]) / step;
    }
    return quotient;
  }

  private static final class Counting implements SymmetricField {
    private final SymmetricField field;
    private long evaluations;

    Counting(SymmetricField field) {
      this.field = field;
    }

    @Override
    public int dimension() {
      return field.dimension();
    }

    @Override
    public void velocity(double time, double[] state, double[] velocity) {
      evaluations++;
      field.velocity(time, state, velocity);
    }

    @Override
    public void jacobian(double time, double[] state, double[] jacobian) {
      field.jacobian(time, state, jacobian);
    }

    @Override
    public void timeDerivative(double time, double[] state, double[] derivative) {
      field.timeDerivative(time, state, derivative);
    }

    @Override
    public double size(double[] change) {
      return field.size(change);
    }
  }
}
