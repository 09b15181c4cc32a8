package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hipparchus.util.FastMath;

/**
 * The least objective of simplex logits m (I - J/K): F(m) = log(1 + (K-1) e^-m) + (L/2) Lam^(1/L)
 * (K-1) (m^2 nu)^(1/L) over m >= 0.
 *
 * @param K number of classes
 * @param nu samples per class, N / K
 * @param L number of factors
 * @param Lam product of their decays
 */
record SimplexValue(int K, double nu, int L, double Lam) {

  double at(double m) {
    return FastMath.log1p((K - 1) * FastMath.exp(-m))
        + 0.5 * L * (K - 1) * FastMath.pow(Lam * m * m * nu, 1.0 / L);
  }

  private double slope(double m) {
    return -(K - 1) / (FastMath.exp(m) + K - 1)
        + (K - 1) * FastMath.pow(Lam * nu, 1.0 / L) * FastMath.pow(m, 2.0 / L - 1);
  }

  /** The minimiser: the largest root of the stationarity equation, or 0. */
  double m() {
    double low = LogitGeometry.SIMPLEX.best(K, nu, L, Lam);
    if (low == 0) {
      return 0;
    }
    // The scan is right to the square root of rounding; the slope decides the rest.
    double high = low * (1 + 1e-5);
    low *= 1 - 1e-5;
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (slope(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  double value() {
    return at(m());
  }

  private Interval loss(Interval m) {
    return m.negate().exp().multiply(Interval.of(K - 1)).log1p();
  }

  private Interval weight() {
    return Interval.of(Lam).multiply(Interval.of(nu)).rootN(L).multiply(Interval.of(K - 1));
  }

  private Interval penalty(Interval m) {
    return weight().multiply(m.square().rootN(L)).multiply(Interval.of(0.5 * L));
  }

  private Interval enclosed(double m) {
    Interval point = Interval.of(m);
    return loss(point).add(penalty(point));
  }

  private Interval slope(Interval m) {
    Interval fit = Interval.of(K - 1).divide(m.exp().add(Interval.of(K - 1))).negate();
    Interval root = m.square().rootN(L).divide(m);
    return fit.add(weight().multiply(root));
  }

  /**
   * Whether F >= v everywhere, proved by intervals: cells of [0, m] are bounded by monotone parts
   * and by the mean value theorem, and split until the bound decides; beyond, the penalty alone
   * exceeds v.
   */
  boolean exceeds(double v) {
    double end = 1;
    while (!(penalty(Interval.of(end)).lower() > v)) {
      end *= 2;
    }
    Deque<double[]> cells = new ArrayDeque<>();
    cells.push(new double[] {0, end});
    for (int count = 0; !cells.isEmpty(); count++) {
      double[] cell = cells.pop();
      if (lowerBound(cell[0], cell[1]) >= v) {
        continue;
      }
      double middle = (cell[0] + cell[1]) / 2;
      if (count > 20_000 || middle <= cell[0] || middle >= cell[1]) {
        return false;
      }
      cells.push(new double[] {middle, cell[1]});
      cells.push(new double[] {cell[0], middle});
    }
    return true;
  }

  private double lowerBound(double from, double to) {
    // The loss falls and the penalty grows along the cell.
    double monotone = loss(Interval.of(to)).add(penalty(Interval.of(from))).lower();
    if (from == 0) {
      // Near zero the slope of the penalty is unbounded; its least value is at the far end.
      Interval least =
          Interval.of(K - 1)
              .divide(Interval.of(K))
              .negate()
              .add(weight().multiply(Interval.of(to).square().rootN(L).divide(Interval.of(to))));
      return least.lower() >= 0 ? Math.max(monotone, enclosed(0).lower()) : monotone;
    }
    double middle = (from + to) / 2;
    Interval offset = Interval.of(from, to).subtract(Interval.of(middle));
    Interval mean = enclosed(middle).add(slope(Interval.of(from, to)).multiply(offset));
    return Math.max(monotone, mean.lower());
  }

  /** A proved lower bound of F, short of its least value by the given slack; or minus infinity. */
  double certifiedLeast(double slack) {
    double v = value() - slack;
    return exceeds(v) ? v : Double.NEGATIVE_INFINITY;
  }
}
