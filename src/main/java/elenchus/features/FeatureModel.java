package elenchus.features;

import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The shape of a deep linear unconstrained-features model: logits Z = W_M ... W_1 H + b 1^T, where
 * the features H are free variables as the weights are, and the objective
 *
 * <p>f = fit(Z) + sum_m (lambda_m / 2) ||W_m||_F^2 + (lambda_H / 2) ||H||_F^2 + (lambda_b / 2)
 * ||b||^2.
 *
 * <p>Samples are grouped by class. With {@code rectified} the model is W_M ... W_2 relu(W_1 H).
 *
 * <p>Source: D. G. Mixon, H. Parshall, J. Pi, Neural collapse with unconstrained features, 2020;
 * for depth: T. Tirer, J. Bruna 2022 and H. Dang et al. 2023.
 *
 * @param fit the loss of the logits
 * @param counts number of samples n_k of each class, K entries
 * @param widths inner sizes d_1 (of the features) to d_M
 * @param weightDecays lambda_1 to lambda_M, as many as widths
 * @param featureDecay lambda_H
 * @param hasBias whether b is a variable; otherwise b = 0
 * @param biasDecay lambda_b; 0 leaves the bias free
 * @param rectified whether the first product passes through max(0, .)
 */
public record FeatureModel(
    Fit fit,
    List<Integer> counts,
    List<Integer> widths,
    List<Double> weightDecays,
    double featureDecay,
    boolean hasBias,
    double biasDecay,
    boolean rectified) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are fewer than two classes, a count or width is below
   *     1, there is no weight, or the numbers of widths and decays differ
   */
  public FeatureModel {
    counts = List.copyOf(counts);
    widths = List.copyOf(widths);
    weightDecays = List.copyOf(weightDecays);
    if (counts.size() < 2 || counts.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException("counts " + counts);
    }
    if (widths.isEmpty()
        || widths.size() != weightDecays.size()
        || widths.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException("widths " + widths + ", decays " + weightDecays);
    }
  }

  /** A linear model without bias. */
  public static FeatureModel of(
      Fit fit,
      List<Integer> counts,
      List<Integer> widths,
      List<Double> weightDecays,
      double featureDecay) {
    return new FeatureModel(fit, counts, widths, weightDecays, featureDecay, false, 0, false);
  }

  /** The same model with a bias of the given decay. */
  public FeatureModel withBias(double decay) {
    return new FeatureModel(
        fit, counts, widths, weightDecays, featureDecay, true, decay, rectified);
  }

  /** The same model with max(0, .) after the first product. */
  public FeatureModel withRectifier() {
    return new FeatureModel(
        fit, counts, widths, weightDecays, featureDecay, hasBias, biasDecay, true);
  }

  /** Number of classes K. */
  public int classes() {
    return counts.size();
  }

  /** Number of samples N. */
  public int samples() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** Number of weight matrices M. */
  public int depth() {
    return widths.size();
  }

  /** The label of each sample, grouped by class. */
  public int[] labels() {
    int[] labels = new int[samples()];
    int i = 0;
    for (int k = 0; k < classes(); k++) {
      for (int copy = 0; copy < counts.get(k); copy++) {
        labels[i++] = k;
      }
    }
    return labels;
  }

  /** The one-hot labels, K x N. */
  public Matrix target() {
    int[] labels = labels();
    return Matrix.of(classes(), samples(), (k, i) -> labels[i] == k ? 1 : 0);
  }

  /** Number of rows of W_m, m from 1 to M: the next width, or K for the last. */
  int rowsOf(int m) {
    return m == depth() ? classes() : widths.get(m);
  }

  /** Number of variables. */
  public int dimension() {
    int sum = widths.get(0) * samples() + (hasBias ? classes() : 0);
    for (int m = 1; m <= depth(); m++) {
      sum += rowsOf(m) * widths.get(m - 1);
    }
    return sum;
  }

  /**
   * The factors as one vector: W_M, ..., W_1, H, each row after row, then b.
   *
   * @throws IllegalArgumentException if a shape does not fit
   */
  public double[] pack(Factors factors) {
    double[] packed = new double[dimension()];
    int at = 0;
    for (int m = depth(); m >= 1; m--) {
      at = copy(factors.weights().get(m - 1), rowsOf(m), widths.get(m - 1), packed, at);
    }
    at = copy(factors.H(), widths.get(0), samples(), packed, at);
    if (hasBias) {
      System.arraycopy(factors.b(), 0, packed, at, classes());
    }
    return packed;
  }

  private static int copy(Matrix matrix, int rows, int columns, double[] packed, int at) {
    if (matrix.rows() != rows || matrix.columns() != columns) {
      throw new IllegalArgumentException(
          matrix.rows() + " x " + matrix.columns() + " in place of " + rows + " x " + columns);
    }
    System.arraycopy(matrix.toRowMajor(), 0, packed, at, rows * columns);
    return at + rows * columns;
  }

  /** The factors of a packed vector. */
  public Factors unpack(double[] packed) {
    List<Matrix> weights = new ArrayList<>();
    int at = 0;
    for (int m = depth(); m >= 1; m--) {
      weights.add(cut(packed, at, rowsOf(m), widths.get(m - 1)));
      at += rowsOf(m) * widths.get(m - 1);
    }
    Collections.reverse(weights);
    Matrix features = cut(packed, at, widths.get(0), samples());
    at += widths.get(0) * samples();
    double[] bias = new double[classes()];
    if (hasBias) {
      System.arraycopy(packed, at, bias, 0, classes());
    }
    return new Factors(weights, features, bias);
  }

  private static Matrix cut(double[] packed, int at, int rows, int columns) {
    return Matrix.of(rows, columns, (i, j) -> packed[at + i * columns + j]);
  }

  /** Normal random factors of the given standard deviation, packed. */
  public double[] randomPoint(Random random, double scale) {
    double[] point = new double[dimension()];
    for (int i = 0; i < point.length; i++) {
      point[i] = scale * random.nextGaussian();
    }
    return point;
  }
}
