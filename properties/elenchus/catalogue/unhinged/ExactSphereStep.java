package elenchus.catalogue.unhinged;

import elenchus.exact.Rationals;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * One step along the sphere from vectors of fractions, in the field of fractions with |h| adjoined.
 *
 * @param eta step size
 * @param n squared norm of h
 * @param m squared norm of w
 * @param g inner product of h and w
 * @param nextN squared norm of h after the step, from its components
 * @param nextG inner product with w after the step, from its components
 */
record ExactSphereStep(
    BigFraction eta, BigFraction n, BigFraction m, BigFraction g, Surd nextN, Surd nextG) {

  static ExactSphereStep of(SphereProblem x) {
    return of(
        Rationals.of(x.eta()),
        x.h0().stream().map(Rationals::of).toList(),
        x.w().stream().map(Rationals::of).toList());
  }

  static ExactSphereStep of(BigFraction eta, List<BigFraction> h, List<BigFraction> w) {
    BigFraction n = dot(h, h);
    BigFraction g = dot(h, w);
    // eta/|h| = (eta/n) sqrt(n).
    Surd rate = new Surd(BigFraction.ZERO, eta.divide(n), n);
    Surd nextN = Surd.of(BigFraction.ZERO, n);
    Surd nextG = nextN;
    for (int i = 0; i < h.size(); i++) {
      BigFraction tangent = w.get(i).subtract(g.divide(n).multiply(h.get(i)));
      Surd next = Surd.of(h.get(i), n).plus(rate.times(tangent));
      nextN = nextN.plus(next.squared());
      nextG = nextG.plus(next.times(w.get(i)));
    }
    return new ExactSphereStep(eta, n, dot(w, w), g, nextN, nextG);
  }

  private static BigFraction dot(List<BigFraction> x, List<BigFraction> y) {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < x.size(); i++) {
      sum = sum.add(x.get(i).multiply(y.get(i)));
    }
    return sum;
  }

  private Surd rational(BigFraction value) {
    return Surd.of(value, n);
  }

  /** |w|^2 (1 - beta^2). */
  BigFraction across() {
    return m.subtract(g.multiply(g).divide(n));
  }

  /** alpha beta = eta g / |h|^3. */
  Surd alphaBeta() {
    return new Surd(BigFraction.ZERO, eta.multiply(g).divide(n.multiply(n)), n);
  }

  /** alpha^2. */
  BigFraction alphaSquared() {
    return eta.multiply(eta).multiply(m).divide(n.multiply(n));
  }

  /** |h+|^2 = |h|^2 (1 + alpha^2 (1 - beta^2)). */
  boolean stretchHolds() {
    BigFraction stated = n.add(eta.multiply(eta).multiply(across()).divide(n));
    return nextN.minus(rational(stated)).sign() == 0;
  }

  /** 1 - beta+^2 = (1 - beta^2) (1 - alpha beta)^2 / den^2, times |h+|^2 |w|^2. */
  boolean defectHolds() {
    Surd left = rational(BigFraction.ONE).minus(alphaBeta()).squared();
    return nextN.times(m).minus(nextG.squared()).minus(left.times(across().multiply(n))).sign()
        == 0;
  }

  /** den^2 (beta+^2 - beta^2) = alpha (1 - beta^2) (2 beta + alpha (1 - 2 beta^2)). */
  boolean differenceHolds() {
    Surd left = nextG.squared().times(n).minus(nextN.times(g.multiply(g)));
    Surd bracket =
        alphaBeta()
            .times(BigFraction.TWO)
            .plus(rational(alphaSquared()))
            .minus(alphaBeta().squared().times(BigFraction.TWO));
    return left.minus(bracket.times(n.multiply(n).multiply(across()))).sign() == 0;
  }

  /** Whether cos(h, w) does not decrease. */
  boolean isNotDecreasing() {
    int before = g.getNumerator().signum();
    int after = nextG.sign();
    if (before * after <= 0) {
      return after >= before;
    }
    return after * nextG.squared().times(n).minus(nextN.times(g.multiply(g))).sign() >= 0;
  }

  /** beta < 0, or alpha (2 beta^2 - 1) <= 2 beta. */
  boolean isCriterionMet() {
    if (g.getNumerator().signum() < 0) {
      return true;
    }
    BigFraction left = eta.multiply(g.multiply(g).multiply(BigFraction.TWO).divide(n).subtract(m));
    return new Surd(left, g.multiply(BigFraction.TWO).negate(), n).sign() <= 0;
  }

  /** Whether alpha is at most a bound. */
  boolean isAlphaAtMost(BigFraction bound) {
    return alphaSquared().compareTo(bound.multiply(bound)) <= 0;
  }

  /** The transcribed condition eta |w|/|h| <= 1. */
  boolean isFirstPowerAtMostOne() {
    return eta.multiply(eta).multiply(m).compareTo(n) <= 0;
  }

  /** Whether h stays on its side of w, 1 - alpha beta >= 0. */
  boolean staysOnItsSide() {
    return rational(BigFraction.ONE).minus(alphaBeta()).sign() >= 0;
  }

  /** Whether h and w are not parallel. */
  boolean isOblique() {
    return !across().isZero();
  }
}
