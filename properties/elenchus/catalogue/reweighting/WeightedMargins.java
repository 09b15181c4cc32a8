package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.margin.HardMargin;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.util.FastMath;

/**
 * A binary problem without intercept and weights on its samples.
 *
 * @param X features, n x d
 * @param y labels, +1 or -1
 * @param omega positive weights, n
 * @param w0 start of the flow, d
 * @param t time up to which the flow is integrated
 * @param r margin asked of class +1 where class -1 is asked for 1; above -1
 */
public record WeightedMargins(
    Matrix X, List<Integer> y, List<Double> omega, List<Double> w0, double t, double r) {
  private static final double LEAST_DUAL = 0.02;
  private static final double LEAST_RATE = 0.3;

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they disagree, a label is not +-1 or a number not finite
   */
  public WeightedMargins {
    y = List.copyOf(y);
    omega = List.copyOf(omega);
    w0 = List.copyOf(w0);
    if (X.rows() < 1
        || y.size() != X.rows()
        || omega.size() != X.rows()
        || w0.size() != X.columns()
        || !X.isFinite()) {
      throw new IllegalArgumentException(
          "X is " + X.rows() + " x " + X.columns() + " for " + y + ", " + omega + ", " + w0);
    }
    if (!y.stream().allMatch(label -> Math.abs(label) == 1)
        || !omega.stream().allMatch(w -> w > 0 && Double.isFinite(w))
        || !w0.stream().allMatch(Double::isFinite)
        || !Double.isFinite(t + r)) {
      throw new IllegalArgumentException(y + ", " + omega + ", t = " + t + ", r = " + r);
    }
  }

  static WeightedMargins draw(Draw draw) {
    int d = draw.integer(1, 5);
    return draw.chance(0.5) ? draw(draw, draw.integer(1, d), d) : clouds(draw, d);
  }

  /** Gaussian rows. */
  static WeightedMargins draw(Draw draw, int n, int d) {
    return draw(draw, Matrix.ofRows(draw.gaussianRows(n, d)));
  }

  /** Two clouds on both sides of the origin. */
  private static WeightedMargins clouds(Draw draw, int d) {
    int n = draw.integer(2, 8);
    Matrix rows = Matrix.of(n, d, (i, j) -> (j == 0 ? 1.5 : 0) + 0.5 * draw.gaussian());
    return draw(draw, rows);
  }

  private static WeightedMargins draw(Draw draw, Matrix rows) {
    List<Integer> y = new ArrayList<>();
    List<Double> omega = new ArrayList<>();
    for (int i = 0; i < rows.rows(); i++) {
      y.add(draw.chance(0.5) ? 1 : -1);
      omega.add(draw.logUniform(0.1, 10));
    }
    List<Double> w0 = new ArrayList<>();
    for (int j = 0; j < rows.columns(); j++) {
      w0.add(0.5 * draw.gaussian());
    }
    Matrix X = Matrix.of(rows.rows(), rows.columns(), (i, j) -> y.get(i) * rows.get(i, j));
    return new WeightedMargins(X, y, omega, w0, draw.uniform(1, 20), draw.logUniform(0.2, 5));
  }

  Stream<WeightedMargins> simpler() {
    Stream<WeightedMargins> fewer =
        IntStream.range(0, n())
            .filter(out -> n() > 1)
            .mapToObj(
                out ->
                    new WeightedMargins(
                        Matrix.of(n() - 1, d(), (i, j) -> X.get(i < out ? i : i + 1, j)),
                        IntStream.range(0, n()).filter(i -> i != out).mapToObj(y::get).toList(),
                        IntStream.range(0, n()).filter(i -> i != out).mapToObj(omega::get).toList(),
                        w0,
                        t,
                        r));
    return Stream.concat(
            fewer,
            Stream.of(
                new WeightedMargins(X.map(Draw::eighth), y, omega, w0, t, r),
                new WeightedMargins(X, y, omega, Collections.nCopies(d(), 0.0), t, r),
                new WeightedMargins(X, y, omega, w0, 1, 2)))
        .filter(candidate -> !candidate.equals(this));
  }

  int n() {
    return X.rows();
  }

  int d() {
    return X.columns();
  }

  /** Rows y_i x_i. */
  Matrix Z() {
    return Matrix.of(n(), d(), (i, j) -> y.get(i) * X.get(i, j));
  }

  boolean hasFullRowRank() {
    return n() <= d() && RationalMatrix.of(X).rank() == n();
  }

  boolean isSeparable() {
    return HardMargin.ofRows(Z()) instanceof HardMargin.Solution;
  }

  HardMargin.Solution hardMargin() {
    return (HardMargin.Solution) HardMargin.ofRows(Z());
  }

  double[] logWeights() {
    return omega.stream().mapToDouble(FastMath::log).toArray();
  }

  double[] start() {
    return w0.stream().mapToDouble(v -> v).toArray();
  }

  /** v with Z v = -shift: least norm where that can be solved, least squares where n exceeds d. */
  static double[] translation(Matrix Z, double[] shift) {
    double[] negative = shift.clone();
    for (int i = 0; i < negative.length; i++) {
      negative[i] = -negative[i];
    }
    Matrix transposed = Z.transpose();
    return Z.rows() <= Z.columns()
        ? transposed.times(solve(Z.times(transposed), negative))
        : solve(transposed.times(Z), transposed.times(negative));
  }

  private static double[] solve(Matrix square, double[] right) {
    RealMatrix real = MatrixUtils.createRealMatrix(square.toRows());
    return new LUDecomposition(real)
        .getSolver()
        .solve(MatrixUtils.createRealVector(right))
        .toArray();
  }

  /** The force of a sample with margin m, by index. */
  @FunctionalInterface
  interface Force {
    double at(int i, double margin);
  }

  /** w' = sum_i z_i force_i(z_i.w). */
  InitialValueProblem flow(Force force, double[] from) {
    Matrix Z = Z();
    Matrix back = Z.transpose();
    return new InitialValueProblem(
        w -> {
          double[] forces = Z.times(w);
          for (int i = 0; i < forces.length; i++) {
            forces[i] = force.at(i, forces[i]);
          }
          return back.times(forces);
        },
        from);
  }

  /**
   * How fast the residual settles: the lesser of the gap of the other margins and the least
   * eigenvalue of diag(alpha)^{1/2} Z_S Z_S^T diag(alpha)^{1/2}.
   */
  double rate() {
    HardMargin.Solution svm = hardMargin();
    List<Integer> support = svm.support();
    double[] alpha = svm.dualVariables();
    Matrix Z = Z();
    Matrix rows =
        Matrix.of(
            support.size(),
            d(),
            (k, j) -> Math.sqrt(alpha[support.get(k)]) * Z.get(support.get(k), j));
    return Math.min(svm.inactiveGap(), SymmetricEigen.of(rows.times(rows.transpose())).min());
  }

  /** Whether the residual settles in reasonable time: no small dual variable, no small rate. */
  boolean isNondegenerate() {
    HardMargin.Solution svm = hardMargin();
    double[] alpha = svm.dualVariables();
    return svm.support().size() == svm.active().size()
        && svm.support().stream().allMatch(i -> alpha[i] >= LEAST_DUAL)
        && rate() >= LEAST_RATE;
  }
}
