package elenchus.features;

import elenchus.descent.Objective;
import elenchus.linear.Matrix;
import java.util.Arrays;

/**
 * The objective of an unconstrained-features model over packed factors: value, gradient by
 * back-propagation, and Hessian-vector products by its forward derivative (Pearlmutter's R
 * operator). Owns its work space: one instance per thread.
 */
public final class FeatureObjective implements Objective {
  private final FeatureModel model;
  private final int[] labels;
  private final int samples;
  private final int factors;

  /** Factor j, 0-based from the left, is rows[j] x rows[j + 1] and starts at offset[j]. */
  private final int[] rows;

  private final int[] offset;
  private final double[] decay;

  /** Partial products F_j ... F_L, rows[j] x N, and their changes along a direction. */
  private final double[][] product;

  private final double[][] change;

  /** Derivatives of the fit in these partial products, and their changes. */
  private final double[][] adjoint;

  private final double[][] adjointChange;

  /** An objective for the given model. */
  public FeatureObjective(FeatureModel model) {
    this.model = model;
    labels = model.labels();
    samples = model.samples();
    factors = model.depth() + 1;
    rows = new int[factors + 1];
    offset = new int[factors + 1];
    decay = new double[factors];
    for (int j = 0; j < factors; j++) {
      int m = model.depth() - j;
      rows[j] = j == 0 ? model.classes() : model.widths().get(m);
      decay[j] = m == 0 ? model.featureDecay() : model.weightDecays().get(m - 1);
    }
    rows[factors] = samples;
    for (int j = 0; j < factors; j++) {
      offset[j + 1] = offset[j] + rows[j] * rows[j + 1];
    }
    product = new double[factors][];
    change = new double[factors][];
    adjoint = new double[factors][];
    adjointChange = new double[factors][];
    for (int j = 0; j < factors; j++) {
      product[j] = new double[rows[j] * samples];
      change[j] = new double[rows[j] * samples];
      adjoint[j] = new double[rows[j] * samples];
      adjointChange[j] = new double[rows[j] * samples];
    }
  }

  @Override
  public int dimension() {
    return model.dimension();
  }

  /** The value alone. */
  public double value(double[] point) {
    return evaluate(point, new double[dimension()]);
  }

  /** The gradient alone. */
  public double[] gradient(double[] point) {
    double[] gradient = new double[dimension()];
    evaluate(point, gradient);
    return gradient;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double loss = forward(point);
    double penalty = 0;
    Arrays.fill(gradient, 0);
    for (int j = 0; j < factors; j++) {
      if (j < factors - 1) {
        Kernel.addProductWithTranspose(
            adjoint[j], 0, rows[j], samples, product[j + 1], rows[j + 1], gradient, offset[j]);
        propagate(point, j);
      } else {
        System.arraycopy(adjoint[j], 0, gradient, offset[j], adjoint[j].length);
      }
      double sum = 0;
      for (int i = offset[j]; i < offset[j + 1]; i++) {
        gradient[i] += decay[j] * point[i];
        sum += point[i] * point[i];
      }
      penalty += 0.5 * decay[j] * sum;
    }
    if (model.hasBias()) {
      double sum = 0;
      for (int k = 0; k < model.classes(); k++) {
        double b = point[offset[factors] + k];
        gradient[offset[factors] + k] = rowSum(adjoint[0], k) + model.biasDecay() * b;
        sum += b * b;
      }
      penalty += 0.5 * model.biasDecay() * sum;
    }
    return loss + penalty;
  }

  /** The products F_j ... F_L, the loss, and its derivative in the logits. */
  private double forward(double[] point) {
    System.arraycopy(
        point, offset[factors - 1], product[factors - 1], 0, rows[factors - 1] * samples);
    for (int j = factors - 2; j >= 0; j--) {
      Arrays.fill(product[j], 0);
      Kernel.addProduct(
          point, offset[j], rows[j], rows[j + 1], product[j + 1], 0, samples, product[j]);
      if (rectifies(j)) {
        for (int i = 0; i < product[j].length; i++) {
          product[j][i] = Math.max(0, product[j][i]);
        }
      }
    }
    if (model.hasBias()) {
      for (int k = 0; k < model.classes(); k++) {
        for (int i = 0; i < samples; i++) {
          product[0][k * samples + i] += point[offset[factors] + k];
        }
      }
    }
    double loss = 0;
    for (int i = 0; i < samples; i++) {
      loss += model.fit().residual(product[0], i, samples, model.classes(), labels[i], adjoint[0]);
    }
    for (int i = 0; i < adjoint[0].length; i++) {
      adjoint[0][i] /= samples;
    }
    return loss / samples;
  }

