package elenchus.catalogue.linearnetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Flows of the weights of a deep linear network, flattened layer after layer, row after row. */
final class LinearFlow {
  private LinearFlow() {}

  /** W_l' = G_l(W) for given gradients. */
  static InitialValueProblem of(List<Matrix> start, UnaryOperator<List<Matrix>> velocity) {
    return new InitialValueProblem(
        state -> flat(velocity.apply(layers(state, start, 0))), flat(start));
  }

  /** W_l'' = G_l(W) - friction W_l' from rest. */
  static InitialValueProblem withMomentum(
      List<Matrix> start, UnaryOperator<List<Matrix>> force, double friction) {
    double[] weights = flat(start);
    double[] state = new double[2 * weights.length];
    System.arraycopy(weights, 0, state, 0, weights.length);
    return new InitialValueProblem(
        y -> {
          int n = y.length / 2;
          double[] push = flat(force.apply(layers(y, start, 0)));
          double[] velocity = new double[y.length];
          for (int k = 0; k < n; k++) {
            velocity[k] = y[n + k];
            velocity[n + k] = push[k] - friction * y[n + k];
          }
          return velocity;
        },
        state);
  }

  /** Negative gradients of a loss of the product P = W_L ... W_1, for given -dLoss/dP. */
  static List<Matrix> gradients(List<Matrix> weights, UnaryOperator<Matrix> outer) {
    int depth = weights.size();
    List<Matrix> below = new ArrayList<>();
    Matrix product = weights.get(0);
    below.add(Matrix.identity(product.columns()));
    for (int l = 1; l < depth; l++) {
      below.add(product);
      product = weights.get(l).times(product);
    }
    Matrix back = outer.apply(product);
    Matrix[] gradients = new Matrix[depth];
    for (int l = depth - 1; l >= 0; l--) {
      gradients[l] = back.times(below.get(l).transpose());
      back = weights.get(l).transpose().times(back);
    }
    return List.of(gradients);
  }

  /** The product W_L ... W_1. */
  static Matrix product(List<Matrix> weights) {
    Matrix product = weights.get(0);
    for (int l = 1; l < weights.size(); l++) {
      product = weights.get(l).times(product);
    }
    return product;
  }

  /** D_l = W_{l+1}^T W_{l+1} - W_l W_l^T, layer 0-based. */
  static Matrix difference(List<Matrix> weights, int l) {
    Matrix above = weights.get(l + 1);
    Matrix below = weights.get(l);
    return above.transpose().times(above).minus(below.times(below.transpose()));
  }

  /** The largest change of an entry of any D_l, relative to a factor for the first. */
  static double drift(List<Matrix> before, List<Matrix> after, double factor) {
    double worst = 0;
    for (int l = 0; l + 1 < before.size(); l++) {
      Matrix change = difference(after, l).minus(difference(before, l).times(factor));
      double size = change.maxAbs();
      worst = size <= worst ? worst : size;
    }
    return worst;
  }

  /** The sum of the squared norms. */
  static double squaredNorm(List<Matrix> weights) {
    return weights.stream().mapToDouble(w -> w.dot(w)).sum();
  }

  static List<Matrix> layers(double[] state, List<Matrix> shapes, int offset) {
    List<Matrix> layers = new ArrayList<>();
    int at = offset;
    for (Matrix shape : shapes) {
      int from = at;
      int columns = shape.columns();
      layers.add(Matrix.of(shape.rows(), columns, (i, j) -> state[from + i * columns + j]));
      at += shape.rows() * columns;
    }
    return layers;
  }

  static double[] flat(List<Matrix> layers) {
    int size = layers.stream().mapToInt(w -> w.rows() * w.columns()).sum();
    double[] state = new double[size];
    int at = 0;
    for (Matrix layer : layers) {
      double[] entries = layer.toRowMajor();
      System.arraycopy(entries, 0, state, at, entries.length);
      at += entries.length;
    }
    return state;
  }
}
