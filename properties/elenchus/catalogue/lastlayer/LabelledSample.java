package elenchus.catalogue.lastlayer;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * A data set of two classes. Fractions take the simplest ones that round to its numbers.
 *
 * @param X samples, n x d
 * @param y labels, +1 and -1
 * @param rho loss weight of the class +1 over that of the class -1
 * @param mu mean of the class +1, minus that of the class -1, for the errors on new samples
 */
public record LabelledSample(Matrix X, List<Integer> y, double rho, List<Double> mu) {

  /** Copies. */
  public LabelledSample {
    y = List.copyOf(y);
    mu = List.copyOf(mu);
  }

  static final LabelledSample WORKED =
      new LabelledSample(
          Matrix.ofRows(
              new double[][] {
                {2.121, -0.107},
                {0.947, 0.166},
                {1.416, 0.492},
                {-0.845, 1.005},
                {-2.296, -0.936},
                {-2.384, 0.998},
                {-1.655, -1.379},
                {-1.033, -0.301}
              }),
          List.of(1, 1, 1, -1, -1, -1, -1, -1),
          2,
          List.of(1.5, 0.0));

  static LabelledSample draw(Draw draw) {
    int d = draw.integer(1, 4);
    int n = draw.integer(d + 2, d + 8);
    int nPlus = draw.integer(1, n / 2);
    double s = draw.uniform(0.3, 2);
    List<Integer> y = IntStream.range(0, n).mapToObj(i -> i < nPlus ? 1 : -1).toList();
    Matrix X =
        Matrix.of(
            n,
            d,
            (i, j) -> Math.rint(1000 * (draw.gaussian() + (j == 0 ? s * y.get(i) : 0))) / 1000);
    double rho =
        draw.chance(0.5) ? draw.integer(1, 4) : Math.rint(100 * draw.logUniform(0.1, 50)) / 100;
    List<Double> mu = new ArrayList<>(Collections.nCopies(d, 0.0));
    mu.set(0, s);
    return new LabelledSample(X, y, rho, mu);
  }

  Stream<LabelledSample> simpler() {
    return Stream.of(
            new LabelledSample(X, y, 1, mu),
            new LabelledSample(X.map(Math::rint), y, rho, mu),
            without(n() - 1),
            without(0))
        .filter(x -> !x.equals(this) && x.isGeneric());
  }

  private LabelledSample without(int drop) {
    List<Integer> labels = new ArrayList<>(y);
    labels.remove(drop);
    Matrix rest = Matrix.of(n() - 1, d(), (i, j) -> X.get(i < drop ? i : i + 1, j));
    return new LabelledSample(rest, labels, rho, mu);
  }

  int n() {
    return X.rows();
  }

  int d() {
    return X.columns();
  }

  /** Whether features and the indicators of both classes are linearly independent. */
  boolean isGeneric() {
    return y.contains(1)
        && y.contains(-1)
        && n() >= d() + 2
        && RationalMatrix.of(n(), d() + 2, this::entryWithIndicators).rank() == d() + 2;
  }

  private BigFraction entryWithIndicators(int i, int j) {
    if (j < d()) {
      return Rationals.simplest(X.get(i, j));
    }
    return new BigFraction((y.get(i) > 0) == (j == d()) ? 1 : 0);
  }

  /** Rows (x, 1). */
  RationalMatrix rows() {
    return RationalMatrix.of(
        n(), d() + 1, (i, j) -> j == d() ? BigFraction.ONE : Rationals.simplest(X.get(i, j)));
  }

  BigFraction exactRho() {
    return Rationals.simplest(rho);
  }

  /** Weights of the samples, those of the class -1 being 1. */
  List<BigFraction> weights(BigFraction plus) {
    return y.stream().map(label -> label > 0 ? plus : BigFraction.ONE).toList();
  }

  ExactFit fit() {
    return ExactFit.of(rows(), y, weights(exactRho()))
        .orElseThrow(() -> new ArithmeticException("the samples do not determine the fit"));
  }
}
