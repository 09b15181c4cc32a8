package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Two groups whose responses differ by an offset, y = x.beta + a_g + noise, fitted by weighted
 * least squares with one intercept; the shares of the groups differ between training and test.
 *
 * @param X training features, n x d; the first n1 rows are group 1, the others group 0
 * @param y training responses, n
 * @param V validation samples, each with its response in the last column, n_val x (d + 1)
 * @param n1 number of samples of group 1
 * @param D the offset a_1 - a_0, not zero
 * @param sigma2 variance of the noise
 * @param q share of group 1 at test
 * @param p share of the weight that group 1 gets; in high dimension its effective share
 * @param delta features per sample in high dimension
 * @param size training samples of a simulation; 0 for none
 */
public record GroupShift(
    Matrix X,
    List<Double> y,
    Matrix V,
    int n1,
    double D,
    double sigma2,
    double q,
    double p,
    double delta,
    int size) {

  /**
   * Checks shapes.
   *
   * @throws IllegalArgumentException if a group is empty, the shapes disagree or a number is not
   *     finite
   */
  public GroupShift {
    y = List.copyOf(y);
    if (y.size() != X.rows() || V.columns() != X.columns() + 1 || V.rows() < 1) {
      throw new IllegalArgumentException(
          "X " + X.rows() + " x " + X.columns() + ", " + y.size() + " responses, V " + V.columns());
    }
    if (n1 < 1 || n1 >= X.rows()) {
      throw new IllegalArgumentException(n1 + " of " + X.rows() + " samples are of group 1");
    }
    if (!X.isFinite() || !V.isFinite() || !y.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("not a finite number in X, y or V");
    }
    if (!Double.isFinite(D + sigma2 + q + p + delta)
        || size < 0
        || !isWhole(size * delta)
        || !isWhole((double) size * n1 / X.rows())) {
      throw new IllegalArgumentException(
          "D, sigma2, q, p, delta = " + List.of(D, sigma2, q, p, delta) + ", size = " + size);
    }
  }

  private static boolean isWhole(double x) {
    return Math.abs(x - Math.rint(x)) < 1e-9;
  }

  static GroupShift draw(Draw draw) {
    int n1 = draw.integer(1, 3);
    int n = n1 + draw.integer(2, 5);
    int d = draw.integer(1, 2);
    Matrix X = Matrix.of(n, d, (i, j) -> draw.integer(-3, 3));
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      y.add((double) draw.integer(-4, 4));
    }
    Matrix V = Matrix.of(3, d + 1, (i, j) -> draw.integer(-4, 4));
    double delta = draw.integer(1, 57) / 64.0;
    double share = (double) n1 / n;
    double lowest = Math.max(0, 1 - (1 - share) / delta);
    double highest = Math.min(1, share / delta);
    // Thirty-seconds inside the attainable interval keep the fractions short.
    double p = lowest + (highest - lowest) * draw.integer(2, 30) / 32.0;
    return new GroupShift(
        X,
        y,
        V,
        n1,
        draw.integer(1, 24) / 8.0,
        draw.integer(1, 24) / 8.0,
        draw.integer(1, 15) / 16.0,
        p,
        delta,
        0);
  }

  GroupShift with(double share, double features) {
    return new GroupShift(X, y, V, n1, D, sigma2, q, share, features, 0);
  }

  Stream<GroupShift> simpler() {
    Stream<GroupShift> fewer =
        n() > n1 + 1
            ? Stream.of(
                new GroupShift(
                    Matrix.of(n() - 1, d(), X::get),
                    y.subList(0, n() - 1),
                    V,
                    n1,
                    D,
                    sigma2,
                    q,
                    p,
                    delta,
                    0))
            : Stream.empty();
    return Stream.concat(
            fewer,
            Stream.of(
                new GroupShift(X, y, V, n1, 1, sigma2, q, p, delta, 0),
                new GroupShift(X, y, V, n1, D, 1, q, p, delta, 0),
                new GroupShift(X, y, V, n1, D, sigma2, 0.5, p, delta, 0),
                with(p, 0.25),
                with(p, delta)))
        .filter(candidate -> !candidate.equals(this));
  }

  int n() {
    return X.rows();
  }

  int d() {
    return X.columns();
  }

  /** Share of group 1 in training. */
  double share1() {
    return (double) n1 / n();
  }

  /** The limit at the same numbers. */
  EffectiveShare limit() {
    return new EffectiveShare(share1(), delta, D, sigma2, q);
  }

  /** [X 1] as fractions. */
  RationalMatrix design() {
    return withOne(X);
  }

  static RationalMatrix withOne(Matrix x) {
    RationalMatrix exact = RationalMatrix.of(x);
    return RationalMatrix.of(
        x.rows(), x.columns() + 1, (i, j) -> j < x.columns() ? exact.get(i, j) : BigFraction.ONE);
  }

  /** Whether [X 1] has full column rank. */
  boolean isFullRank() {
    return design().rank() == d() + 1;
  }
}
