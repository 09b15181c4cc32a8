package elenchus.catalogue.reweighting;

import elenchus.exact.Interval;
import elenchus.exact.IntervalMatrix;
import elenchus.exact.IntervalNewton;
import java.util.Optional;
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
  private static final int STEPS = 60;

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

  /** The minimiser (g, b) by damped Newton in double precision. */
  static double[] minimise(double piPlus, double s) {
    SeparationCost<Binary64> cost = doubles(piPlus, s);
    double g = 0;
    double b = 0;
    for (int step = 0; step < STEPS; step++) {
      Binary64[] h = cost.curvature(new Binary64(g), new Binary64(b), new Binary64[3]);
      double a = h[0].getReal();
      double c = h[1].getReal();
      double d = h[2].getReal();
      double slopeG = cost.slopeG(new Binary64(g), new Binary64(b)).getReal();
      double slopeB = cost.slopeB(new Binary64(g), new Binary64(b)).getReal();
      double determinant = a * d - c * c;
      double moveG = -(slopeG * d - c * slopeB) / determinant;
      double moveB = -(a * slopeB - slopeG * c) / determinant;
      double length = Math.min(1, 0.5 / Math.max(1e-300, Math.hypot(moveG, moveB)));
      g += length * moveG;
      b += length * moveB;
    }
    return new double[] {g, b};
  }

  /** Bounds for the minimum; empty if interval Newton does not prove a stationary point. */
  static Optional<Interval> threshold(double piPlus, double s) {
    SeparationCost<Interval> cost = intervals(piPlus, s);
    IntervalNewton.Equations gradient =
        new IntervalNewton.Equations() {
          @Override
          public IntervalMatrix value(IntervalMatrix x) {
            return IntervalMatrix.column(
                cost.slopeG(x.get(0, 0), x.get(1, 0)), cost.slopeB(x.get(0, 0), x.get(1, 0)));
          }

          @Override
          public IntervalMatrix jacobian(IntervalMatrix x) {
            Interval[] h = cost.curvature(x.get(0, 0), x.get(1, 0), new Interval[3]);
            return IntervalMatrix.of(2, 2, (i, j) -> h[i + j]);
          }
        };
    return IntervalNewton.enclose(gradient, minimise(piPlus, s))
        .map(x -> valueOver(cost, x.get(0, 0), x.get(1, 0)));
  }

  /** h over a box by the mean value theorem: slopes are small where it is used. */
  private static Interval valueOver(SeparationCost<Interval> cost, Interval g, Interval b) {
    Interval midG = Interval.of(g.mid());
    Interval midB = Interval.of(b.mid());
    Interval change =
        cost.slopeG(g, b)
            .multiply(g.subtract(midG))
            .add(cost.slopeB(g, b).multiply(b.subtract(midB)));
    return cost.value(midG, midB).add(change.multiply(2));
  }
}
