package elenchus.catalogue.implicitbias;

import elenchus.data.ExactSamples;
import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.exact.Bareiss;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.margin.ExactMaxMargin;
import elenchus.margin.ExactSeparability;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The rows A_ij of the active pairs of separable data, as fractions.
 *
 * @param data the samples
 * @param svm What, alpha and S
 * @param rows A_S, one row per active pair
 * @param rank its rank
 */
record ActiveFamily(LabelledData data, ExactMaxMargin svm, RationalMatrix rows, int rank) {

  /** The family; empty if the data are not separable. */
  static Optional<ActiveFamily> of(LabelledData data) {
    return ExactSeparability.of(ExactSamples.ofDoubles(data)) instanceof ExactMaxMargin svm
        ? Optional.of(of(data, svm))
        : Optional.empty();
  }

  private static ActiveFamily of(LabelledData data, ExactMaxMargin svm) {
    PairOperator pairs = PairOperator.of(data);
    List<Integer> active = svm.active();
    int d = data.features();
    Matrix rows =
        Matrix.of(
            active.size(),
            data.K() * d,
            (p, entry) -> {
              int i = pairs.sample(active.get(p));
              int k = entry / d;
              double x = data.X().get(i, entry % d);
              return k == data.y().get(i) ? x : k == pairs.competitor(active.get(p)) ? -x : 0;
            });
    RationalMatrix exact = RationalMatrix.of(rows);
    // Rows that are independent modulo a prime are independent; only a defect needs elimination.
    int independent = exact.numerators().independentRows().length;
    int rank = independent == active.size() ? independent : exact.rank();
    return new ActiveFamily(data, svm, exact, rank);
  }

  /** |S| - rank A_S. */
  int defect() {
    return rows.rows() - rank;
  }

  /** Classes without a sample, ascending. */
  List<Integer> emptyClasses() {
    return IntStream.range(0, data.K()).filter(k -> !data.y().contains(k)).boxed().toList();
  }

  /** Whether no two rows of What are equal. */
  boolean hasDistinctWeights() {
    RationalMatrix weights = svm.weights();
    for (int k = 0; k < data.K(); k++) {
      for (int l = 0; l < k; l++) {
        if (sameRow(weights, k, l)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean sameRow(RationalMatrix weights, int k, int l) {
    return IntStream.range(0, weights.columns())
        .allMatch(f -> weights.get(k, f).equals(weights.get(l, f)));
  }

  /** Whether all empty classes have the same weights and the same active samples. */
  boolean emptyClassesAgree() {
    List<Integer> empty = emptyClasses();
    return empty.stream()
        .allMatch(
            k ->
                sameRow(svm.weights(), k, empty.get(0))
                    && activeAgainst(k).equals(activeAgainst(empty.get(0))));
  }

  /** The samples with an active pair against a class. */
  List<Integer> activeAgainst(int competitor) {
    PairOperator pairs = PairOperator.of(data);
    return svm.active().stream()
        .filter(p -> pairs.competitor(p) == competitor)
        .map(pairs::sample)
        .toList();
  }

  /** The defect that twins of empty classes force: (e - 1) (m - d), if positive. */
  int forcedDefect() {
    List<Integer> empty = emptyClasses();
    if (empty.size() < 2) {
      return 0;
    }
    int surplus = activeAgainst(empty.get(0)).size() - data.features();
    return (empty.size() - 1) * Math.max(0, surplus);
  }

  /** One dual solution on S: the one with independent support that the active set ends with. */
  RationalVector basicDual() {
    BigFraction[] dual = new BigFraction[svm.active().size()];
    Arrays.fill(dual, BigFraction.ZERO);
    for (int k = 0; k < svm.support().size(); k++) {
      dual[svm.active().indexOf(svm.support().get(k))] = svm.dualVariables().get(k);
    }
    return RationalVector.of(dual);
  }

  /** Whether every active pair has a positive dual variable in the basic solution. */
  boolean isStrictlyComplementary() {
    return svm.support().size() == svm.active().size();
  }

  /** A dependency of the rows: A_S^T k = 0, k other than zero; empty if they are independent. */
  Optional<RationalVector> dependency() {
    return defect() == 0 ? Optional.empty() : Bareiss.kernelVector(rows.numerators().transpose());
  }

  /** The dual solution of most entropy, where the dual solutions form a segment. */
  Optional<EntropyMaximum> entropyMaximum() {
    return defect() == 1
        ? dependency().map(k -> EntropyMaximum.of(basicDual(), k))
        : Optional.empty();
  }

  /** The dual solution of least norm on the line of all, where these form a segment. */
  Optional<RationalVector> leastNormDual() {
    return dependency()
        .filter(k -> defect() == 1)
        .map(
            k -> {
              RationalVector dual = basicDual();
              return dual.minus(k.times(dual.dot(k).divide(k.dot(k))));
            });
  }
}
