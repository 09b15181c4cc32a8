package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Decides how often the top singular value of T occurs. */
final class Multiplicity {
  private static final double NEAR = 1e-9;

  private Multiplicity() {}

  /** Decides the multiplicity in rational arithmetic. */
  static boolean is(ImbalancedProblem x, int claimed) {
    BigFraction gamma = Rationals.of(x.gamma());
    BigFraction top = gamma.add(1).multiply(gamma.add(1));
    BigFraction c = gamma.multiply(BigFraction.TWO.subtract(gamma.multiply(x.C() - 2)));
    List<Integer> n = x.counts();
    if (x.largest() == 1 && claimed == 1) {
      return isSimple(x, top, c);
    }
    // Similar to n^2 T'T by diag(d); its eigenvalues do not exceed (1+gamma)^2 n_max.
    BigFraction value = top.multiply(Collections.max(n));
    RationalMatrix shifted =
        RationalMatrix.of(
            x.C(),
            x.C(),
            (i, j) ->
                (i == j ? top.multiply(n.get(i)).subtract(value) : BigFraction.ZERO)
                    .subtract(c.multiply(n.get(j))));
    return x.C() - shifted.rank() == claimed;
  }

  /**
   * Whether the secular function 1 - c sum n_c/((1+gamma)^2 n_c - x) changes sign close to the
   * computed top eigenvalue, between the two largest poles, where it decreases strictly.
   */
  private static boolean isSimple(ImbalancedProblem x, BigFraction top, BigFraction c) {
    double value = ImbalancedEvidence.Modes.of(x.T()).values()[0] * x.n();
    int largest = Collections.max(x.counts());
    int second = x.counts().stream().mapToInt(k -> k).filter(k -> k < largest).max().orElse(0);
    BigFraction below = Rationals.of(value * value * (1 - NEAR));
    BigFraction above = Rationals.of(value * value * (1 + NEAR));
    return below.compareTo(top.multiply(second)) > 0
        && above.compareTo(top.multiply(largest)) < 0
        && secular(x, top, c, below).getNumerator().signum() > 0
        && secular(x, top, c, above).getNumerator().signum() < 0;
  }

  private static BigFraction secular(
      ImbalancedProblem x, BigFraction top, BigFraction c, BigFraction at) {
    BigFraction sum = BigFraction.ZERO;
    for (int count : x.counts()) {
      sum = sum.add(new BigFraction(count).divide(top.multiply(count).subtract(at)));
    }
    return BigFraction.ONE.subtract(c.multiply(sum));
  }
}
