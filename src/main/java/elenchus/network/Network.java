package elenchus.network;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * A fully connected network without biases, f(x) = W_L phi(... phi(W_1 x)), the last layer linear.
 *
 * @param weights W_1, ..., W_L; W_l is n_l x n_{l-1}
 * @param activation phi of the hidden layers
 */
public record Network(List<Matrix> weights, Activation activation) {

  /**
   * @throws IllegalArgumentException if there is no layer, neighbours do not fit, or an entry is
   *     not finite
   */
  public Network {
    weights = List.copyOf(weights);
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("a network without a layer");
    }
    for (int l = 0; l < weights.size(); l++) {
      Matrix layer = weights.get(l);
      if (!layer.isFinite()) {
        throw new IllegalArgumentException("layer " + (l + 1) + " is not finite");
      }
      if (l > 0 && layer.columns() != weights.get(l - 1).rows()) {
        throw new IllegalArgumentException(
            "layer "
                + (l + 1)
                + " takes "
                + layer.columns()
                + " inputs, layer "
                + l
                + " has "
                + weights.get(l - 1).rows()
                + " outputs");
      }
    }
  }

  /** L, the number of layers. */
  public int depth() {
    return weights.size();
  }

  /** d, the number of inputs. */
  public int inputs() {
    return weights.get(0).columns();
  }

  /** k, the number of outputs. */
  public int outputs() {
    return weights.get(depth() - 1).rows();
  }

  /** P, the number of weights. */
  public int parameters() {
    return weights.stream().mapToInt(w -> w.rows() * w.columns()).sum();
  }

  /** The weights layer after layer, each row after row. */
  public double[] flat() {
    double[] theta = new double[parameters()];
    int at = 0;
    for (Matrix w : weights) {
      double[] entries = w.toRowMajor();
      System.arraycopy(entries, 0, theta, at, entries.length);
      at += entries.length;
    }
    return theta;
  }

  /** The same network with weights taken from a vector in the order of {@link #flat()}. */
  public Network with(double[] theta) {
    List<Matrix> layers = new ArrayList<>();
    int at = 0;
    for (Matrix w : weights) {
      int from = at;
      int columns = w.columns();
      layers.add(Matrix.of(w.rows(), columns, (i, j) -> theta[from + i * columns + j]));
      at += w.rows() * columns;
    }
    return new Network(layers, activation);
  }

  /** The first-order expansion of the network at one input, in any arithmetic. */
  public <T extends FieldElement<T>> Linearisation<T> at(Elementary<T> on, double[] x) {
    return Linearisation.of(
        on,
        weights.stream().map(w -> on.matrix(w)).toList(),
        activation,
        on.matrix(Matrix.column(x)));
  }

  /** The first-order expansions at the rows of X, in any arithmetic. */
  public <T extends FieldElement<T>> List<Linearisation<T>> atRows(Elementary<T> on, Matrix X) {
    List<FieldMatrix<T>> layers = weights.stream().map(w -> on.matrix(w)).toList();
    List<Linearisation<T>> all = new ArrayList<>();
    for (int i = 0; i < X.rows(); i++) {
      all.add(Linearisation.of(on, layers, activation, on.matrix(Matrix.column(X.row(i)))));
    }
    return List.copyOf(all);
  }

  /** The first-order expansions at the rows of X in double precision. */
  public List<Linearisation<Binary64>> atRows(Matrix X) {
    return atRows(Elementary.over(Binary64Field.getInstance()), X);
  }
}
