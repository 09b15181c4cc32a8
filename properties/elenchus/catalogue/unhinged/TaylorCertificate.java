package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Decides the closed form of the flow on one instance in rational arithmetic, without a square
 * root: the Taylor coefficients in z that the flow makes from M alone against those of the closed
 * form, which contain sigma only squared.
 *
 * <p>The generator of the flow is annihilated by {@code x (x^2 - s sigma1^2) (x^2 - s sigma2^2)},
 * and so is the closed form: agreement up to order 4 is agreement for all z.
 *
 * @param M the coupling, C x CN
 * @param sigma1Squared square of the eigenvalue on Q
 * @param sigma2Squared square of the eigenvalue on J
 */
record TaylorCertificate(RationalMatrix M, BigFraction sigma1Squared, BigFraction sigma2Squared) {

  private static final int ORDERS = 5;

  /** With the eigenvalues of the theorem. */
  static TaylorCertificate of(UnhingedModel model) {
    BigFraction gamma = Rationals.of(model.gamma());
    int C = model.C();
    int N = model.N();
    BigFraction samples = new BigFraction(C * N);
    RationalMatrix M =
        RationalMatrix.of(
            C, C * N, (c, i) -> (i / N == c ? BigFraction.ONE : gamma.negate()).divide(samples));
    BigFraction scale = new BigFraction(1, (long) C * C * N);
    BigFraction top = gamma.add(1);
    BigFraction common = top.subtract(gamma.multiply(C));
    return new TaylorCertificate(
        M, top.multiply(top).multiply(scale), common.multiply(common).multiply(scale));
  }

  /** The same coupling with another eigenvalue on Q. */
  TaylorCertificate withSigma1Squared(BigFraction other) {
    return new TaylorCertificate(M, other, sigma2Squared);
  }

  /** Whether {@code M M' = sigma1^2 Q + sigma2^2 J}. */
  boolean couplingHolds() {
    return M.times(M.transpose()).equals(power(1));
  }

  /** Whether the coefficients of order 1 to 5 agree. */
  boolean coefficientsAgree(UnhingedProblem x) {
    BigFraction s = Rationals.of(x.s());
    RationalMatrix H0 = RationalMatrix.of(x.H0());
    RationalMatrix W0 = RationalMatrix.of(x.W0());
    RationalMatrix transposed = M.transpose();
    RationalMatrix U0 = H0.times(transposed);
    RationalMatrix H = H0;
    RationalMatrix W = W0;
    BigFraction growth = BigFraction.ONE;
    for (int order = 1; order <= ORDERS; order++) {
      RationalMatrix nextH = W.times(M).times(s);
      W = H.times(transposed);
      H = nextH;
      int k = order / 2;
      boolean odd = order % 2 == 1;
      RationalMatrix expectedW = (odd ? U0 : W0).times(power(k)).times(growth(growth, s, !odd));
      RationalMatrix expectedH =
          (odd ? W0.times(power(k)) : U0.times(power(k - 1))).times(M).times(growth.multiply(s));
      if (!W.equals(expectedW) || !H.equals(expectedH)) {
        return false;
      }
      growth = growth(growth, s, !odd);
    }
    return true;
  }

  /**
   * Whether the start is an eigenvector of the generator with a negative eigenvalue, so that the
   * whole flow is a decaying multiple of the start.
   */
  boolean decaysForEver(UnhingedProblem x) {
    RationalMatrix H0 = RationalMatrix.of(x.H0());
    RationalMatrix W0 = RationalMatrix.of(x.W0());
    RationalMatrix dH = W0.times(M).times(Rationals.of(x.s()));
    BigFraction rate = dH.get(0, 0).divide(H0.get(0, 0));
    return rate.getNumerator().signum() < 0
        && dH.equals(H0.times(rate))
        && H0.times(M.transpose()).equals(W0.times(rate));
  }

  private static BigFraction growth(BigFraction before, BigFraction s, boolean even) {
    return even ? before.multiply(s) : before;
  }

  /** sigma1^(2k) Q + sigma2^(2k) J. */
  RationalMatrix power(int k) {
    int C = M.rows();
    BigFraction onQ = sigma1Squared.pow(k);
    BigFraction mean = sigma2Squared.pow(k).subtract(onQ).divide(C);
    return RationalMatrix.of(C, C, (i, j) -> i == j ? mean.add(onQ) : mean);
  }
}
