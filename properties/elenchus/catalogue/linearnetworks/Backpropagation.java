package elenchus.catalogue.linearnetworks;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/**
 * A network's weights and negative gradients in any arithmetic, each layer with its bias as a last
 * column.
 *
 * @param on the arithmetic
 * @param weights W_l, h_l x h_{l-1}, without bias
 * @param extended (W_l, b_l)
 * @param gradients G_l = -dLoss/dW_l, without bias
 * @param extendedGradients (G_l, -dLoss/db_l)
 * @param slopes phi'(z_l) of the hidden layers, h_l x n: the activation patterns
 */
record Backpropagation<T extends FieldElement<T>>(
    Elementary<T> on,
    List<FieldMatrix<T>> weights,
    List<FieldMatrix<T>> extended,
    List<FieldMatrix<T>> gradients,
    List<FieldMatrix<T>> extendedGradients,
    List<FieldMatrix<T>> slopes) {

  static <T extends FieldElement<T>> Backpropagation<T> of(DeepNetwork network, Elementary<T> on) {
    int depth = network.depth();
    int n = network.X().columns();
    List<FieldMatrix<T>> weights = network.W().stream().map(w -> on.matrix(w)).toList();
    List<FieldMatrix<T>> extended = new ArrayList<>();
    List<FieldMatrix<T>> inputs = new ArrayList<>();
    List<FieldMatrix<T>> slopes = new ArrayList<>();
    FieldMatrix<T> activity = on.matrix(network.X());
    for (int l = 0; l < depth; l++) {
      extended.add(network.b().isEmpty() ? weights.get(l) : beside(on, weights.get(l), network, l));
      inputs.add(network.b().isEmpty() ? activity : above(on, activity, n));
      FieldMatrix<T> z = extended.get(l).multiply(inputs.get(l));
      if (l < depth - 1) {
        slopes.add(
            on.matrix(z.getRowDimension(), n, (i, k) -> network.phi().slope(on, z.getEntry(i, k))));
        activity =
            on.matrix(z.getRowDimension(), n, (i, k) -> network.phi().value(on, z.getEntry(i, k)));
      } else {
        activity = z;
      }
    }
    FieldMatrix<T> error = on.matrix(network.Y()).subtract(activity).scalarMultiply(on.ratio(1, n));
    List<FieldMatrix<T>> gradients = new ArrayList<>();
    List<FieldMatrix<T>> extendedGradients = new ArrayList<>();
    for (int l = depth - 1; l >= 0; l--) {
      FieldMatrix<T> delta = error;
      FieldMatrix<T> gradient = delta.multiply(inputs.get(l).transpose());
      extendedGradients.add(gradient);
      int columns = weights.get(l).getColumnDimension();
      gradients.add(on.matrix(gradient.getRowDimension(), columns, gradient::getEntry));
      if (l > 0) {
        FieldMatrix<T> back = weights.get(l).transpose().multiply(delta);
        FieldMatrix<T> slope = slopes.get(l - 1);
        error =
            on.matrix(
                back.getRowDimension(),
                n,
                (i, k) -> back.getEntry(i, k).multiply(slope.getEntry(i, k)));
      }
    }
    Collections.reverse(gradients);
    Collections.reverse(extendedGradients);
    return new Backpropagation<>(on, weights, extended, gradients, extendedGradients, slopes);
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> beside(
      Elementary<T> on, FieldMatrix<T> weights, DeepNetwork network, int l) {
    int columns = weights.getColumnDimension();
    return on.matrix(
        weights.getRowDimension(),
        columns + 1,
        (i, j) -> j < columns ? weights.getEntry(i, j) : on.number(network.b().get(l).get(i, 0)));
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> above(
      Elementary<T> on, FieldMatrix<T> activity, int n) {
    int rows = activity.getRowDimension();
    return on.matrix(rows + 1, n, (i, k) -> i < rows ? activity.getEntry(i, k) : on.number(1));
  }

  /** The number of hidden layers. */
  int hidden() {
    return weights.size() - 1;
  }

  /** D_l = W_{l+1}^T W_{l+1} - (W_l, b_l)(W_l, b_l)^T, layer 0-based. */
  FieldMatrix<T> difference(int l) {
    return square(weights.get(l + 1).transpose()).subtract(square(extended.get(l)));
  }

  /** G_{l+1}^T G_{l+1} - (G_l, g_l)(G_l, g_l)^T. */
  FieldMatrix<T> gradientDifference(int l) {
    return square(gradients.get(l + 1).transpose()).subtract(square(extendedGradients.get(l)));
  }

  private FieldMatrix<T> square(FieldMatrix<T> m) {
    return m.multiply(m.transpose());
  }

  /** X_l, the derivative of D_l along the flow. */
  FieldMatrix<T> drift(int l) {
    FieldMatrix<T> above = weights.get(l + 1).transpose().multiply(gradients.get(l + 1));
    FieldMatrix<T> below = extended.get(l).multiply(extendedGradients.get(l).transpose());
    return above.add(above.transpose()).subtract(below).subtract(below.transpose());
  }

  /** D_l after a step of the given length along the negative gradient. */
  FieldMatrix<T> differenceAfter(int l, T step) {
    FieldMatrix<T> above =
        weights.get(l + 1).add(gradients.get(l + 1).scalarMultiply(step)).transpose();
    FieldMatrix<T> below = extended.get(l).add(extendedGradients.get(l).scalarMultiply(step));
    return square(above).subtract(square(below));
  }

  /** Whether neurons j, k of hidden layer l have the same activation pattern on all samples. */
  boolean samePattern(int l, int j, int k) {
    FieldMatrix<T> pattern = slopes.get(l);
    for (int i = 0; i < pattern.getColumnDimension(); i++) {
      if (!pattern.getEntry(j, i).subtract(pattern.getEntry(k, i)).isZero()) {
        return false;
      }
    }
    return true;
  }

  /** The largest absolute entry of a matrix among pairs of equal pattern, or among all. */
  double worst(int l, FieldMatrix<T> m, boolean all) {
    double worst = 0;
    for (int j = 0; j < m.getRowDimension(); j++) {
      for (int k = 0; k < m.getColumnDimension(); k++) {
        T entry = m.getEntry(j, k);
        if (!entry.isZero() && (all || j == k || samePattern(l, j, k))) {
          double size = Math.abs(entry.getReal());
          worst = Math.max(worst, size > 0 ? size : Double.MIN_VALUE);
        }
      }
    }
    return worst;
  }

  /** The nearest matrix of doubles. */
  Matrix rounded(FieldMatrix<T> m) {
    return Elementary.toDouble(m);
  }
}
