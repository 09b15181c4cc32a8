package elenchus.catalogue.closedform;

import elenchus.flow.InitialValueProblem;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;

/**
 * A closed form against the differential equation it is to solve, in two ways that share nothing:
 * integrating the equation, and differentiating the formula.
 *
 * @param problem the equation and its initial state
 * @param formula the state as a function of time
 * @param times positive and increasing
 */
public record SolutionCheck(InitialValueProblem problem, TimeFormula formula, double... times) {
  private static final double FINE = 1e-13;
  private static final double COARSE = 1e-12;

  /** The formula, evaluated in double precision. */
  public static final Witness FORMULA = new Witness("closed form", "own", "double");

  /** Integration of the differential equation. */
  public static final Witness INTEGRATION =
      new Witness("Dormand-Prince 8(5,3)", "Hipparchus", "double");

  /** The second integration, asked at high precision; it shares its lineage with the first. */
  public static final Witness EXTRAPOLATION =
      new Witness("Gragg-Bulirsch-Stoer", "Commons Math, same lineage as Hipparchus", "double");

  /** Automatic differentiation of the formula. */
  public static final Witness DIFFERENTIATION =
      new Witness("automatic differentiation", "Hipparchus", "double");

  /** Copies the times. */
  public SolutionCheck {
    times = times.clone();
  }

  @Override
  public double[] times() {
    return times.clone();
  }

  /** The integrated states at the times. */
  public double[][] integrated() {
    return problem.solve(FINE, times);
  }

  /**
   * The largest difference between formula and integration, relative to the largest entry of the
   * state; its error is the change of the integrated states between two tolerances, at high
   * precision between two methods.
   */
  public Finding.Builder integration(Claim claim, Trial trial) {
    double[][] fine = integrated();
    double[][] other =
        trial.isHigh() ? problem.extrapolate(FINE, times) : problem.solve(COARSE, times);
    double worst = 0;
    double error = 0;
    for (int k = 0; k < times.length; k++) {
      trial.checkDeadline();
      double scale = size(fine[k]);
      worst = larger(worst, relative(distance(formula.values(times[k]), fine[k]), scale));
      error = larger(error, relative(distance(fine[k], other[k]), scale));
    }
    Finding.Builder finding = claim.compare(worst, 0).error(error).by(FORMULA).by(INTEGRATION);
    return trial.isHigh() ? finding.by(EXTRAPOLATION) : finding;
  }

  /**
   * The largest difference between the derivative of the formula and the right-hand side at its
   * value, relative to the larger of the derivative and rate times the state.
   *
   * @param rate bound on how much the right-hand side magnifies a change of the state
   */
  public Finding.Builder derivative(Claim claim, double rate) {
    double worst = 0;
    for (double time : times) {
      double[] value = formula.values(time);
      double[] slope = formula.slopes(time);
      double scale = Math.max(size(slope), rate * size(value));
      worst = larger(worst, relative(distance(slope, problem.slope().at(value)), scale));
    }
    return claim.compare(worst, 0).by(DIFFERENTIATION).by(FORMULA);
  }

  /** At rest in the origin nothing has a size, and nothing differs. */
  private static double relative(double difference, double scale) {
    return difference == 0 ? 0 : difference / scale;
  }

  /** The largest absolute difference of two vectors; not-a-number counts as the largest. */
  public static double distance(double[] a, double[] b) {
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      worst = larger(worst, Math.abs(a[i] - b[i]));
    }
    return worst;
  }

  /** The largest absolute entry. */
  public static double size(double[] a) {
    return distance(a, new double[a.length]);
  }

  private static double larger(double a, double b) {
    return Double.isNaN(a) || a >= b ? a : b;
  }
}
