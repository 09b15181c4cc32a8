package elenchus.exact;

/**
 * The arithmetic operations rounded downwards and upwards, in round-to-nearest hardware: the exact
 * rounding error of an operation is computed, and the result is moved by one step only if the error
 * points to the wrong side. Exact operations on integers and dyadic numbers therefore stay exact.
 *
 * <p>Operands may be infinite; zero times infinity is zero, as intervals need it. Near the limits
 * of the range, where the error itself may be lost, results always move.
 *
 * <p>S. M. Rump, P. Zimmermann, S. Boldo, G. Melquiond, Computing predecessor and successor in
 * rounding to nearest, BIT 49 (2009); D. E. Knuth, The Art of Computer Programming 2, 4.2.2.
 */
final class Rounding {
  /** Below this, errors of products, quotients and roots may fall under the smallest double. */
  private static final double ERROR_UNDERFLOWS = 0x1p-960;

  /** Below this, a quotient may carry fewer than 53 bits. */
  private static final double QUOTIENT_UNDERFLOWS = 0x1p-1000;

  /** A square of a power of two that lifts every number out of danger without rounding. */
  private static final double ROOM = 0x1p200;

  private static final double ROOT_OF_ROOM = 0x1p100;

  private Rounding() {}

  /** Lower bound of a + b. */
  static double addDown(double a, double b) {
    double sum = a + b;
    if (Double.isInfinite(sum)) {
      return sum > 0 && Double.isFinite(a) && Double.isFinite(b) ? Double.MAX_VALUE : sum;
    }
    double error = sumError(a, b, sum);
    return error >= 0 ? sum : Math.nextDown(sum);
  }

  /** Upper bound of a + b. */
  static double addUp(double a, double b) {
    return -addDown(-a, -b);
  }

  /** Lower bound of a b. */
  static double multiplyDown(double a, double b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    double product = a * b;
    if (Double.isInfinite(product)) {
      return product > 0 && Double.isFinite(a) && Double.isFinite(b) ? Double.MAX_VALUE : product;
    }
    if (Math.abs(product) < ERROR_UNDERFLOWS) {
      boolean positive = (a > 0) == (b > 0);
      return positive && product == 0 ? 0 : Math.nextDown(product);
    }
    return Math.fma(a, b, -product) >= 0 ? product : Math.nextDown(product);
  }

  /** Upper bound of a b. */
  static double multiplyUp(double a, double b) {
    return -multiplyDown(-a, b);
  }

  /** Lower bound of a / b for b not zero. */
  static double divideDown(double a, double b) {
    if (a == 0 || Double.isInfinite(b)) {
      // A quotient of two infinities is never the wanted end of an interval's image.
      return (a > 0) == (b > 0) || a == 0 ? 0 : Math.nextDown(0.0);
    }
    double quotient = a / b;
    if (Double.isInfinite(quotient)) {
      return quotient > 0 && Double.isFinite(a) ? Double.MAX_VALUE : quotient;
    }
    if (Math.abs(a) < ERROR_UNDERFLOWS || Math.abs(quotient) < QUOTIENT_UNDERFLOWS) {
      boolean positive = (a > 0) == (b > 0);
      return positive && quotient == 0 ? 0 : Math.nextDown(quotient);
    }
    double rest = Math.fma(-quotient, b, a);
    return rest == 0 || (rest > 0) == (b > 0) ? quotient : Math.nextDown(quotient);
  }

  /** Upper bound of a / b for b not zero. */
  static double divideUp(double a, double b) {
    return -divideDown(-a, b);
  }

  /** Lower bound of the square root of a non-negative number. */
  static double sqrtDown(double a) {
    if (a < ERROR_UNDERFLOWS) {
      return a == 0 ? 0 : sqrtDown(a * ROOM) / ROOT_OF_ROOM;
    }
    double root = Math.sqrt(a);
    return Double.isInfinite(a) || Math.fma(-root, root, a) >= 0 ? root : Math.nextDown(root);
  }

  /** Upper bound of the square root of a non-negative number. */
  static double sqrtUp(double a) {
    if (a < ERROR_UNDERFLOWS) {
      return a == 0 ? 0 : sqrtUp(a * ROOM) / ROOT_OF_ROOM;
    }
    double root = Math.sqrt(a);
    return Double.isInfinite(a) || Math.fma(-root, root, a) <= 0 ? root : Math.nextUp(root);
  }

  /** The number of steps downwards, one more for a subnormal value, never below the floor. */
  static double down(double value, int steps, double floor) {
    double moved = Math.abs(value) < Double.MIN_NORMAL ? Math.nextDown(value) : value;
    for (int k = 0; k < steps; k++) {
      moved = Math.nextDown(moved);
    }
    return Math.max(moved, floor);
  }

  /** The number of steps upwards, one more for a subnormal value, never above the ceiling. */
  static double up(double value, int steps, double ceiling) {
    return -down(-value, steps, -ceiling);
  }

  /** The error a + b - sum of a finite rounded sum, exactly (TwoSum). */
  private static double sumError(double a, double b, double sum) {
    double bPart = sum - a;
    double aPart = sum - bPart;
    return (a - aPart) + (b - bPart);
  }
}
