package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * The metrics of neural collapse in rational arithmetic, straight from their definitions; square
 * roots in intervals.
 *
 * @param H features, d x N
 * @param y labels
 * @param classes number of classes, none empty
 * @param W classifier, classes x d
 */
record ExactMetrics(RationalMatrix H, List<Integer> y, int classes, RationalMatrix W) {

  static ExactMetrics of(CollapsedFeatures p) {
    return new ExactMetrics(RationalMatrix.of(p.H()), p.y(), p.K(), RationalMatrix.of(p.W()));
  }

  private int count(int k) {
    return (int) y.stream().filter(label -> label == k).count();
  }

  /** The class means, d x classes. */
  RationalMatrix means() {
    return H.times(
        RationalMatrix.of(
            y.size(),
            classes,
            (i, k) -> y.get(i) == k ? new BigFraction(1, count(k)) : BigFraction.ZERO));
  }

  /** The class means less the mean of all samples, d x classes. */
  RationalMatrix centred() {
    return means()
        .minus(
            H.times(RationalMatrix.of(y.size(), classes, (i, k) -> new BigFraction(1, y.size()))));
  }

  /** The class means less the mean of the class means, d x classes. */
  RationalMatrix centredByClasses() {
    return means()
        .minus(
            means()
                .times(RationalMatrix.of(classes, classes, (i, k) -> new BigFraction(1, classes))));
  }

  /** The covariance within classes, d x d. */
  RationalMatrix within() {
    RationalMatrix means = means();
    RationalMatrix deviations =
        H.minus(RationalMatrix.of(H.rows(), y.size(), (i, j) -> means.get(i, y.get(j))));
    return deviations.times(deviations.transpose()).times(new BigFraction(1, y.size()));
  }

  /** The covariance between classes for given centred means, d x d. */
  RationalMatrix between(RationalMatrix centred) {
    return centred.times(centred.transpose()).times(new BigFraction(1, classes));
  }

  /** tr(Sigma_W pinv(Sigma_B)) / K for given centred means. */
  BigFraction nc1(RationalMatrix centred) {
    RationalMatrix product = within().times(pseudoInverse(between(centred)));
    BigFraction trace = BigFraction.ZERO;
    for (int i = 0; i < product.rows(); i++) {
      trace = trace.add(product.get(i, i));
    }
    return trace.divide(classes);
  }

  BigFraction nc1() {
    return nc1(centred());
  }

  /** pinv(A) = B (B^T A B)^(-1) B^T for symmetric A whose range has the columns of B as a basis. */
  private static RationalMatrix pseudoInverse(RationalMatrix a) {
    RationalMatrix basis = basisOfColumns(a);
    RationalMatrix transposed = basis.transpose();
    Optional<RationalMatrix> inverse = transposed.times(a).times(basis).inverse();
    return basis.times(inverse.orElseThrow()).times(transposed);
  }

  private static RationalMatrix basisOfColumns(RationalMatrix a) {
    List<Integer> chosen = new ArrayList<>();
    for (int j = 0; j < a.columns(); j++) {
      chosen.add(j);
      if (columns(a, chosen).rank() < chosen.size()) {
        chosen.remove(chosen.size() - 1);
      }
    }
    return columns(a, chosen);
  }

  private static RationalMatrix columns(RationalMatrix a, List<Integer> chosen) {
    return RationalMatrix.of(a.rows(), chosen.size(), (i, j) -> a.get(i, chosen.get(j)));
  }

  /** Share of samples which classifier and nearest class mean label differently. */
  BigFraction nc4(List<Double> b) {
    RationalMatrix scores = W.times(H);
    RationalMatrix means = means();
    int different = 0;
    for (int i = 0; i < y.size(); i++) {
      int best = 0;
      int nearest = 0;
      for (int k = 1; k < classes; k++) {
        BigFraction lead =
            scores
                .get(k, i)
                .add(Rationals.of(b.get(k)))
                .subtract(scores.get(best, i).add(Rationals.of(b.get(best))));
        best = lead.signum() > 0 ? k : best;
        nearest = distance(means, k, i).compareTo(distance(means, nearest, i)) < 0 ? k : nearest;
      }
      different += best == nearest ? 0 : 1;
    }
    return new BigFraction(different, y.size());
  }

  private BigFraction distance(RationalMatrix means, int k, int sample) {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < H.rows(); i++) {
      BigFraction gap = H.get(i, sample).subtract(means.get(i, k));
      sum = sum.add(gap.multiply(gap));
    }
    return sum;
  }

  /**
   * Standard deviation over mean of the lengths of vectors, from their squares.
   *
   * @param freedom what to subtract from the number of vectors in the deviation: 0 for that of the
   *     population
   */
  static Interval equinorm(RationalMatrix gram, int freedom) {
    int n = gram.rows();
    Interval sum = Interval.ZERO;
    BigFraction squares = BigFraction.ZERO;
    for (int k = 0; k < n; k++) {
      sum = sum.add(Interval.of(gram.get(k, k)).sqrt());
      squares = squares.add(gram.get(k, k));
    }
    Interval mean = sum.divide(Interval.of(n));
    Interval variance =
        Interval.of(squares)
            .subtract(mean.square().multiply(Interval.of(n)))
            .divide(Interval.of(n - freedom))
            .max(Interval.ZERO);
    return variance.sqrt().divide(mean);
  }

  /** Mean over j != k of |cos + 1/(classes - 1)|. */
  static Interval maxAngle(RationalMatrix gram) {
    int n = gram.rows();
    Interval sum = Interval.ZERO;
    Packing packing = new Packing(gram);
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < n; k++) {
        if (j != k) {
          sum = sum.add(packing.cosine(j, k).add(Enclosed.ratio(1, n - 1)).abs());
        }
      }
    }
    return sum.divide(Interval.of(n * (n - 1)));
  }

  /** || W^T/||W|| - C/||C|| ||^2 = 2 - 2 <W^T, C> / (||W|| ||C||). */
  Interval nc3() {
    RationalMatrix c = centred();
    BigFraction product = BigFraction.ZERO;
    BigFraction ofW = BigFraction.ZERO;
    BigFraction ofC = BigFraction.ZERO;
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i < H.rows(); i++) {
        product = product.add(W.get(k, i).multiply(c.get(i, k)));
        ofW = ofW.add(W.get(k, i).multiply(W.get(k, i)));
        ofC = ofC.add(c.get(i, k).multiply(c.get(i, k)));
      }
    }
    Interval norms = Interval.of(ofW.multiply(ofC)).sqrt();
    return Interval.of(2).subtract(Interval.of(product.multiply(2)).divide(norms));
  }
}
