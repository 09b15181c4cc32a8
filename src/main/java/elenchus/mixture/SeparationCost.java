package elenchus.mixture;

import elenchus.exact.Interval;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;

/**
 * The convex function whose minimum is the threshold of separability of two Gaussian classes,
 *
 * <p>h(g, b) = sum_y pi_y F(sqrt(1 + g^2), g s + y b), F(sigma, c) = E[(sigma G - c)_+^2].
 *
 * @param piPlus share of class +1
 * @param s signal
 * @param law the normal law
 * @param one the number 1
 * @param <T> the type of the numbers
 */
record SeparationCost<T extends CalculusFieldElement<T>>(T piPlus, T s, NormalLaw<T> law, T one) {
  static SeparationCost<Binary64> doubles(double piPlus, double s) {
    return new SeparationCost<>(
        new Binary64(piPlus), new Binary64(s), NormalLaw.DOUBLES, Binary64.ONE);
  }

  static SeparationCost<Interval> intervals(double piPlus, double s) {
    return new SeparationCost<>(
        Interval.of(piPlus), Interval.of(s), NormalLaw.INTERVALS, Interval.ONE);
  }

  /** What one class contributes. */
  private record Part<T>(T share, T sign, T sigma, T c, T tail, T density) {}

  private Part<T> part(T g, T b, boolean plus) {
    T share = plus ? piPlus : one.subtract(piPlus);
    T sign = plus ? one : one.negate();
    T sigma = one.add(g.multiply(g)).sqrt();
    T c = g.multiply(s).add(sign.multiply(b));
    T z = c.divide(sigma);
    return new Part<>(share, sign, sigma, c, law.tail(z), law.density(z));
  }

  /** h. */
  T value(T g, T b) {
    return valueOf(part(g, b, true)).add(valueOf(part(g, b, false)));
  }

  private T valueOf(Part<T> p) {
    T squares = p.sigma().multiply(p.sigma()).add(p.c().multiply(p.c()));
    T second = p.c().multiply(p.sigma()).multiply(p.density());
    return p.share().multiply(squares.multiply(p.tail()).subtract(second));
  }

  /** E[(sigma G - c)_+], which is -dF/dc / 2. */
  private T hinge(Part<T> p) {
    return p.sigma().multiply(p.density()).subtract(p.c().multiply(p.tail()));
  }

  /** Half of dh/dg. */
  T slopeG(T g, T b) {
    T sum = one.subtract(one);
    for (boolean plus : new boolean[] {true, false}) {
      Part<T> p = part(g, b, plus);
      sum = sum.add(p.share().multiply(g.multiply(p.tail()).subtract(s.multiply(hinge(p)))));
    }
    return sum;
  }

  /** Half of dh/db. */
  T slopeB(T g, T b) {
    T sum = one.subtract(one);
    for (boolean plus : new boolean[] {true, false}) {
      Part<T> p = part(g, b, plus);
      sum = sum.subtract(p.share().multiply(p.sign()).multiply(hinge(p)));
    }
    return sum;
  }

  /** Half of the second derivatives: gg, gb, bb. */
  T[] curvature(T g, T b, T[] into) {
    for (int k = 0; k < 3; k++) {
      into[k] = one.subtract(one);
    }
    for (boolean plus : new boolean[] {true, false}) {
      Part<T> p = part(g, b, plus);
      T tilt = g.divide(p.sigma());
      T z = p.c().divide(p.sigma());
      // F_ss = 2 Q + 2 z phi, F_s = 2 sigma Q, F_sc = -2 phi, F_cc = 2 Q.
      T gg =
          p.tail()
              .add(z.multiply(p.density()))
              .multiply(tilt)
              .multiply(tilt)
              .add(p.tail().divide(p.sigma()).divide(p.sigma()))
              .subtract(p.density().multiply(tilt).multiply(s).multiply(2))
              .add(p.tail().multiply(s).multiply(s));
      T gb = p.tail().multiply(s).subtract(p.density().multiply(tilt)).multiply(p.sign());
      into[0] = into[0].add(p.share().multiply(gg));
      into[1] = into[1].add(p.share().multiply(gb));
      into[2] = into[2].add(p.share().multiply(p.tail()));
    }
    return into;
  }
}
