package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * The solutions of least squares with a penalty on the largest coefficient, followed exactly from
 * lam_max downwards. Between two events the bound t and the free coordinates are affine in lam; at
 * an event a coordinate leaves its bound because its gradient vanishes, or arrives at one.
 *
 * <p>The method is that of M. R. Osborne, B. Presnell, B. A. Turlach, A new approach to variable
 * selection in least squares problems, IMA J. Numerical Analysis 20 (2000), for the dual norm.
 */
final class BoxPath {
  private static final int EVENTS = 200;

  private final OneBit problem;

  /** The sign of the bound at which a coordinate sits, 0 for a free one. */
  private final int[] bound;

  private BigFraction lam;

  private BoxPath(OneBit problem) {
    this.problem = problem;
    this.bound = new int[problem.d()];
    Arrays.setAll(bound, problem.sg()::signum);
    this.lam = problem.lamMax();
  }

  /**
   * The solution at one strength below lam_max; empty where the path meets dependent columns or
   * does not come to an end. It is to be judged by its optimality conditions.
   */
  static Optional<RationalVector> solution(OneBit problem, BigFraction lam) {
    BoxPath path = new BoxPath(problem);
    for (int event = 0; event < EVENTS; event++) {
      Optional<Segment> segment = path.segment();
      if (segment.isEmpty()) {
        return Optional.empty();
      }
      Event next = path.next(segment.get());
      if (next.lam().compareTo(lam) <= 0) {
        return Optional.of(segment.get().at(lam));
      }
      path.bound[next.coordinate()] = next.bound();
      path.lam = next.lam();
    }
    return Optional.empty();
  }

  /** A solution affine in lam: w = base - lam rate, with the bound t = |w| of the others. */
  private record Segment(
      RationalVector base, RationalVector rate, BigFraction height, BigFraction fall) {
    RationalVector at(BigFraction lam) {
      return base.minus(rate.times(lam));
    }
  }

  private record Event(BigFraction lam, int coordinate, int bound) {}

  /** Solves M^T (y - M z) = lam e_1 for z = (t, free coordinates), M = (sum of the bound, free). */
  private Optional<Segment> segment() {
    List<Integer> free = new ArrayList<>();
    for (int j = 0; j < bound.length; j++) {
      if (bound[j] == 0) {
        free.add(j);
      }
    }
    RationalMatrix x = problem.x();
    RationalVector signs = AdjustedRisk.vector(bound.length, j -> new BigFraction(bound[j]));
    RationalVector together = x.times(signs);
    RationalMatrix m =
        RationalMatrix.of(
            x.rows(),
            1 + free.size(),
            (i, k) -> k == 0 ? together.get(i) : x.get(i, free.get(k - 1)));
    RationalMatrix gram = m.transpose().times(m);
    RationalVector first =
        AdjustedRisk.vector(1 + free.size(), k -> k == 0 ? BigFraction.ONE : BigFraction.ZERO);
    Optional<RationalVector> a = gram.solve(m.transpose().times(problem.y()));
    Optional<RationalVector> b = gram.solve(first);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Segment(
            expanded(a.get(), free), expanded(b.get(), free), a.get().get(0), b.get().get(0)));
  }

  private RationalVector expanded(RationalVector z, List<Integer> free) {
    return AdjustedRisk.vector(
        bound.length,
        j -> bound[j] == 0 ? z.get(1 + free.indexOf(j)) : z.get(0).multiply(bound[j]));
  }

  /** The first event below the present strength. */
  private Event next(Segment segment) {
    Event first = new Event(BigFraction.MINUS_ONE, 0, 0);
    RationalVector g0 = problem.gradient(segment.base());
    RationalVector g1 = problem.x().transpose().times(problem.x().times(segment.rate()));
    for (int j = 0; j < bound.length; j++) {
      if (bound[j] != 0) {
        first = earlier(first, g0.get(j), g1.get(j), bound[j], new Event(lam, j, 0));
      } else {
        for (int sign = -1; sign <= 1; sign += 2) {
          BigFraction gap = segment.height().subtract(segment.base().get(j).multiply(sign));
          BigFraction fall = segment.fall().subtract(segment.rate().get(j).multiply(sign));
          first = earlier(first, gap, fall.negate(), 1, new Event(lam, j, sign));
        }
      }
    }
    return first;
  }

  /** The event at which sign (value + lam slope), positive so far, falls to zero, if it is next. */
  private static Event earlier(
      Event first, BigFraction value, BigFraction slope, int sign, Event event) {
    if (slope.signum() * sign <= 0) {
      return first;
    }
    BigFraction root = value.divide(slope).negate();
    return root.compareTo(first.lam()) > 0 && root.compareTo(event.lam()) <= 0
        ? new Event(root, event.coordinate(), event.bound())
        : first;
  }
}
