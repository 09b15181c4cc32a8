package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * One mode of the heavy ball, x_(t+1) = (1 + mu - eta lam) x_t - mu x_(t-1): powers of the matrix A
 * = [[1 + mu - eta lam, -mu], [1, 0]].
 *
 * @param mu momentum in [0, 1)
 * @param reach eta lam
 */
record HeavyBall(BigFraction mu, BigFraction reach) {

  private BigFraction trace() {
    return BigFraction.ONE.add(mu).subtract(reach);
  }

  private RationalMatrix matrix() {
    return RationalMatrix.of(
        2,
        2,
        (i, j) ->
            i == 0
                ? (j == 0 ? trace() : mu.negate())
                : (j == 0 ? BigFraction.ONE : BigFraction.ZERO));
  }

  /**
   * Whether all powers tend to zero: by Stein's theorem exactly if A^T S A - S = -I has a positive
   * definite solution S, which is found in fractions.
   */
  boolean isContracting() {
    return stein().filter(s -> isPositiveDefinite(s)).isPresent();
  }

  private static boolean isPositiveDefinite(RationalVector s) {
    BigFraction determinant = s.get(0).multiply(s.get(2)).subtract(s.get(1).multiply(s.get(1)));
    return s.signum(0) > 0 && determinant.signum() > 0;
  }

  /** (s11, s12, s22); empty if the equation is singular. */
  private Optional<RationalVector> stein() {
    BigFraction a = matrix().get(0, 0);
    BigFraction b = matrix().get(0, 1);
    BigFraction one = BigFraction.ONE;
    BigFraction zero = BigFraction.ZERO;
    BigFraction[][] rows = {
      {a.multiply(a).subtract(one), a.multiply(2), one},
      {a.multiply(b), b.subtract(one), zero},
      {b.multiply(b), zero, one.negate()}
    };
    return RationalMatrix.of(3, 3, (i, j) -> rows[i][j])
        .solve(RationalVector.of(one.negate(), zero, one.negate()));
  }

  /** |x_T| of a run from x_0 = x_1 = 1, in doubles. */
  static double run(double mu, double reach, int steps) {
    double before = 1;
    double x = 1;
    for (int t = 0; t < steps; t++) {
      double next = (1 + mu - reach) * x - mu * before;
      before = x;
      x = next;
    }
    return Math.abs(x);
  }
}
