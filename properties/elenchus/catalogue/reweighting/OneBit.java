package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The one-bit vectors t sign(X^T y) and the optimality conditions, in fractions.
 *
 * @param x features, n x d
 * @param y targets, n
 * @param c X^T y, without a zero
 * @param sg its signs
 * @param slope X^T X sg
 */
record OneBit(
    RationalMatrix x, RationalVector y, RationalVector c, RationalVector sg, RationalVector slope) {

  static OneBit of(BoxRegression problem) {
    return of(RationalMatrix.of(problem.X()), problem.targets());
  }

  static OneBit of(RationalMatrix x, RationalVector y) {
    RationalVector c = x.transpose().times(y);
    RationalVector sg = AdjustedRisk.vector(c.size(), j -> new BigFraction(c.signum(j)));
    return new OneBit(x, y, c, sg, x.transpose().times(x.times(sg)));
  }

  int d() {
    return c.size();
  }

  /** lam_max = |c|_1. */
  BigFraction lamMax() {
    return c.dot(sg);
  }

  /** N2 = |X sg|^2. */
  BigFraction n2() {
    return slope.dot(sg);
  }

  /** The ratios |c_j| / (sg_j (X^T X sg)_j) with positive denominator. */
  List<BigFraction> ratios() {
    return IntStream.range(0, d())
        .filter(j -> slope.signum(j) * sg.signum(j) > 0)
        .mapToObj(j -> c.get(j).divide(slope.get(j)))
        .toList();
  }

  /** t1, the least ratio. */
  BigFraction t1() {
    return ratios().stream().reduce((a, b) -> a.compareTo(b) <= 0 ? a : b).orElseThrow();
  }

  /** The strength at which t sg is a candidate: lam_max - t N2. */
  BigFraction lam(BigFraction t) {
    return lamMax().subtract(t.multiply(n2()));
  }

  /** lam_1. */
  BigFraction lam1() {
    return lam(t1());
  }

  /** t sg. */
  RationalVector vector(BigFraction t) {
    return sg.times(t);
  }

  /** g = X^T (y - X w). */
  RationalVector gradient(RationalVector w) {
    return x.transpose().times(y.minus(x.times(w)));
  }

  /** |y - X w|^2 / 2 + lam |w|_inf. */
  BigFraction objective(RationalVector w, BigFraction lam) {
    RationalVector r = y.minus(x.times(w));
    return r.dot(r).divide(2).add(lam.multiply(largest(w)));
  }

  /**
   * Whether w is optimal: |g|_1 at most lam for w = 0; otherwise |g|_1 = lam, no g_j points against
   * w_j, and g_j = 0 wherever |w_j| is not the largest.
   */
  boolean isOptimal(RationalVector w, BigFraction lam) {
    RationalVector g = gradient(w);
    BigFraction sum =
        IntStream.range(0, d())
            .mapToObj(j -> g.get(j).abs())
            .reduce(BigFraction.ZERO, BigFraction::add);
    BigFraction t = largest(w);
    if (t.isZero()) {
      return sum.compareTo(lam) <= 0;
    }
    return sum.equals(lam)
        && IntStream.range(0, d())
            .allMatch(
                j -> g.signum(j) == 0 || (g.signum(j) == w.signum(j) && w.get(j).abs().equals(t)));
  }

  /** |w|_inf. */
  static BigFraction largest(RationalVector w) {
    return w.toList().stream()
        .map(BigFraction::abs)
        .reduce((a, b) -> a.compareTo(b) >= 0 ? a : b)
        .orElseThrow();
  }

  /** The coordinates strictly between the bounds, ascending. */
  static List<Integer> interior(RationalVector w) {
    BigFraction t = largest(w);
    return IntStream.range(0, w.size()).filter(j -> !w.get(j).abs().equals(t)).boxed().toList();
  }

  /** Whether no entry vanishes. */
  static boolean hasNoZero(RationalVector g) {
    return zeros(g) == 0;
  }

  static int zeros(RationalVector g) {
    return (int) IntStream.range(0, g.size()).filter(j -> g.signum(j) == 0).count();
  }

  /** Whether |c_j| > t sum_k |(X^T X)_jk|, which forces coordinate j to its bound. */
  boolean isForced(int j, BigFraction t) {
    BigFraction sum = BigFraction.ZERO;
    for (int k = 0; k < d(); k++) {
      BigFraction entry = BigFraction.ZERO;
      for (int i = 0; i < x.rows(); i++) {
        entry = entry.add(x.get(i, j).multiply(x.get(i, k)));
      }
      sum = sum.add(entry.abs());
    }
    return c.get(j).abs().compareTo(t.multiply(sum)) > 0;
  }
}
