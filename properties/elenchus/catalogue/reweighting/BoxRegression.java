package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Least squares with a penalty on the largest coefficient: minimise |y - X w|^2 / 2 + lam |w|_inf.
 * Strengths are given relative to their natural scales, so that they are exact fractions.
 *
 * @param X features, n x d
 * @param y targets, n
 * @param share t / t1 of the one-bit solution that is looked at, in (0, 1]
 * @param q in (0, 1): strengths q lam_1, below the one-bit range, and q lam_max, anywhere
 */
public record BoxRegression(Matrix X, List<Double> y, double share, double q) {

  /**
   * Checks the shapes and ranges.
   *
   * @throws IllegalArgumentException if X is empty, there is not one finite target for each row, or
   *     share or q are out of range
   */
  public BoxRegression {
    y = List.copyOf(y);
    if (X.rows() < 1 || X.columns() < 1 || y.size() != X.rows() || !X.isFinite()) {
      throw new IllegalArgumentException(
          "X is " + X.rows() + " x " + X.columns() + " with " + y.size() + " targets");
    }
    if (!y.stream().allMatch(Double::isFinite) || !(share > 0 && share <= 1) || !(q > 0 && q < 1)) {
      throw new IllegalArgumentException("y = " + y + ", share = " + share + ", q = " + q);
    }
  }

  /** Whole numbers up to 5 in X and 3 in y; n up to 4, up to five more features. */
  static BoxRegression draw(Draw draw) {
    int n = draw.integer(1, 4);
    int d = n + draw.integer(0, 5);
    Matrix X = Matrix.of(n, d, (i, j) -> draw.integer(-5, 5));
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      y.add((double) draw.integer(-3, 3));
    }
    return new BoxRegression(
        X, y, draw.chance(0.2) ? 1 : draw.integer(1, 7) / 8.0, draw.integer(1, 15) / 16.0);
  }

  Stream<BoxRegression> simpler() {
    Stream<BoxRegression> fewerFeatures =
        IntStream.range(0, d())
            .filter(out -> d() > 1)
            .mapToObj(
                out ->
                    new BoxRegression(
                        Matrix.of(n(), d() - 1, (i, j) -> X.get(i, j < out ? j : j + 1)),
                        y,
                        share,
                        q));
    Stream<BoxRegression> fewerSamples =
        IntStream.range(0, n())
            .filter(out -> n() > 1)
            .mapToObj(
                out ->
                    new BoxRegression(
                        Matrix.of(n() - 1, d(), (i, j) -> X.get(i < out ? i : i + 1, j)),
                        IntStream.range(0, n()).filter(i -> i != out).mapToObj(y::get).toList(),
                        share,
                        q));
    Stream<BoxRegression> rounder =
        Stream.of(
            new BoxRegression(X.map(x -> Math.rint(x / 2)), y, share, q),
            new BoxRegression(X, y, 0.5, 0.5));
    return Stream.of(fewerSamples, fewerFeatures, rounder)
        .flatMap(s -> s)
        .filter(candidate -> !candidate.equals(this));
  }

  int n() {
    return X.rows();
  }

  int d() {
    return X.columns();
  }

  RationalVector targets() {
    return RationalVector.of(y.stream().map(Rationals::of).toArray(BigFraction[]::new));
  }

  /** Whether no entry of X^T y is zero. */
  boolean hasSigns() {
    RationalVector c = RationalMatrix.of(X).transpose().times(targets());
    return IntStream.range(0, c.size()).allMatch(j -> c.signum(j) != 0);
  }

  /** Whether there are as many features as samples and any n columns are independent. */
  boolean isInGeneralPosition() {
    return d() >= n() && independent(RationalMatrix.of(X), new int[n()], 0);
  }

  private static boolean independent(RationalMatrix x, int[] columns, int chosen) {
    if (chosen == columns.length) {
      RationalMatrix minor = RationalMatrix.of(chosen, chosen, (i, k) -> x.get(i, columns[k]));
      return minor.determinant().signum() != 0;
    }
    int first = chosen == 0 ? 0 : columns[chosen - 1] + 1;
    for (int j = first; j < x.columns(); j++) {
      columns[chosen] = j;
      if (!independent(x, columns, chosen + 1)) {
        return false;
      }
    }
    return true;
  }
}
