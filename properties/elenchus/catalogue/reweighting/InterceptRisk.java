package elenchus.catalogue.reweighting;

import elenchus.exact.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The excess risk of a weighted intercept, without its constant, in fractions.
 *
 * @param n1 samples of group 1
 * @param n0 samples of group 0
 * @param d2 squared offset
 * @param sigma2 variance of the noise
 * @param q share of group 1 at test
 */
record InterceptRisk(
    BigFraction n1, BigFraction n0, BigFraction d2, BigFraction sigma2, BigFraction q) {

  static InterceptRisk of(GroupShift problem) {
    BigFraction offset = Rationals.of(problem.D());
    return new InterceptRisk(
        new BigFraction(problem.n1()),
        new BigFraction(problem.n() - problem.n1()),
        offset.multiply(offset),
        Rationals.of(problem.sigma2()),
        Rationals.of(problem.q()));
  }

  private static BigFraction square(BigFraction x) {
    return x.multiply(x);
  }

  /** (p - q)^2 D^2 + sigma^2 (p^2/n1 + (1-p)^2/n0). */
  BigFraction at(BigFraction p) {
    BigFraction variance = square(p).divide(n1).add(square(BigFraction.ONE.subtract(p)).divide(n0));
    return square(p.subtract(q)).multiply(d2).add(sigma2.multiply(variance));
  }

  /** D^2 + sigma^2/n1 + sigma^2/n0. */
  BigFraction curvature() {
    return d2.add(sigma2.divide(n1)).add(sigma2.divide(n0));
  }

  /** p*. */
  BigFraction best() {
    return q.multiply(d2).add(sigma2.divide(n0)).divide(curvature());
  }

  /** k. */
  BigFraction credibility() {
    return d2.divide(curvature());
  }

  BigFraction share() {
    return n1.divide(n1.add(n0));
  }

  /** Whether p* is the weighted mean of q and n1/n and lies between them. */
  boolean isBetween() {
    BigFraction mean =
        credibility().multiply(q).add(BigFraction.ONE.subtract(credibility()).multiply(share()));
    BigFraction product = best().subtract(q).multiply(best().subtract(share()));
    return mean.equals(best()) && product.signum() <= 0;
  }

  boolean exceedsLeastBySquare(BigFraction p) {
    return at(p).subtract(at(best())).equals(square(p.subtract(best())).multiply(curvature()));
  }

  /** Whether the fit of the intercept has this risk, apart from the constant q (1 - q) D^2. */
  boolean isThatOf(GroupFit fit) {
    BigFraction constant = q.multiply(BigFraction.ONE.subtract(q)).multiply(d2);
    return fit.expectedExcess(sigma2).equals(at(fit.p()).add(constant));
  }
}
