package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A weighted least-squares problem with at least as many coefficients as samples, and the
 * parameters of two Gaussian classes in high dimension.
 *
 * @param X features, n x d; a column of ones is appended
 * @param y targets, n
 * @param omega positive weights, n
 * @param piPlus share of the minority in high dimension
 * @param delta features per sample in high dimension, above 1
 * @param s signal in high dimension
 * @param rho ratio of the class weights in high dimension
 * @param size training samples of a simulation; 0 for none
 */
public record InterpolationProblem(
    Matrix X,
    List<Double> y,
    List<Double> omega,
    double piPlus,
    double delta,
    double s,
    double rho,
    int size) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they disagree or a number is not finite
   */
  public InterpolationProblem {
    y = List.copyOf(y);
    omega = List.copyOf(omega);
    if (X.rows() < 1 || y.size() != X.rows() || omega.size() != X.rows() || !X.isFinite()) {
      throw new IllegalArgumentException(
          X.rows() + " samples, " + y.size() + " targets, " + omega.size() + " weights");
    }
    if (!y.stream().allMatch(Double::isFinite)
        || !omega.stream().allMatch(Double::isFinite)
        || !Double.isFinite(piPlus + delta + s + rho)
        || size < 0) {
      throw new IllegalArgumentException("not a finite number, or size " + size);
    }
  }

  static InterpolationProblem draw(Draw draw) {
    int n = draw.integer(1, 6);
    return draw(draw, n, n - 1 + draw.integer(n == 1 ? 1 : 0, 4));
  }

  static InterpolationProblem draw(Draw draw, int n, int d) {
    Matrix X = Matrix.of(n, d, (i, j) -> Draw.eighth(draw.gaussian()));
    List<Double> y = new ArrayList<>();
    List<Double> omega = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      y.add(draw.chance(0.5) ? 1.0 : -1.0);
      omega.add(Math.max(1, Math.rint(64 * draw.logUniform(1e-2, 1e2))) / 64);
    }
    return new InterpolationProblem(
        X,
        y,
        omega,
        draw.uniform(0.05, 0.5),
        draw.uniform(1.05, 5),
        draw.uniform(0.3, 3),
        draw.logUniform(0.05, 50),
        0);
  }

  Stream<InterpolationProblem> simpler() {
    Stream<InterpolationProblem> fewer =
        IntStream.range(0, n())
            .filter(out -> n() > 1)
            .mapToObj(
                out ->
                    new InterpolationProblem(
                        Matrix.of(n() - 1, X.columns(), (i, j) -> X.get(i < out ? i : i + 1, j)),
                        without(y, out),
                        without(omega, out),
                        piPlus,
                        delta,
                        s,
                        rho,
                        0));
    return Stream.concat(
            fewer,
            Stream.of(
                with(X.map(Math::rint), omega),
                with(X, omega.stream().map(w -> Math.max(1, Math.rint(w))).toList())))
        .filter(candidate -> !candidate.equals(this));
  }

  private static List<Double> without(List<Double> list, int out) {
    return IntStream.range(0, list.size()).filter(i -> i != out).mapToObj(list::get).toList();
  }

  private InterpolationProblem with(Matrix features, List<Double> weights) {
    return new InterpolationProblem(features, y, weights, piPlus, delta, s, rho, 0);
  }

  /** The same problem with unit weights. */
  InterpolationProblem unweighted() {
    return with(X, Collections.nCopies(n(), 1.0));
  }

  int n() {
    return X.rows();
  }

  /** The largest over the smallest weight. */
  double weightRatio() {
    return Collections.max(omega) / Collections.min(omega);
  }

  /** [X 1]. */
  Matrix design() {
    return Matrix.of(n(), X.columns() + 1, (i, j) -> j < X.columns() ? X.get(i, j) : 1);
  }

  /** Whether the rows (x_i, 1) are linearly independent. */
  boolean isIndependent() {
    return n() <= X.columns() + 1 && RationalMatrix.of(design()).rank() == n();
  }

  /** The classes in high dimension, with a penalty. */
  RidgeMixture mixture(double l) {
    return new RidgeMixture(piPlus, delta, s, rho, 1, l, 0);
  }
}