  private boolean rectifies(int j) {
    return model.rectified() && j == factors - 2 && j > 0;
  }

  private void propagate(double[] point, int j) {
    Arrays.fill(adjoint[j + 1], 0);
    Kernel.addTransposedProduct(
        point, offset[j], rows[j], rows[j + 1], adjoint[j], samples, adjoint[j + 1]);
    if (rectifies(j + 1)) {
      for (int i = 0; i < adjoint[j + 1].length; i++) {
        if (product[j + 1][i] <= 0) {
          adjoint[j + 1][i] = 0;
        }
      }
    }
  }

  private double rowSum(double[] matrix, int k) {
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += matrix[k * samples + i];
    }
    return sum;
  }

  /**
   * The Hessian at a point times a direction.
   *
   * @throws UnsupportedOperationException for a rectified model, which has no Hessian
   */
  public double[] hessianTimes(double[] point, double[] direction) {
    if (model.rectified()) {
      throw new UnsupportedOperationException("a rectified model has no Hessian");
    }
    evaluate(point, new double[dimension()]);
    forwardChange(point, direction);
    double[] result = new double[dimension()];
    for (int j = 0; j < factors; j++) {
      if (j < factors - 1) {
        Kernel.addProductWithTranspose(
            adjointChange[j], 0, rows[j], samples, product[j + 1], rows[j + 1], result, offset[j]);
        Kernel.addProductWithTranspose(
            adjoint[j], 0, rows[j], samples, change[j + 1], rows[j + 1], result, offset[j]);
        Arrays.fill(adjointChange[j + 1], 0);
        Kernel.addTransposedProduct(
            point,
            offset[j],
            rows[j],
            rows[j + 1],
            adjointChange[j],
            samples,
            adjointChange[j + 1]);
        Kernel.addTransposedProduct(
            direction, offset[j], rows[j], rows[j + 1], adjoint[j], samples, adjointChange[j + 1]);
      } else {
        System.arraycopy(adjointChange[j], 0, result, offset[j], adjointChange[j].length);
      }
      for (int i = offset[j]; i < offset[j + 1]; i++) {
        result[i] += decay[j] * direction[i];
      }
    }
    if (model.hasBias()) {
      for (int k = 0; k < model.classes(); k++) {
        int at = offset[factors] + k;
        result[at] = rowSum(adjointChange[0], k) + model.biasDecay() * direction[at];
      }
    }
    return result;
  }

  private void forwardChange(double[] point, double[] direction) {
    System.arraycopy(
        direction, offset[factors - 1], change[factors - 1], 0, rows[factors - 1] * samples);
    for (int j = factors - 2; j >= 0; j--) {
      Arrays.fill(change[j], 0);
      Kernel.addProduct(
          point, offset[j], rows[j], rows[j + 1], change[j + 1], 0, samples, change[j]);
      Kernel.addProduct(
          direction, offset[j], rows[j], rows[j + 1], product[j + 1], 0, samples, change[j]);
    }
    if (model.hasBias()) {
      for (int k = 0; k < model.classes(); k++) {
        for (int i = 0; i < samples; i++) {
          change[0][k * samples + i] += direction[offset[factors] + k];
        }
      }
    }
    double[] residual = adjoint[0].clone();
    for (int i = 0; i < residual.length; i++) {
      residual[i] *= samples;
    }
    for (int i = 0; i < samples; i++) {
      model
          .fit()
          .curvature(residual, i, samples, model.classes(), labels[i], change[0], adjointChange[0]);
    }
    for (int i = 0; i < adjointChange[0].length; i++) {
      adjointChange[0][i] /= samples;
    }
  }

  /** The whole Hessian at a point, column by column. */
  public Matrix hessian(double[] point) {
    int n = dimension();
    double[][] columns = new double[n][];
    double[] unit = new double[n];
    for (int j = 0; j < n; j++) {
      unit[j] = 1;
      columns[j] = hessianTimes(point, unit);
      unit[j] = 0;
    }
    return Matrix.ofRows(columns);
  }
}
