package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.features.Factors;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.FastMath;

/**
 * The global minimum of the deep linear model under the squared loss.
 *
 * @param problem the model
 * @param modes the scalar problems of the R largest singular values of the target, decreasing
 * @param left singular vectors of the target, K x (number of modes)
 * @param right singular vectors, N x (number of modes)
 * @param rest what no mode can fit: the sum of y_i^2/(2N) over the others
 */
record MseOptimum(
    FeatureProblem problem, List<ScalarMode> modes, Matrix left, Matrix right, double rest) {

  static MseOptimum of(FeatureProblem p) {
    return p.bias() ? centred(p) : plain(p);
  }

  /** Without bias: y_k^2 = n_k with vectors e_k and 1_k / sqrt n_k. */
  private static MseOptimum plain(FeatureProblem p) {
    List<Integer> order =
        IntStream.range(0, p.K())
            .boxed()
            .sorted(Comparator.comparingInt(k -> -p.n().get(k)))
            .toList();
    int[] labels = p.model(Fit.SQUARED).labels();
    List<Double> squares = order.stream().map(k -> (double) p.n().get(k)).toList();
    return of(
        p,
        squares,
        Matrix.of(p.K(), p.K(), (k, i) -> order.get(i) == k ? 1 : 0),
        Matrix.of(
            p.N(),
            p.K(),
            (s, i) -> labels[s] == order.get(i) ? 1 / Math.sqrt(p.n().get(order.get(i))) : 0));
  }

  /** With a free bias: the spectrum of D - n n^T / N. */
  private static MseOptimum centred(FeatureProblem p) {
    int K = p.K();
    int N = p.N();
    SymmetricEigen spectrum = SymmetricEigen.of(scatter(p));
    double[] values = spectrum.values();
    // The smallest eigenvalue is that of the constant vector, exactly zero.
    List<Double> squares = new ArrayList<>();
    for (int i = 0; i < K - 1; i++) {
      squares.add(values[K - 1 - i]);
    }
    Matrix left = Matrix.of(K, K - 1, (k, i) -> spectrum.vectors().get(k, K - 1 - i));
    int[] labels = p.model(Fit.SQUARED).labels();
    Matrix right =
        Matrix.of(
            N,
            K - 1,
            (s, i) -> {
              double mean = 0;
              for (int k = 0; k < K; k++) {
                mean += p.n().get(k) * left.get(k, i);
              }
              return (left.get(labels[s], i) - mean / N) / Math.sqrt(squares.get(i));
            });
    return of(p, squares, left, right);
  }

  /** D - n n^T / N, K x K: the squared singular values of the centred labels. */
  static Matrix scatter(FeatureProblem p) {
    return Matrix.of(
        p.K(),
        p.K(),
        (j, k) -> (j == k ? p.n().get(k) : 0) - (double) p.n().get(j) * p.n().get(k) / p.N());
  }

  private static MseOptimum of(FeatureProblem p, List<Double> squares, Matrix left, Matrix right) {
    List<ScalarMode> modes = new ArrayList<>();
    double rest = 0;
    for (int i = 0; i < squares.size(); i++) {
      if (i < p.R()) {
        modes.add(new ScalarMode(Math.sqrt(squares.get(i)), p.M(), p.N(), p.Lam()));
      } else {
        rest += squares.get(i) / (2 * p.N());
      }
    }
    return new MseOptimum(p, modes, left, right, rest);
  }

  /** The least objective. */
  double value() {
    double sum = rest;
    for (ScalarMode mode : modes) {
      sum += mode.least();
    }
    return sum;
  }

  /** The singular values of the optimal logits, decreasing. */
  double[] z() {
    return modes.stream().mapToDouble(ScalarMode::z).toArray();
  }

  /** The optimal logits less the bias, K x N. */
  Matrix Z() {
    Matrix scaled =
        Matrix.of(left.rows(), modes.size(), (k, i) -> left.get(k, i) * modes.get(i).z());
    return scaled.times(Matrix.of(modes.size(), right.rows(), (i, s) -> right.get(s, i)));
  }

  /** q = Lam^(1/L) z^(2/L): the common value of lam_j sigma_i(F_j)^2 over the factors. */
  double q(int i) {
    int L = problem.M() + 1;
    return FastMath.pow(problem.Lam() * modes.get(i).z() * modes.get(i).z(), 1.0 / L);
  }

  /** Factors that attain the minimum. */
  Factors factors() {
    int M = problem.M();
    int r = modes.size();
    List<Matrix> weights = new ArrayList<>();
    for (int m = 1; m <= M; m++) {
      double lam = problem.lamW().get(m - 1);
      boolean last = m == M;
      int rows = last ? problem.K() : problem.d().get(m);
      weights.add(
          Matrix.of(
              rows,
              problem.d().get(m - 1),
              (i, j) ->
                  j >= r ? 0 : Math.sqrt(q(j) / lam) * (last ? left.get(i, j) : i == j ? 1 : 0)));
    }
    Matrix H =
        Matrix.of(
            problem.d().get(0),
            problem.N(),
            (i, s) -> i < r ? Math.sqrt(q(i) / problem.lamH()) * right.get(s, i) : 0);
    double[] b = new double[problem.K()];
    if (problem.bias()) {
      for (int k = 0; k < b.length; k++) {
        b[k] = (double) problem.n().get(k) / problem.N();
      }
    }
    return new Factors(weights, H, b);
  }

  /** Whether the target's spectrum is known as fractions: no bias, or equal counts. */
  boolean hasExactSpectrum() {
    return !problem.bias() || problem.isBalanced();
  }

  /**
   * A proved lower bound of the objective over all factors: the sum of the bounds of the modes.
   *
   * @param slack given away per mode, in units of y^2/2N
   */
  Interval certifiedLeast(double slack) {
    Interval sum = Interval.ZERO;
    int total = problem.bias() ? problem.K() - 1 : problem.K();
    List<Integer> counts = problem.n().stream().sorted(Comparator.reverseOrder()).toList();
    for (int i = 0; i < total; i++) {
      Interval square = Interval.of(counts.get(i));
      sum =
          sum.add(
              i < modes.size()
                  ? modes.get(i).certifiedLeast(square, slack)
                  : square.divide(Interval.of(2.0 * problem.N())));
    }
    return sum;
  }
}
