package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.exact.RationalPolynomial;
import elenchus.exact.Rationals;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * One singular value of the deep linear model under the squared loss: minimise phi(z) = (z -
 * y)^2/(2N) + (L/2) Lam^(1/L) z^(2/L) over z >= 0, L = M + 1.
 *
 * @param y singular value of the target, positive
 * @param M number of weight matrices
 * @param N number of samples
 * @param Lam product of all decays, positive
 */
record ScalarMode(double y, int M, int N, double Lam) {

  /** The normalised decay b = M N (N Lam)^(1/M) / y^2. */
  double b() {
    return M * N * FastMath.pow(N * Lam, 1.0 / M) / (y * y);
  }

  /** Where zero becomes the minimiser: b* = (M - 1)^((M-1)/M) / M, and 1 for M = 1. */
  static double threshold(int M) {
    return M == 1 ? 1 : FastMath.pow(M - 1.0, (M - 1.0) / M) / M;
  }

  /** The largest b with a critical point besides zero. */
  static double fold(int M) {
    if (M == 1) {
      return 1;
    }
    double power = (M - 1.0) / (M + 1);
    double x = FastMath.pow(power, 1.0 / M);
    return M * power / x / ((1 + power) * (1 + power));
  }

  /** Whether a positive singular value is the minimiser. */
  boolean survives() {
    return b() < threshold(M);
  }

  /** The largest positive root x of b = M x^(M-1) / (1 + x^M)^2; needs b at most the fold. */
  double largestRoot() {
    double b = b();
    if (M == 1) {
      return 1 / Math.sqrt(b) - 1;
    }
    double low = FastMath.pow((M - 1.0) / (M + 1), 1.0 / M);
    double high = 1 + 2 * FastMath.pow(M / b, 1.0 / (M + 1));
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      double power = FastMath.pow(middle, M - 1);
      double square = 1 + power * middle;
      if (M * power / (square * square) > b) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** x of the minimiser: the largest root, or 0. */
  double x() {
    return survives() ? largestRoot() : 0;
  }

  /** The minimiser. */
  double z() {
    return y * share(x());
  }

  /** x^M / (1 + x^M). */
  double share(double x) {
    double power = FastMath.pow(x, M);
    return power / (1 + power);
  }

  /** phi at the z that belongs to x. */
  double phi(double x) {
    return y * y / (2 * N) * (1 / (1 + FastMath.pow(x, M)) + b() * x);
  }

  /** The least value. */
  double least() {
    return phi(x());
  }

  /**
   * A lower bound of phi over all z >= 0, by Sturm's theorem. With z = y T^L, phi = (y^2/2N) p(T),
   * p(T) = (1 - T^L)^2 + L kappa T^2, kappa = N Lam^(1/L) y^(2/L - 2). Rounding kappa down lowers
   * p, and p - v without a root on the half line proves the bound (y^2/2N) v for a fraction v.
   *
   * @param ySquared y^2, enclosed
   * @param slack what to subtract from the claimed value in units of y^2/2N
   * @return the bound, or minus infinity if the polynomial does not prove it
   */
  Interval certifiedLeast(Interval ySquared, double slack) {
    int L = M + 1;
    Interval kappa =
        Interval.of(N).multiply(Interval.of(Lam).rootN(L)).divide(ySquared.pow(M).rootN(L));
    BigFraction v = Rationals.of(least() * 2 * N / (y * y) - slack);
    BigFraction[] p = new BigFraction[2 * L + 1];
    Arrays.fill(p, BigFraction.ZERO);
    p[0] = BigFraction.ONE.subtract(v);
    p[2 * L] = BigFraction.ONE;
    p[L] = p[L].subtract(2);
    p[2] = p[2].add(Rationals.of(kappa.lower()).multiply(L));
    if (!RationalPolynomial.of(p).isPositiveOnHalfLine()) {
      return Interval.of(Double.NEGATIVE_INFINITY, 0);
    }
    return ySquared.multiply(Interval.of(v)).divide(Interval.of(2.0 * N));
  }
}
