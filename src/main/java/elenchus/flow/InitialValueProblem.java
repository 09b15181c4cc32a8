package elenchus.flow;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * An autonomous initial value problem y' = f(y), y(0) given, for equations that are not stiff.
 *
 * @param slope f
 * @param start y(0)
 */
public record InitialValueProblem(Slope slope, double[] start) {
  private static final double LEAST_STEP = 1e-14;

  /** Absolute tolerance as a share of the relative one. */
  private static final double ABSOLUTE_SHARE = 1e-2;

  /** The right-hand side of an autonomous equation. */
  @FunctionalInterface
  public interface Slope {
    /** The derivative at a state, which must not be changed. */
    double[] at(double[] state);
  }

  /** Copies the start. */
  public InitialValueProblem {
    start = start.clone();
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  /**
   * The states at the given times, by the Dormand-Prince method of order 8(5,3) of Hipparchus.
   *
   * @param tolerance relative tolerance of a step; the absolute one is a hundredth of it
   * @param times increasing, not negative
   */
  public double[][] solve(double tolerance, double... times) {
    double longest = longest(times);
    double[][] states = new double[times.length][];
    double[] state = start();
    double from = 0;
    for (int k = 0; k < times.length; k++) {
      if (times[k] > from) {
        DormandPrince853Integrator integrator =
            new DormandPrince853Integrator(
                LEAST_STEP * longest, longest, ABSOLUTE_SHARE * tolerance, tolerance);
        state =
            integrator.integrate(equation(), new ODEState(from, state), times[k]).getPrimaryState();
        from = times[k];
      }
      states[k] = state.clone();
    }
    return states;
  }

  /**
   * The states at the given times, by the Gragg-Bulirsch-Stoer extrapolation of Commons Math, which
   * shares its ancestry with Hipparchus.
   *
   * @param tolerance relative tolerance of a step; the absolute one is a hundredth of it
   * @param times increasing, not negative
   */
  public double[][] extrapolate(double tolerance, double... times) {
    double longest = longest(times);
    double[][] states = new double[times.length][];
    double[] state = start();
    double from = 0;
    for (int k = 0; k < times.length; k++) {
      if (times[k] > from) {
        GraggBulirschStoerIntegrator integrator =
            new GraggBulirschStoerIntegrator(
                LEAST_STEP * longest, longest, ABSOLUTE_SHARE * tolerance, tolerance);
        double[] reached = new double[state.length];
        integrator.integrate(commonsEquation(), from, state, times[k], reached);
        state = reached;
        from = times[k];
      }
      states[k] = state.clone();
    }
    return states;
  }

  private static double longest(double[] times) {
    double before = 0;
    for (double time : times) {
      if (!(time >= before)) {
        throw new IllegalArgumentException("time " + time + " after " + before);
      }
      before = time;
    }
    return Math.max(before, Double.MIN_NORMAL);
  }

  private OrdinaryDifferentialEquation equation() {
    return new OrdinaryDifferentialEquation() {
      @Override
      public int getDimension() {
        return start.length;
      }

      @Override
      public double[] computeDerivatives(double time, double[] state) {
        return slope.at(state);
      }
    };
  }

  private FirstOrderDifferentialEquations commonsEquation() {
    return new FirstOrderDifferentialEquations() {
      @Override
      public int getDimension() {
        return start.length;
      }

      @Override
      public void computeDerivatives(double time, double[] state, double[] derivative) {
        double[] computed = slope.at(state);
        System.arraycopy(computed, 0, derivative, 0, computed.length);
      }
    };
  }
}
