package elenchus.catalogue.implicitbias;

import elenchus.data.ExactSamples;
import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.margin.ExactMaxMargin;
import elenchus.margin.ExactSeparability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * The minimum-norm interpolation of the centred labels, and the max-margin classifier beside it,
 * both as fractions.
 *
 * @param data the samples
 * @param targets z, K x N: 1 - 1/K where the class is the label, -1/K elsewhere
 * @param B z G^{-1}, K x N, with G = X X^T
 * @param weights W_mni = B X, K x d
 * @param svm What
 */
record Interpolation(
    LabelledData data,
    RationalMatrix targets,
    RationalMatrix B,
    RationalMatrix weights,
    ExactMaxMargin svm) {

  /** Interpolates exactly; empty if the samples are linearly dependent. */
  static Optional<Interpolation> of(LabelledData data) {
    BigFraction share = new BigFraction(1, data.K());
    return of(data, share.negate());
  }

  /** The same with the label indicators as they are, 1 and 0. */
  static Optional<Interpolation> uncentred(LabelledData data) {
    return of(data, BigFraction.ZERO);
  }

  private static Optional<Interpolation> of(LabelledData data, BigFraction offset) {
    RationalMatrix X = RationalMatrix.of(data.X());
    RationalMatrix z =
        RationalMatrix.of(
            data.K(),
            data.samples(),
            (c, i) -> data.y().get(i) == c ? offset.add(BigFraction.ONE) : offset);
    return X.times(X.transpose()).inverse().map(inverse -> of(data, z, z.times(inverse), X));
  }

  private static Interpolation of(
      LabelledData data, RationalMatrix z, RationalMatrix B, RationalMatrix X) {
    if (ExactSeparability.of(ExactSamples.ofDoubles(data)) instanceof ExactMaxMargin svm) {
      return new Interpolation(data, z, B, B.times(X), svm);
    }
    throw new IllegalStateException("independent samples are separable");
  }

  /** Entries -B_ji, one per pair (i, j) in the order of the pairs. */
  RationalVector candidate() {
    PairOperator pairs = PairOperator.of(data);
    BigFraction[] entries = new BigFraction[pairs.pairs()];
    for (int p = 0; p < entries.length; p++) {
      entries[p] = B.get(pairs.competitor(p), pairs.sample(p)).negate();
    }
    return RationalVector.of(entries);
  }

  /** The smallest -B_ji: its sign decides. */
  BigFraction leastCandidate() {
    return candidate().toList().stream().min(BigFraction::compareTo).orElseThrow();
  }

  /** Whether B_ci &gt; 0 wherever c is the label of i, which is weaker for three classes. */
  boolean labelEntriesArePositive() {
    for (int i = 0; i < data.samples(); i++) {
      if (B.get(data.y().get(i), i).signum() <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether W_mni = What. */
  boolean isMaxMargin() {
    return weights.equals(svm.weights());
  }

  /** Whether all pairs are active and carry a positive dual variable. */
  boolean isSupportedOnAllPairs() {
    return svm.support().size() == data.pairs();
  }

  /** The dual variables alpha on all pairs, zero off the support. */
  RationalVector dualVariables() {
    BigFraction[] all = new BigFraction[data.pairs()];
    Arrays.fill(all, BigFraction.ZERO);
    for (int k = 0; k < svm.support().size(); k++) {
      all[svm.support().get(k)] = svm.dualVariables().get(k);
    }
    return RationalVector.of(all);
  }

  /** |W_mni|^2. */
  BigFraction squaredNorm() {
    RationalMatrix square = weights.times(weights.transpose());
    BigFraction trace = BigFraction.ZERO;
    for (int k = 0; k < square.rows(); k++) {
      trace = trace.add(square.get(k, k));
    }
    return trace;
  }

  /** Whether W_mni x_i = z_i for all samples, and the rows of W_mni add to zero. */
  boolean interpolates() {
    RationalMatrix X = RationalMatrix.of(data.X());
    RationalMatrix ones = RationalMatrix.of(1, data.K(), (i, k) -> BigFraction.ONE).times(weights);
    return weights.times(X.transpose()).equals(targets)
        && ones.equals(ones.times(BigFraction.ZERO));
  }

  /** The entries of a matrix, row by row. */
  static List<BigFraction> entries(RationalMatrix matrix) {
    List<BigFraction> entries = new ArrayList<>();
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        entries.add(matrix.get(i, j));
      }
    }
    return entries;
  }
}
