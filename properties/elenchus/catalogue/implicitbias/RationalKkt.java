package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.margin.MaxMargin;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The optimality system solved in rational arithmetic on a given support.
 *
 * @param What A^T alpha, rounded entry by entry, K x d
 * @param alpha dual variables, rounded, N (K - 1)
 * @param squaredNorm |What|^2, rounded
 * @param leastMargin the smallest margin minus 1, rounded; its sign is exact
 * @param leastDual the smallest dual variable of the support, rounded; its sign is exact
 */
record RationalKkt(
    Matrix What, double[] alpha, double squaredNorm, double leastMargin, double leastDual) {

  /** Solves on the support of a solution; empty if its rows are dependent. */
  static Optional<RationalKkt> of(MaxMargin svm) {
    List<Integer> support = svm.support();
    RationalMatrix A = RationalMatrix.of(PairOperator.of(svm.data()).matrix());
    RationalMatrix rows =
        RationalMatrix.of(support.size(), A.columns(), (t, f) -> A.get(support.get(t), f));
    RationalVector ones =
        RationalVector.of(IntStream.range(0, support.size()).mapToDouble(t -> 1).toArray());
    return rows.times(rows.transpose())
        .solve(ones)
        .map(dual -> verified(svm, A, rows.transpose().times(dual), dual));
  }

  private static RationalKkt verified(
      MaxMargin svm, RationalMatrix A, RationalVector What, RationalVector dual) {
    double[] alpha = new double[A.rows()];
    for (int t = 0; t < dual.size(); t++) {
      alpha[svm.support().get(t)] = Rationals.toDouble(dual.get(t));
    }
    BigFraction leastDual = dual.toList().stream().min(BigFraction::compareTo).orElseThrow();
    BigFraction leastMargin =
        A.times(What).toList().stream().min(BigFraction::compareTo).orElseThrow();
    return new RationalKkt(
        Matrix.ofRowMajor(svm.data().K(), svm.data().features(), What.toDoubles()),
        alpha,
        Rationals.toDouble(dual.sum()),
        Rationals.toDouble(leastMargin.subtract(BigFraction.ONE)),
        Rationals.toDouble(leastDual));
  }

  /** Whether this is the solution: an exact decision. */
  boolean isOptimal() {
    return leastMargin >= 0 && leastDual >= 0;
  }
}
