package elenchus.margin;

import elenchus.data.ExactSamples;
import elenchus.exact.Rationals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hipparchus.fraction.BigFraction;

/**
 * The margins of all pairs at weights v / D in integers, compared with 1. A floating-point margin
 * with its rounding bound decides nearly all pairs; the rest are decided in integers.
 *
 * <p>The bound: weights and samples are rounded once each, products and sums add the rest, so that
 * a margin errs by at most (d + 6) units of 2^-53 of the sum of absolute products.
 */
final class ExactMargins {
  private static final double UNIT = 0x1p-53;

  /** Between these bounds neither products nor their errors leave the normal range. */
  private static final double SMALLEST = 0x1p-400;

  private static final double LARGEST = 0x1p400;

  private final ExactPairs pairs;
  private final BigInteger[] v;
  private final BigInteger denominator;
  private final double[] margins;
  private final double[] bounds;

  ExactMargins(ExactPairs pairs, BigInteger[] v, BigInteger denominator) {
    this.pairs = pairs;
    this.v = v;
    this.denominator = denominator;
    margins = new double[pairs.count()];
    bounds = new double[pairs.count()];
    estimate();
  }

  private void estimate() {
    ExactSamples samples = pairs.samples();
    int d = samples.features();
    int classes = samples.classes();
    double[] w = new double[v.length];
    boolean normal = true;
    for (int k = 0; k < v.length; k++) {
      w[k] = Rationals.quotient(v[k], denominator);
      normal &= isNormal(w[k]);
    }
    double[] scores = new double[classes];
    double[] sizes = new double[classes];
    double unit = (d + 6) * UNIT * (1 + 0x1p-20);
    double[] z = new double[d];
    int pair = 0;
    for (int i = 0; i < samples.samples(); i++) {
      for (int f = 0; f < d; f++) {
        z[f] = samples.numerator(i, f).doubleValue();
        normal &= isNormal(z[f]);
      }
      for (int k = 0; k < classes; k++) {
        double sum = 0;
        double size = 0;
        for (int f = 0; f < d; f++) {
          double product = w[k * d + f] * z[f];
          sum += product;
          size += Math.abs(product);
        }
        scores[k] = sum;
        sizes[k] = size;
      }
      int y = samples.label(i);
      for (int k = 0; k < classes; k++) {
        if (k != y) {
          margins[pair] = scores[y] - scores[k];
          bounds[pair] = normal ? unit * (sizes[y] + sizes[k]) : Double.POSITIVE_INFINITY;
          pair++;
        }
      }
    }
  }

  private static boolean isNormal(double value) {
    double size = Math.abs(value);
    return size == 0 || (size > SMALLEST && size < LARGEST);
  }

  /** -1, 0 or 1 as the margin of a pair is below, at or above 1. */
  int compareToOne(int pair) {
    double excess = margins[pair] - 1;
    // The subtraction rounds by at most half a unit of the excess itself.
    double bound = bounds[pair] + Math.abs(excess) * UNIT;
    if (Math.abs(excess) > bound * (1 + 0x1p-20)) {
      return excess > 0 ? 1 : -1;
    }
    return exact(pair).compareTo(denominator);
  }

  /** The margin of a pair times the denominator. */
  private BigInteger exact(int pair) {
    return pairs.value(pair, v);
  }

  /** The pair whose margin falls short of 1 by as good as the most, if any does. */
  OptionalInt mostViolated() {
    int worst = -1;
    for (int p = 0; p < margins.length; p++) {
      boolean candidate = worst < 0 || margins[p] < margins[worst] || Double.isNaN(margins[p]);
      if (candidate && compareToOne(p) < 0) {
        worst = p;
      }
    }
    return worst < 0 ? OptionalInt.empty() : OptionalInt.of(worst);
  }

  /** The pairs with margin exactly 1, ascending. */
  List<Integer> active() {
    List<Integer> active = new ArrayList<>();
    for (int p = 0; p < margins.length; p++) {
      if (compareToOne(p) == 0) {
        active.add(p);
      }
    }
    return active;
  }

  /** The smallest excess over 1 among pairs with margin above 1; empty if there are none. */
  Optional<BigFraction> inactiveGap() {
    double ceiling = Double.POSITIVE_INFINITY;
    List<Integer> above = new ArrayList<>();
    for (int p = 0; p < margins.length; p++) {
      if (compareToOne(p) > 0) {
        above.add(p);
        ceiling = Math.min(ceiling, margins[p] + bounds[p]);
      }
    }
    double last = ceiling * (1 + 0x1p-40);
    return above.stream()
        .filter(p -> !(margins[p] - bounds[p] > last))
        .map(this::exact)
        .min(Comparator.naturalOrder())
        .map(least -> new BigFraction(least.subtract(denominator), denominator));
  }
}
