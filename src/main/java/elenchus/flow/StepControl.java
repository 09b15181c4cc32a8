package elenchus.flow;

import org.hipparchus.util.FastMath;

/** The choice of the next step from the error of the last: h (safety / error)^{1/p}, bounded. */
final class StepControl {
  private static final double SAFETY = 0.9;
  private static final double LEAST_FACTOR = 0.15;

  /** A state of this size is known to this many units of its last place at best. */
  private static final double NOISE = 64 * 0x1p-52;

  private final int errorOrder;
  private final double growth;

  StepControl(int errorOrder, double growth) {
    this.errorOrder = errorOrder;
    this.growth = growth;
  }

  /** The tolerance, or what rounding leaves of it at a state of the given size. */
  static double resolvable(double tolerance, double size) {
    return Math.max(tolerance, NOISE * size);
  }

  double next(double step, double error, boolean afterRejection) {
    double cap = afterRejection ? 1 : growth;
    if (error == 0) {
      return step * cap;
    }
    if (!(error < Double.POSITIVE_INFINITY)) {
      return step * LEAST_FACTOR;
    }
    double factor = SAFETY * FastMath.pow(error, -1.0 / errorOrder);
    return step * Math.min(cap, Math.max(LEAST_FACTOR, factor));
  }
}
