package elenchus.mixture;

import elenchus.exact.RationalPolynomial;
import elenchus.exact.Rationals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The same limits in fractions: weights are compared, and the shape of the error curves is decided,
 * without rounding.
 *
 * @param piPlus share of the minority
 * @param delta features per sample
 * @param s2 the squared signal
 */
public record ExactMixture(BigFraction piPlus, BigFraction delta, BigFraction s2) {
  private static final double NARROW = 1e-15;

  /** The fractions that doubles spell: the simplest that round to them. */
  public static ExactMixture of(MixtureLimit mixture) {
    BigFraction s = Rationals.simplest(mixture.s());
    return new ExactMixture(
        Rationals.simplest(mixture.piPlus()), Rationals.simplest(mixture.delta()), s.multiply(s));
  }

  /** A bracket of a root by fractions. */
  public record Bracket(BigFraction low, BigFraction high) {}

  /** The rational functions. */
  public LeverageAlgebra<BigFraction> algebra() {
    return new LeverageAlgebra<>(piPlus, delta);
  }

  /** -kappa, the imbalance without weights. */
  public BigFraction unweighted() {
    return algebra().kappa().negate();
  }

  /** Infimum of the imbalance: weights that tend to zero. */
  public BigFraction lowest() {
    BigFraction least = BigFraction.ONE.subtract(algebra().piMinus().multiply(2).divide(delta));
    return least.compareTo(BigFraction.MINUS_ONE) > 0 ? least : BigFraction.MINUS_ONE;
  }

  /** Supremum of the imbalance: weights that tend to infinity. */
  public BigFraction highest() {
    BigFraction most = piPlus.multiply(2).divide(delta).subtract(BigFraction.ONE);
    return most.compareTo(BigFraction.ONE) < 0 ? most : BigFraction.ONE;
  }

  /** Whether some weight makes both errors equal. */
  public boolean canEqualise() {
    return delta.compareTo(piPlus.multiply(2)) < 0;
  }

  /**
   * The signed square of the argument of the worst-class error: the greater, the smaller the error.
   */
  public BigFraction worst(BigFraction u) {
    BigFraction advantage = algebra().advantageMinus(u.abs(), s2);
    return algebra().squaredArgument(advantage, u, s2).multiply(advantage.signum());
  }

  /**
   * Whether the equal-error weight is optimal where there is one, or an infinite weight where there
   * is none.
   */
  public boolean isBelowThreshold() {
    LeverageAlgebra<BigFraction> f = algebra();
    BigFraction pull = s2.multiply(f.effectiveDelta());
    BigFraction gap =
        canEqualise()
            ? BigFraction.ONE.subtract(f.effectiveDelta()).subtract(pull.multiply(f.kappa()))
            : delta.multiply(delta).subtract(piPlus.multiply(piPlus).multiply(4).multiply(s2));
    return gap.signum() >= 0;
  }

  /** Different roots of P+ between the unweighted imbalance and that of infinite weight. */
  public int plusRoots() {
    return plusSlope().rootsBetween(unweighted(), highest());
  }

  /** Different roots of P- between the imbalance of weight zero and the unweighted one. */
  public int minusRoots() {
    return minusSlope().rootsBetween(lowest(), unweighted());
  }

  /** Whether the minority's error falls and the majority's rises over all weights. */
  public boolean isMonotone() {
    return plusRoots() == 0 && minusRoots() == 0;
  }

  /** Where the minority's error turns for weights above 1, in ascending order. */
  public List<Bracket> plusTurns() {
    List<Bracket> turns = new ArrayList<>();
    isolate(plusSlope(), unweighted(), highest(), turns);
    return turns;
  }

  /** Where the majority's error turns for weights below 1, in ascending order. */
  public List<Bracket> minusTurns() {
    List<Bracket> turns = new ArrayList<>();
    isolate(minusSlope(), lowest(), unweighted(), turns);
    return turns;
  }

  private static void isolate(
      RationalPolynomial slope, BigFraction low, BigFraction high, List<Bracket> turns) {
    int count = slope.rootsBetween(low, high);
    boolean narrow = high.subtract(low).doubleValue() < NARROW;
    if (count == 0) {
      return;
    }
    if (count == 1 && slope.at(low).signum() * slope.at(high).signum() < 0) {
      BigFraction left = low;
      BigFraction right = high;
      while (right.subtract(left).doubleValue() >= NARROW) {
        BigFraction middle = shortest(left, right);
        if (slope.at(middle).signum() == slope.at(low).signum()) {
          left = middle;
        } else {
          right = middle;
        }
      }
      turns.add(new Bracket(left, right));
    } else if (narrow) {
      turns.add(new Bracket(low, high));
    } else {
      BigFraction middle = shortest(low, high);
      isolate(slope, low, middle, turns);
      if (slope.at(middle).signum() == 0) {
        turns.add(new Bracket(middle, middle));
      }
      isolate(slope, middle, high, turns);
    }
  }

  /** P+ as a polynomial in u. */
  public RationalPolynomial plusSlope() {
    return slope(-1);
  }

  /** P- as a polynomial in u. */
  public RationalPolynomial minusSlope() {
    return slope(1);
  }

  /** h0 plus or minus s^2 Delta (kappa + u)(1 - u^2)^2, degree 5. */
  private RationalPolynomial slope(int sign) {
    LeverageAlgebra<BigFraction> f = algebra();
    BigFraction wide = f.effectiveDelta();
    BigFraction kappa = f.kappa();
    BigFraction pull = s2.multiply(wide).multiply(sign);
    BigFraction bent = wide.multiply(kappa).negate();
    return RationalPolynomial.of(
        BigFraction.ONE.subtract(wide).add(pull.multiply(kappa)),
        bent.multiply(3).add(pull),
        BigFraction.ONE.subtract(wide.multiply(3)).subtract(pull.multiply(kappa).multiply(2)),
        bent.subtract(pull.multiply(2)),
        pull.multiply(kappa),
        pull);
  }

  /**
   * A bracket of the root of P+ closest to the unweighted imbalance, where the best weight is if it
   * is neither that of equal errors nor infinite.
   *
   * @param bits the bracket is so many times halved
   * @throws ArithmeticException if the best weight is one of those two
   */
  public Bracket optimum(int bits) {
    if (isBelowThreshold()) {
      throw new ArithmeticException("the best weight is that of equal errors or infinite");
    }
    BigFraction low = unweighted();
    BigFraction high = canEqualise() ? BigFraction.ZERO : highest();
    RationalPolynomial slope = plusSlope();
    for (int i = 0; i < bits; i++) {
      BigFraction middle = shortest(low, high);
      if (slope.at(middle).signum() > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Bracket(low, high);
  }

  /** A dyadic fraction in the middle half of an interval, with a short denominator. */
  private static BigFraction shortest(BigFraction low, BigFraction high) {
    BigFraction width = high.subtract(low);
    int bits = width.getDenominator().bitLength() - width.getNumerator().bitLength() + 3;
    BigFraction unit = new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(Math.max(0, bits)));
    BigFraction steps = low.add(high).divide(2).divide(unit);
    return new BigFraction(steps.getNumerator().divide(steps.getDenominator())).multiply(unit);
  }
}
