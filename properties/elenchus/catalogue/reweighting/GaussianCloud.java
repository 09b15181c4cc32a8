package elenchus.catalogue.reweighting;

import elenchus.data.ExactSamples;
import elenchus.data.LabelledData;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.margin.ExactInseparable;
import elenchus.margin.ExactMaxMargin;
import elenchus.margin.ExactSeparability;
import elenchus.margin.HardMargin;
import elenchus.mixture.SeparabilityThreshold;
import elenchus.statistics.RandomStream;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Two Gaussian classes in high dimension, and a small sample to be separated with intercept.
 *
 * @param piPlus share of class +1
 * @param s signal, half the distance of the means
 * @param X the small sample, n x d
 * @param y its labels, +1 or -1
 * @param size samples of a simulation; 0 for none
 */
public record GaussianCloud(double piPlus, double s, Matrix X, List<Integer> y, int size) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they disagree, a label is not +-1 or a number not finite
   */
  public GaussianCloud {
    y = List.copyOf(y);
    if (X.rows() < 1 || y.size() != X.rows() || !X.isFinite() || size < 0) {
      throw new IllegalArgumentException("X is " + X.rows() + " x " + X.columns() + " for " + y);
    }
    if (!y.stream().allMatch(label -> Math.abs(label) == 1) || !Double.isFinite(piPlus + s)) {
      throw new IllegalArgumentException(y + ", pi+ = " + piPlus + ", s = " + s);
    }
  }

  /** The threshold of separability at these shares and this signal. */
  SeparabilityThreshold limit() {
    return new SeparabilityThreshold(piPlus, s);
  }

  static GaussianCloud draw(Draw draw) {
    double piPlus = draw.chance(0.2) ? 0.5 : draw.uniform(0.1, 0.5);
    double s = draw.chance(0.1) ? 0 : draw.uniform(0, 2);
    int n = draw.integer(2, 12);
    int d = draw.integer(1, 4);
    List<Integer> y = new ArrayList<>();
    double[][] rows = draw.gaussianRows(n, d);
    for (double[] row : rows) {
      int label = draw.chance(piPlus) ? 1 : -1;
      y.add(label);
      row[0] += label * s;
    }
    Matrix X = Matrix.ofRows(rows).map(x -> Math.rint(x * 16) / 16);
    return new GaussianCloud(piPlus, s, X, y, 0);
  }

  Stream<GaussianCloud> simpler() {
    Stream<GaussianCloud> fewer =
        IntStream.range(0, X.rows())
            .filter(out -> X.rows() > 1)
            .mapToObj(
                out ->
                    new GaussianCloud(
                        piPlus,
                        s,
                        Matrix.of(
                            X.rows() - 1, X.columns(), (i, j) -> X.get(i < out ? i : i + 1, j)),
                        IntStream.range(0, X.rows())
                            .filter(i -> i != out)
                            .mapToObj(y::get)
                            .toList(),
                        0));
    return Stream.concat(
            fewer,
            Stream.of(
                new GaussianCloud(0.5, s, X, y, 0),
                new GaussianCloud(piPlus, 1, X, y, 0),
                new GaussianCloud(piPlus, s, X.map(Math::rint), y, 0)))
        .filter(candidate -> !candidate.equals(this));
  }

  /** Rows y_i (x_i, 1). */
  private Matrix rows() {
    int d = X.columns();
    return Matrix.of(X.rows(), d + 1, (i, j) -> y.get(i) * (j < d ? X.get(i, j) : 1));
  }

  /** A verdict on the small sample with what proves it. */
  record Verdict(boolean separable, boolean proved) {}

  /**
   * Whether (theta, b) separates the small sample, in fractions, and whether the certificate holds
   * when it is checked afresh: all y_i (theta.x_i + b) positive, or a >= 0, a != 0 with sum a_i y_i
   * (x_i, 1) = 0.
   */
  Verdict verdict() {
    Matrix rows = rows();
    RationalMatrix exact = RationalMatrix.of(rows);
    LabelledData data = new LabelledData(rows, Collections.nCopies(rows.rows(), 0), 2);
    ExactSeparability outcome = ExactSeparability.of(ExactSamples.ofDoubles(data));
    if (outcome instanceof ExactMaxMargin svm) {
      RationalMatrix w = svm.weights();
      RationalVector direction =
          AdjustedRisk.vector(w.columns(), j -> w.get(0, j).subtract(w.get(1, j)));
      RationalVector margins = exact.times(direction);
      boolean positive = IntStream.range(0, margins.size()).allMatch(i -> margins.signum(i) > 0);
      return new Verdict(true, positive);
    }
    ExactInseparable inseparable = (ExactInseparable) outcome;
    BigFraction[] weights = new BigFraction[rows.rows()];
    Arrays.fill(weights, BigFraction.ZERO);
    boolean nonnegative = true;
    for (int k = 0; k < inseparable.support().size(); k++) {
      weights[inseparable.support().get(k)] = inseparable.weights().get(k);
      nonnegative &= inseparable.weights().signum(k) >= 0;
    }
    RationalVector a = RationalVector.of(weights);
    boolean zero = LogitAdjustment.vanishes(exact.transpose().times(a));
    return new Verdict(false, nonnegative && zero && a.sum().signum() > 0);
  }

  /** The verdict of floating point. */
  boolean isSeparable() {
    return HardMargin.ofRows(rows()) instanceof HardMargin.Solution;
  }

  /** Whether a random sample of so many points and features can be separated with intercept. */
  boolean sample(int n, int d, long seed) {
    RandomStream stream = new RandomStream(seed);
    int plus = (int) Math.rint(n * piPlus);
    double[][] rows = new double[n][d + 1];
    for (int i = 0; i < n; i++) {
      double label = i < plus ? 1 : -1;
      stream.fillGaussian(rows[i]);
      // The classes are symmetric under x -> -x, so noise needs no sign.
      rows[i][0] += s;
      rows[i][d] = label;
    }
    return HardMargin.ofRows(Matrix.ofRows(rows)) instanceof HardMargin.Solution;
  }
}
