package elenchus.mixture;

import elenchus.exact.Interval;
import elenchus.exact.IntervalMatrix;
import elenchus.exact.IntervalNewton;
import java.util.Optional;
import org.hipparchus.util.Binary64;

/**
 * The number of features per sample above which samples of two Gaussian classes are linearly
 * separable with probability tending to 1, so that the logistic loss has no minimiser, and below
 * which they are not (Candes and Sur 2020; Deng, Kammoun and Thrampoulidis 2022): the minimum over
 * g and b of the convex function
 *
 * <p>h(g, b) = sum_y pi_y E[(sqrt(1 + g^2) G - g s - y b)_+^2], G standard normal.
 *
 * @param piPlus share of class +1
 * @param s half the Mahalanobis distance of the class means
 */
public record SeparabilityThreshold(double piPlus, double s) {
  private static final int STEPS = 60;

  /** The threshold in double precision. */
  public double value() {
    double[] at = minimiser();
    return at(at[0], at[1]);
  }

  /** h(g, b). */
  public double at(double g, double b) {
    return doubles().value(new Binary64(g), new Binary64(b)).getReal();
  }

  private SeparationCost<Binary64> doubles() {
    return SeparationCost.doubles(piPlus, s);
  }

  /** The minimiser (g, b), by damped Newton in double precision. */
  public double[] minimiser() {
    SeparationCost<Binary64> cost = doubles();
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

  /** Rigorous bounds for it; empty if interval Newton does not prove a stationary point. */
  public Optional<Interval> enclosed() {
    SeparationCost<Interval> cost = SeparationCost.intervals(piPlus, s);
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
    return IntervalNewton.enclose(gradient, minimiser())
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
