package elenchus.margin;

import elenchus.exact.DixonSolver;
import elenchus.exact.IntegerMatrix;
import elenchus.exact.LinearSolution;
import elenchus.exact.RationalVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The active-set method of Lawson and Hanson for the dual problem, maximise sum y - |A^T y|^2 / 2
 * over y >= 0, in rational arithmetic and from any proposed support. The objective rises with each
 * change of the support, so the method ends; it usually ends at once, since the proposal of
 * floating point is usually right.
 *
 * <p>A pair that depends on the support either takes the place of another one, or shows that the
 * dual problem is unbounded, which is Gordan's alternative.
 *
 * <p>C. L. Lawson, R. J. Hanson, Solving Least Squares Problems (1974), chapter 23.
 */
final class ExactActiveSet {
  private final ExactPairs pairs;
  private Repairs repairs = Repairs.NONE;

  ExactActiveSet(ExactPairs pairs) {
    this.pairs = pairs;
  }

  /**
   * A support with its dual variables.
   *
   * @param pairs ascending
   * @param y one number per pair, for the integer rows
   */
  private record State(int[] pairs, RationalVector y) {}

  ExactSeparability solve(int[] proposal) {
    IntegerMatrix gram = pairs.gram(proposal);
    DixonSolver solver = DixonSolver.of(gram);
    LinearSolution first = solver.solve(ones(proposal.length));
    if (first instanceof LinearSolution.Singular singular) {
      Optional<RationalVector> gordan = sameSign(singular.kernelVector());
      if (gordan.isPresent()) {
        return inseparable(proposal, gordan.get());
      }
    }
    State state = start(proposal, gram, first);
    while (true) {
      BigInteger[] numerators = numerators(state.y());
      BigInteger[] v = pairs.combination(state.pairs(), numerators);
      ExactMargins margins = new ExactMargins(pairs, v, state.y().denominator());
      OptionalInt violated = margins.mostViolated();
      if (violated.isEmpty()) {
        return new ExactMaxMargin(pairs, state.pairs(), state.y(), v, margins, repairs);
      }
      int[] larger = with(state.pairs(), violated.getAsInt());
      RationalVector y = extended(state, larger);
      LinearSolution solution = DixonSolver.solve(pairs.gram(larger), ones(larger.length));
      if (solution instanceof LinearSolution.Singular singular) {
        int entering = Arrays.binarySearch(larger, violated.getAsInt());
        RationalVector kernel = singular.kernelVector();
        RationalVector direction = kernel.times(kernel.get(entering).reciprocal());
        Optional<RationalVector> gordan = sameSign(direction);
        if (gordan.isPresent()) {
          return inseparable(larger, gordan.get());
        }
        // Along the kernel A^T y stays and sum y grows, up to where a dual variable vanishes.
        repairs = repairs.withExchanged();
        state = settle(move(larger, y, direction));
      } else {
        repairs = repairs.withAdded();
        state = settle(new State(larger, y));
      }
    }
  }

  /** Makes any proposal a support with positive dual variables, by leaving pairs out. */
  private State start(int[] proposal, IntegerMatrix gram, LinearSolution first) {
    int[] support = proposal;
    LinearSolution solution = first;
    if (solution instanceof LinearSolution.Singular) {
      int[] independent = gram.independentRows();
      repairs = repairs.withDependent(proposal.length - independent.length);
      support = Arrays.stream(independent).map(k -> proposal[k]).toArray();
      solution = DixonSolver.solve(pairs.gram(support), ones(support.length));
    }
    while (true) {
      RationalVector y = regular(solution);
      int[] positive = positive(y);
      if (positive.length == support.length) {
        return new State(support, y);
      }
      repairs = repairs.withDropped(support.length - positive.length);
      int[] kept = support;
      support = Arrays.stream(positive).map(k -> kept[k]).toArray();
      solution = DixonSolver.solve(pairs.gram(support), ones(support.length));
    }
  }

  /**
   * Moves from non-negative dual variables on independent pairs to the best ones on that support,
   * dropping pairs whose variable vanishes on the way.
   */
  private State settle(State start) {
    State state = start;
    while (true) {
      RationalVector best =
          regular(DixonSolver.solve(pairs.gram(state.pairs()), ones(state.pairs().length)));
      if (positive(best).length == state.pairs().length) {
        return new State(state.pairs(), best);
      }
      state = move(state.pairs(), state.y(), best.minus(state.y()));
    }
  }

  /** Goes as far as the variables stay non-negative, and drops those that vanish. */
  private State move(int[] support, RationalVector y, RationalVector direction) {
    Optional<BigFraction> step = Optional.empty();
    for (int k = 0; k < support.length; k++) {
      if (direction.signum(k) < 0) {
        BigFraction ratio = y.get(k).divide(direction.get(k)).negate();
        if (step.isEmpty() || ratio.compareTo(step.get()) < 0) {
          step = Optional.of(ratio);
        }
      }
    }
    RationalVector moved = y.plus(direction.times(step.orElseThrow()));
    int[] positive = positive(moved);
    repairs = repairs.withDropped(support.length - positive.length);
    return new State(
        Arrays.stream(positive).map(k -> support[k]).toArray(),
        RationalVector.of(
            Arrays.stream(positive).mapToObj(moved::get).toArray(BigFraction[]::new)));
  }

  /** The dual variables on a larger support: zero on what is new. */
  private static RationalVector extended(State state, int[] larger) {
    return RationalVector.of(
        Arrays.stream(larger)
            .map(pair -> Arrays.binarySearch(state.pairs(), pair))
            .mapToObj(k -> k < 0 ? BigFraction.ZERO : state.y().get(k))
            .toArray(BigFraction[]::new));
  }

  private ExactInseparable inseparable(int[] support, RationalVector weights) {
    int[] positive = positive(weights);
    RationalVector shares =
        RationalVector.of(
            Arrays.stream(positive).mapToObj(weights::get).toArray(BigFraction[]::new));
    return new ExactInseparable(
        pairs.samples(),
        Arrays.stream(positive).mapToObj(k -> support[k]).toList(),
        shares.times(shares.sum().reciprocal()),
        repairs);
  }

  /** The vector or its negative, if no entry is negative. */
  private static Optional<RationalVector> sameSign(RationalVector vector) {
    IntStream signs = IntStream.range(0, vector.size()).map(vector::signum);
    int[] range = signs.filter(s -> s != 0).distinct().toArray();
    return range.length == 1
        ? Optional.of(range[0] > 0 ? vector : vector.times(BigFraction.MINUS_ONE))
        : Optional.empty();
  }

  private static int[] positive(RationalVector y) {
    return IntStream.range(0, y.size()).filter(k -> y.signum(k) > 0).toArray();
  }

  private static int[] with(int[] support, int pair) {
    return IntStream.concat(Arrays.stream(support), IntStream.of(pair)).sorted().toArray();
  }

  private static RationalVector regular(LinearSolution solution) {
    if (solution instanceof LinearSolution.Unique unique) {
      return unique.x();
    }
    throw new IllegalStateException("independent pairs have a regular Gram matrix");
  }

  private static BigInteger[] ones(int n) {
    BigInteger[] ones = new BigInteger[n];
    Arrays.fill(ones, BigInteger.ONE);
    return ones;
  }

  static BigInteger[] numerators(RationalVector y) {
    BigInteger[] numerators = new BigInteger[y.size()];
    Arrays.setAll(numerators, y::numerator);
    return numerators;
  }
}
