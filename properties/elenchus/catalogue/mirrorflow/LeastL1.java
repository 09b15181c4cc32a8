package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The interpolant of least l1 norm, where it is the only one and has m nonzero entries: proved by
 * multipliers nu with X_S^T nu = sgn(b_S) and |X_j^T nu| below 1 off the support S, in fractions.
 *
 * @param support S, ascending
 * @param b the interpolant, d fractions
 * @param nu the multipliers, m fractions
 * @param kappa the largest |X_j^T nu| off the support
 */
record LeastL1(List<Integer> support, RationalVector b, RationalVector nu, double kappa) {

  /**
   * Tries all supports of m features.
   *
   * @param X m x d
   * @param y m numbers
   * @return empty if no support has such multipliers
   */
  static Optional<LeastL1> of(Matrix X, double[] y) {
    return supports(X.rows(), 0, X.columns()).stream()
        .map(s -> on(s, RationalMatrix.of(X), RationalVector.of(y)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<List<Integer>> supports(int size, int from, int to) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int first = from; first <= to - size; first++) {
      for (List<Integer> rest : supports(size - 1, first + 1, to)) {
        List<Integer> support = new ArrayList<>(List.of(first));
        support.addAll(rest);
        all.add(support);
      }
    }
    return all;
  }

  private static Optional<LeastL1> on(List<Integer> support, RationalMatrix X, RationalVector y) {
    int m = X.rows();
    RationalMatrix square = RationalMatrix.of(m, m, (i, k) -> X.get(i, support.get(k)));
    Optional<RationalVector> values = square.solve(y);
    if (values.isEmpty() || IntStream.range(0, m).anyMatch(k -> values.get().signum(k) == 0)) {
      return Optional.empty();
    }
    RationalVector signs =
        RationalVector.of(
            IntStream.range(0, m)
                .mapToObj(k -> new BigFraction(values.get().signum(k)))
                .toArray(BigFraction[]::new));
    return square
        .transpose()
        .solve(signs)
        .flatMap(nu -> strict(support, X, spread(support, values.get(), X.columns()), nu));
  }

  private static RationalVector spread(List<Integer> support, RationalVector values, int d) {
    BigFraction[] b = new BigFraction[d];
    for (int k = 0; k < d; k++) {
      b[k] = support.contains(k) ? values.get(support.indexOf(k)) : BigFraction.ZERO;
    }
    return RationalVector.of(b);
  }

  private static Optional<LeastL1> strict(
      List<Integer> support, RationalMatrix X, RationalVector b, RationalVector nu) {
    RationalVector slopes = X.transpose().times(nu);
    BigFraction largest = BigFraction.ZERO;
    for (int k = 0; k < slopes.size(); k++) {
      BigFraction size = slopes.get(k).abs();
      if (!support.contains(k) && size.compareTo(largest) > 0) {
        largest = size;
      }
    }
    return largest.compareTo(BigFraction.ONE) < 0
        ? Optional.of(new LeastL1(support, b, nu, Rationals.toDouble(largest)))
        : Optional.empty();
  }

  /** The l1 norm. */
  double norm() {
    double sum = 0;
    for (double entry : b.toDoubles()) {
      sum += Math.abs(entry);
    }
    return sum;
  }

  /** X_S^-T c for numbers c on the support, m numbers. */
  double[] lift(Matrix X, double[] c) {
    int m = X.rows();
    RationalMatrix square = RationalMatrix.of(Matrix.of(m, m, (i, k) -> X.get(k, support.get(i))));
    return square.solve(RationalVector.of(c)).orElseThrow().toDoubles();
  }
}
