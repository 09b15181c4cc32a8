package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.HardMarginClaims.*;

import elenchus.data.ExactSamples;
import elenchus.data.PairOperator;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.margin.ExactMaxMargin;
import elenchus.margin.ExactSeparability;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** The false variants that an examination refutes in floating point, decided in fractions. */
final class HardMarginDecisions {
  private HardMarginDecisions() {}

  /** Whether the data are separable. */
  static boolean separable(MarginProblem problem) {
    return exact(problem).isPresent();
  }

  /**
   * What + 1 has the margins of What, and with the optimal dual variables it is off by 2 gap, not
   * by gap.
   */
  static Optional<Finding> tightCandidate(MarginProblem problem, Claim claim) {
    return decided(problem, claim, DISTANCE, HardMarginDecisions::isWithinGap);
  }

  /** Whether all multipliers of one equality too many are nonnegative. */
  static Optional<Finding> equalities(MarginProblem problem, Claim claim) {
    return decided(problem, claim, NONNEGATIVE, exact -> hasNonnegativeMultipliers(problem, exact));
  }

  /** Whether alpha |x|^2 = 1 for all pairs. */
  static Optional<Finding> orthogonal(MarginProblem problem, Claim claim) {
    return decided(problem, claim, ORTHOGONAL, exact -> hasReciprocalSquares(problem, exact));
  }

  private static Optional<Finding> decided(
      MarginProblem problem,
      Claim claim,
      Claim expected,
      Function<ExactMaxMargin, Boolean> decision) {
    return claim.equals(expected)
        ? exact(problem)
            .map(decision)
            .map(
                holds ->
                    claim
                        .decide(holds)
                        .by("active set by p-adic lifting", "own", "rational")
                        .build())
        : Optional.empty();
  }

  private static Optional<ExactMaxMargin> exact(MarginProblem problem) {
    return ExactSeparability.of(ExactSamples.ofDoubles(problem.data()))
            instanceof ExactMaxMargin exact
        ? Optional.of(exact)
        : Optional.empty();
  }

  private static boolean isWithinGap(ExactMaxMargin exact) {
    RationalMatrix What = exact.weights();
    RationalMatrix W =
        RationalMatrix.of(
            What.rows(), What.columns(), (k, f) -> What.get(k, f).add(BigFraction.ONE));
    BigFraction distance = square(W.minus(What));
    BigFraction dual = exact.squaredNorm().subtract(square(What).divide(2));
    BigFraction gap = square(W).divide(2).subtract(dual);
    return distance.compareTo(gap) <= 0;
  }

  private static BigFraction square(RationalMatrix matrix) {
    RationalVector entries = flat(matrix);
    return entries.dot(entries);
  }

  private static RationalVector flat(RationalMatrix matrix) {
    return RationalVector.of(matrix.numerators().toRowMajor(), matrix.denominator());
  }

  private static boolean hasNonnegativeMultipliers(MarginProblem problem, ExactMaxMargin exact) {
    RationalMatrix A = RationalMatrix.of(PairOperator.of(problem.data()).matrix());
    RationalVector margins = A.times(flat(exact.weights()));
    List<Integer> nearest =
        IntStream.range(0, margins.size())
            .boxed()
            .sorted(Comparator.comparing(margins::get))
            .limit(exact.support().size() + 1L)
            .toList();
    RationalMatrix rows =
        RationalMatrix.of(nearest.size(), A.columns(), (i, f) -> A.get(nearest.get(i), f));
    BigFraction[] ones = new BigFraction[nearest.size()];
    Arrays.fill(ones, BigFraction.ONE);
    return rows.times(rows.transpose())
        .solve(RationalVector.of(ones))
        .map(a -> IntStream.range(0, a.size()).allMatch(i -> a.signum(i) >= 0))
        .orElse(true);
  }

  private static boolean hasReciprocalSquares(MarginProblem problem, ExactMaxMargin exact) {
    PairOperator pairs = PairOperator.of(problem.data());
    List<Integer> support = exact.support();
    return support.size() == pairs.pairs()
        && IntStream.range(0, support.size())
            .allMatch(
                i -> {
                  BigFraction square =
                      square(
                          RationalMatrix.of(
                              1,
                              problem.X().columns(),
                              (row, f) ->
                                  Rationals.of(problem.X().get(pairs.sample(support.get(i)), f))));
                  return exact.dualVariables().get(i).multiply(square).equals(BigFraction.ONE);
                });
  }
}
