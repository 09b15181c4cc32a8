package elenchus.catalogue.lastlayer;

import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import org.hipparchus.util.FastMath;

/**
 * The expected error on one class against its limit, at three large sizes that double.
 *
 * @param limit of the error
 * @param first expected error at eight times the smallest size
 * @param second at sixteen times
 * @param third at thirty-two times
 * @param quadrature error of the first, from one node less
 */
record ErrorBias(double limit, double first, double second, double third, double quadrature) {
  private static final Witness LAW =
      new Witness("Gauss quadrature of the exact law", "own", "double");
  private static final Witness ROMBERG = new Witness("Romberg extrapolation", "own", "double");

  /** The first of the sizes, in units of the smallest. */
  private static final int LARGE = 8;

  private static final int NODES = 4;

  /** One half, with room for the next order. */
  private static final double HALVED = 0.6;

  /** Rounding of some thousand weighted terms below 1. */
  private static final double ROUNDING = 1e-13;

  /** For the minority and for the majority. */
  record Both(ErrorBias plus, ErrorBias minus) {
    static Both of(FiniteSampleLaw law) {
      double[] coarse = law.times(LARGE).expectedErrors(NODES - 1);
      double[] first = law.times(LARGE).expectedErrors(NODES);
      double[] second = law.times(2 * LARGE).expectedErrors(NODES);
      double[] third = law.times(4 * LARGE).expectedErrors(NODES);
      double[] limit = {law.limit().at(1).errorPlus(), law.limit().at(1).errorMinus()};
      ErrorBias[] both = new ErrorBias[2];
      for (int k = 0; k < 2; k++) {
        double quadrature = Math.abs(first[k] - coarse[k]);
        both[k] = new ErrorBias(limit[k], first[k], second[k], third[k], quadrature);
      }
      return new Both(both[0], both[1]);
    }
  }

  /** The same expectations against another limit. */
  ErrorBias against(double other) {
    return new ErrorBias(other, first, second, third, quadrature);
  }

  /** Twice extrapolated to infinite n, against the limit. */
  Finding.Builder limit(Claim claim) {
    double once = 2 * second - first;
    double again = 2 * third - second;
    return claim
        .compare((4 * again - once) / 3, limit)
        .error(4 * quadrature + ROUNDING)
        .within(
            Math.abs(again - once) + 8 * quadrature + 10 * ROUNDING,
            "the last step of the extrapolation; 3 against 4 nodes")
        .by(LAW)
        .by(ROMBERG);
  }

  /**
   * The differences of n^power (E R - limit) between doubled sizes: at power 1 they halve, at other
   * powers they do not.
   */
  Finding.Builder rate(Claim claim, double power) {
    double unit = FastMath.pow(LARGE, power);
    double step = FastMath.pow(2, power);
    double small = unit * (first - limit);
    double middle = unit * step * (second - limit);
    double large = unit * step * step * (third - limit);
    double scale = 4 * LARGE * (2 * quadrature + ROUNDING);
    return claim
        .compare(Math.abs(large - middle), HALVED * Math.abs(middle - small))
        .error(scale)
        .within(2 * scale, "quadrature and rounding")
        .by(LAW);
  }
}
