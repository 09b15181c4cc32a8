package elenchus.descent;

/**
 * The line search of Hager and Zhang: a step that satisfies the Wolfe conditions, or their
 * approximation by slopes once values agree to rounding.
 *
 * <p>With phi(a) the objective along the ray and phi'(0) below 0, a step is accepted if phi'(a) is
 * at least {@code SIGMA} phi'(0) and either phi(a) - phi(0) is at most {@code DELTA} a phi'(0), or
 * phi(a) exceeds phi(0) by rounding only and phi'(a) is at most (2 {@code DELTA} - 1) phi'(0).
 */
final class WolfeLineSearch {
  private static final double DELTA = 0.1;
  private static final double SIGMA = 0.9;
  private static final int MAX_TRIES = 60;

  /** Relative error allowed for in values: sums of some hundred terms. */
  private static final double ROUNDING = 1e-14;

  private final Objective objective;
  private final double[] point;
  private final double[] gradient;
  private double value;
  private double slope;
  private int evaluations;

  WolfeLineSearch(Objective objective) {
    this.objective = objective;
    this.point = new double[objective.dimension()];
    this.gradient = new double[objective.dimension()];
  }

  /** Searches from x along the direction; whether an acceptable step was found. */
  boolean run(double[] x, double value0, double slope0, double[] direction, double first) {
    evaluations = 0;
    double allowed = value0 + ROUNDING * Math.max(1e-300, Math.abs(value0));
    double low = 0;
    double lowSlope = slope0;
    double high = Double.POSITIVE_INFINITY;
    double highSlope = Double.NaN;
    double step = first;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      at(x, direction, step);
      if (accepted(step, value0, slope0, allowed)) {
        return true;
      }
      if (Double.isFinite(value) && slope < 0 && value <= allowed) {
        low = step;
        lowSlope = slope;
      } else {
        high = step;
        // Beyond a hump the slope says nothing about the minimum inside.
        highSlope = slope >= 0 && Double.isFinite(value) ? slope : Double.NaN;
      }
      if (Double.isInfinite(high)) {
        step *= 4;
      } else {
        step = inside(low, lowSlope, high, highSlope, tries);
      }
      if (!(step > 0) || step == low || step == high || step > 1e30) {
        return false;
      }
    }
    return false;
  }

  private boolean accepted(double step, double value0, double slope0, double allowed) {
    if (!Double.isFinite(value) || !(slope >= SIGMA * slope0)) {
      return false;
    }
    return value - value0 <= DELTA * step * slope0
        || (value <= allowed && slope <= (2 * DELTA - 1) * slope0);
  }

  /** The secant step where slopes bracket, kept off the ends; else the midpoint. */
  private static double inside(
      double low, double lowSlope, double high, double highSlope, int tries) {
    double width = high - low;
    double middle = low + width / 2;
    if (Double.isNaN(highSlope) || tries % 4 == 3) {
      return middle;
    }
    double secant = low - lowSlope * width / (highSlope - lowSlope);
    double margin = 0.01 * width;
    return secant > low + margin && secant < high - margin ? secant : nearer(secant, low, high);
  }

  private static double nearer(double secant, double low, double high) {
    double width = high - low;
    return secant - low < high - secant ? low + 0.05 * width : high - 0.05 * width;
  }

  private void at(double[] x, double[] direction, double step) {
    for (int i = 0; i < x.length; i++) {
      point[i] = x[i] + step * direction[i];
    }
    value = objective.evaluate(point, gradient);
    slope = LimitedMemoryBfgs.dot(gradient, direction);
    evaluations++;
  }

  /** The accepted point; overwritten by the next run. */
  double[] point() {
    return point;
  }

  /** The gradient there; overwritten by the next run. */
  double[] gradient() {
    return gradient;
  }

  double value() {
    return value;
  }

  int evaluations() {
    return evaluations;
  }
}
