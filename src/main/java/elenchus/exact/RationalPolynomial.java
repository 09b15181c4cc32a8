package elenchus.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A polynomial in one variable with rational coefficients, and the exact count of its real roots by
 * Sturm's theorem.
 *
 * <p>Source: C. Sturm 1829; see S. Basu, R. Pollack, M.-F. Roy, Algorithms in Real Algebraic
 * Geometry, chapter 2.
 */
public final class RationalPolynomial {
  private final List<BigFraction> coefficients;

  private RationalPolynomial(List<BigFraction> coefficients) {
    int size = coefficients.size();
    while (size > 0 && coefficients.get(size - 1).signum() == 0) {
      size--;
    }
    this.coefficients = List.copyOf(coefficients.subList(0, size));
  }

  /** A polynomial by its coefficients, the constant one first. */
  public static RationalPolynomial of(BigFraction... coefficients) {
    return new RationalPolynomial(Arrays.asList(coefficients));
  }

  /** The degree; -1 for the zero polynomial. */
  public int degree() {
    return coefficients.size() - 1;
  }

  /** The value at a fraction. */
  public BigFraction at(BigFraction x) {
    BigFraction value = BigFraction.ZERO;
    for (int i = degree(); i >= 0; i--) {
      value = value.multiply(x).add(coefficients.get(i));
    }
    return value;
  }

  /** The derivative. */
  public RationalPolynomial derivative() {
    List<BigFraction> derived = new ArrayList<>();
    for (int i = 1; i <= degree(); i++) {
      derived.add(coefficients.get(i).multiply(i));
    }
    return new RationalPolynomial(derived);
  }

  /** Number of different real roots above zero. */
  public int positiveRoots() {
    if (degree() < 1) {
      return 0;
    }
    List<RationalPolynomial> chain = sturmChain();
    int atZero = variations(chain.stream().map(p -> p.coefficients.get(0).signum()).toList());
    int atInfinity = variations(chain.stream().map(p -> p.leading().signum()).toList());
    return atZero - atInfinity;
  }

  /**
   * Number of different real roots in an open interval.
   *
   * @throws IllegalArgumentException if the bounds are not in ascending order
   */
  public int rootsBetween(BigFraction low, BigFraction high) {
    if (low.compareTo(high) >= 0) {
      throw new IllegalArgumentException("no interval from " + low + " to " + high);
    }
    if (degree() < 1) {
      return 0;
    }
    List<RationalPolynomial> chain = sturmChain();
    RationalPolynomial common = chain.get(chain.size() - 1);
    // Divided by the greatest common divisor, so that multiple roots at the bounds do no harm.
    List<RationalPolynomial> simple = chain.stream().map(p -> p.quotient(common)).toList();
    int above = variations(simple.stream().map(p -> p.at(low).signum()).toList());
    int upTo = variations(simple.stream().map(p -> p.at(high).signum()).toList());
    return above - upTo - (at(high).signum() == 0 ? 1 : 0);
  }

  /** Whether the polynomial is positive at zero and at every number above. */
  public boolean isPositiveOnHalfLine() {
    return degree() >= 0
        && coefficients.get(0).signum() > 0
        && leading().signum() > 0
        && positiveRoots() == 0;
  }

  private BigFraction leading() {
    return coefficients.get(degree());
  }

  /** The polynomial, its derivative, and negated remainders, each scaled by a positive number. */
  private List<RationalPolynomial> sturmChain() {
    List<RationalPolynomial> chain = new ArrayList<>();
    chain.add(primitive());
    RationalPolynomial next = derivative().primitive();
    while (next.degree() >= 0) {
      chain.add(next);
      int last = chain.size() - 1;
      next = chain.get(last - 1).remainder(chain.get(last)).negated().primitive();
    }
    return chain;
  }

  private RationalPolynomial negated() {
    return new RationalPolynomial(coefficients.stream().map(BigFraction::negate).toList());
  }

  private RationalPolynomial remainder(RationalPolynomial divisor) {
    List<BigFraction> rest = new ArrayList<>(coefficients);
    for (int top = degree(); top >= divisor.degree(); top--) {
      BigFraction factor = rest.get(top).divide(divisor.leading());
      for (int i = 0; i <= divisor.degree(); i++) {
        int at = top - divisor.degree() + i;
        rest.set(at, rest.get(at).subtract(factor.multiply(divisor.coefficients.get(i))));
      }
    }
    return new RationalPolynomial(rest);
  }

  private RationalPolynomial quotient(RationalPolynomial divisor) {
    List<BigFraction> rest = new ArrayList<>(coefficients);
    BigFraction[] quotient = new BigFraction[Math.max(0, degree() - divisor.degree() + 1)];
    for (int k = quotient.length - 1; k >= 0; k--) {
      quotient[k] = rest.get(k + divisor.degree()).divide(divisor.leading());
      for (int i = 0; i <= divisor.degree(); i++) {
        rest.set(
            k + i, rest.get(k + i).subtract(quotient[k].multiply(divisor.coefficients.get(i))));
      }
    }
    return of(quotient);
  }

  /** A positive multiple with coprime whole coefficients, to keep numbers short. */
  private RationalPolynomial primitive() {
    BigInteger multiple = BigInteger.ONE;
    BigInteger divisor = BigInteger.ZERO;
    for (BigFraction c : coefficients) {
      BigInteger d = c.getDenominator();
      multiple = multiple.multiply(d.divide(multiple.gcd(d)));
    }
    for (BigFraction c : coefficients) {
      divisor = divisor.gcd(c.getNumerator().multiply(multiple.divide(c.getDenominator())));
    }
    if (divisor.signum() == 0) {
      return this;
    }
    BigFraction scale = new BigFraction(multiple, divisor);
    return new RationalPolynomial(coefficients.stream().map(c -> c.multiply(scale)).toList());
  }

  private static int variations(List<Integer> signs) {
    int changes = 0;
    int last = 0;
    for (int sign : signs) {
      if (sign != 0) {
        changes += last != 0 && sign != last ? 1 : 0;
        last = sign;
      }
    }
    return changes;
  }
}
