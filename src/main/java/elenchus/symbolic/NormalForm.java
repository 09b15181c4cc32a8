package elenchus.symbolic;

import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.MultivariateRing;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings fractions of integer polynomials to normal form modulo quadratic relations {@code m x^2 =
 * a x + b}: the numerator is linear in each algebraic generator, the denominator is free of them,
 * both are coprime, and the leading coefficient of the denominator is positive. Two fractions are
 * equal if and only if their normal forms are, because the residue ring is free over the
 * polynomials in the other generators.
 */
final class NormalForm {
  private final MultivariateRing<MultivariatePolynomial<BigInteger>> ring;
  private final List<Relation> relations = new ArrayList<>();

  NormalForm(MultivariateRing<MultivariatePolynomial<BigInteger>> ring) {
    this.ring = ring;
  }

  /** The relation {@code lead x^2 = slope x + constant} for the variable of that index. */
  record Relation(
      int variable,
      MultivariatePolynomial<BigInteger> lead,
      MultivariatePolynomial<BigInteger> slope,
      MultivariatePolynomial<BigInteger> constant) {}

  /** A fraction. */
  record Ratio(
      MultivariatePolynomial<BigInteger> numerator,
      MultivariatePolynomial<BigInteger> denominator) {}

  /** Adds a relation whose coefficients use the variables of earlier relations only. */
  void impose(Relation relation) {
    relations.add(relation);
  }

  /**
   * The normal form.
   *
   * @throws ArithmeticException if the denominator is zero or a divisor of zero
   */
  Ratio of(
      MultivariatePolynomial<BigInteger> numerator,
      MultivariatePolynomial<BigInteger> denominator) {
    Ratio top = reduce(numerator);
    Ratio bottom = reduce(denominator);
    MultivariatePolynomial<BigInteger> n = ring.multiply(top.numerator(), bottom.denominator());
    MultivariatePolynomial<BigInteger> d = ring.multiply(bottom.numerator(), top.denominator());
    if (ring.isZero(d)) {
      throw new ArithmeticException("division by zero");
    }
    for (int k = relations.size() - 1; k >= 0; k--) {
      Relation relation = relations.get(k);
      if (d.degree(relation.variable()) > 0) {
        Ratio free = rationalise(n, d, relation);
        n = free.numerator();
        d = free.denominator();
      }
    }
    return cancel(n, d);
  }

  private Ratio rationalise(
      MultivariatePolynomial<BigInteger> n,
      MultivariatePolynomial<BigInteger> d,
      Relation relation) {
    MultivariatePolynomial<BigInteger> a = d.coefficientOf(relation.variable(), 0);
    MultivariatePolynomial<BigInteger> b = d.coefficientOf(relation.variable(), 1);
    MultivariatePolynomial<BigInteger> x = ring.variable(relation.variable());
    MultivariatePolynomial<BigInteger> ma = ring.multiply(relation.lead(), a);
    MultivariatePolynomial<BigInteger> sb = ring.multiply(relation.slope(), b);
    MultivariatePolynomial<BigInteger> conjugate =
        ring.subtract(ring.add(ma, sb), ring.multiply(ring.multiply(relation.lead(), b), x));
    MultivariatePolynomial<BigInteger> norm =
        ring.subtract(
            ring.multiply(a, ring.add(ma, sb)),
            ring.multiply(ring.multiply(b, b), relation.constant()));
    Ratio top = reduce(ring.multiply(n, conjugate));
    Ratio bottom = reduce(ring.multiply(norm, top.denominator()));
    if (ring.isZero(bottom.numerator())) {
      throw new ArithmeticException("division by a divisor of zero");
    }
    return new Ratio(ring.multiply(top.numerator(), bottom.denominator()), bottom.numerator());
  }

  private Ratio reduce(MultivariatePolynomial<BigInteger> polynomial) {
    MultivariatePolynomial<BigInteger> numerator = polynomial;
    MultivariatePolynomial<BigInteger> denominator = ring.getOne();
    for (int k = relations.size() - 1; k >= 0; k--) {
      Relation relation = relations.get(k);
      if (numerator.degree(relation.variable()) > 1) {
        Ratio linear = linearise(numerator, relation);
        numerator = linear.numerator();
        denominator = ring.multiply(denominator, linear.denominator());
      }
    }
    return new Ratio(numerator, denominator);
  }

  /** Horner's scheme on pairs (a, b) that stand for (a x + b) / scale. */
  private Ratio linearise(MultivariatePolynomial<BigInteger> polynomial, Relation relation) {
    int variable = relation.variable();
    MultivariatePolynomial<BigInteger> a = ring.getZero();
    MultivariatePolynomial<BigInteger> b = ring.getZero();
    MultivariatePolynomial<BigInteger> scale = ring.getOne();
    for (int degree = polynomial.degree(variable); degree >= 0; degree--) {
      MultivariatePolynomial<BigInteger> carried = a;
      scale = ring.multiply(scale, relation.lead());
      a = ring.add(ring.multiply(carried, relation.slope()), ring.multiply(relation.lead(), b));
      b =
          ring.add(
              ring.multiply(carried, relation.constant()),
              ring.multiply(scale, polynomial.coefficientOf(variable, degree)));
    }
    return new Ratio(ring.add(ring.multiply(a, ring.variable(variable)), b), scale);
  }

  private Ratio cancel(MultivariatePolynomial<BigInteger> n, MultivariatePolynomial<BigInteger> d) {
    if (ring.isZero(n)) {
      return new Ratio(n, ring.getOne());
    }
    MultivariatePolynomial<BigInteger> common = ring.gcd(n, d);
    if (d.lc().signum() != common.lc().signum()) {
      common = ring.negate(common);
    }
    return new Ratio(ring.divideExact(n, common), ring.divideExact(d, common));
  }
}
