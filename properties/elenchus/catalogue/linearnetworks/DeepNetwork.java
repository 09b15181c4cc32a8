package elenchus.catalogue.linearnetworks;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.List;
import org.hipparchus.FieldElement;

/**
 * A fully connected network with data and squared loss (1/(2n)) |f(X) - Y|^2; the last layer is
 * linear.
 *
 * @param W weights, layer l is h_l x h_{l-1}; at least two layers
 * @param b biases, layer l is h_l x 1, or empty for none
 * @param X inputs as columns, h_0 x n
 * @param Y targets as columns, h_L x n
 * @param phi activation of the hidden layers
 */
public record DeepNetwork(List<Matrix> W, List<Matrix> b, Matrix X, Matrix Y, Activation phi) {

  /** An activation function. */
  public enum Activation {
    /** The identity. */
    LINEAR(true),
    /** max(z, 0), with derivative 0 at 0. */
    RELU(true),
    /** max(z, z/8), with derivative 1/8 at 0. */
    LEAKY_RELU(true),
    /** z^2: not homogeneous of degree one. */
    SQUARE(false),
    /** The hyperbolic tangent: not homogeneous. */
    TANH(false);

    private final boolean homogeneous;

    Activation(boolean homogeneous) {
      this.homogeneous = homogeneous;
    }

    /** Whether phi(z) = phi'(z) z everywhere. */
    boolean isHomogeneous() {
      return homogeneous;
    }

    <T extends FieldElement<T>> T value(Elementary<T> on, T z) {
      return switch (this) {
        case LINEAR, RELU, LEAKY_RELU -> slope(on, z).multiply(z);
        case SQUARE -> on.square(z);
        case TANH -> on.tanh(z);
      };
    }

    <T extends FieldElement<T>> T slope(Elementary<T> on, T z) {
      return switch (this) {
        case LINEAR -> on.number(1);
        case RELU -> on.number(z.getReal() > 0 ? 1 : 0);
        case LEAKY_RELU -> z.getReal() > 0 ? on.number(1) : on.ratio(1, 8);
        case SQUARE -> z.multiply(2);
        case TANH -> on.number(1).subtract(on.square(on.tanh(z)));
      };
    }
  }

  /**
   * @throws IllegalArgumentException if there are less than two layers, the sizes do not fit, or an
   *     entry is not finite
   */
  public DeepNetwork {
    W = List.copyOf(W);
    b = List.copyOf(b);
    if (W.size() < 2 || !(b.isEmpty() || b.size() == W.size())) {
      throw new IllegalArgumentException(W.size() + " layers, " + b.size() + " biases");
    }
    int width = X.rows();
    for (int l = 0; l < W.size(); l++) {
      Matrix layer = W.get(l);
      if (layer.columns() != width || !layer.isFinite()) {
        throw new IllegalArgumentException(
            "layer " + (l + 1) + " of " + layer.columns() + " columns after width " + width);
      }
      width = layer.rows();
      if (!b.isEmpty() && (b.get(l).rows() != width || b.get(l).columns() != 1)) {
        throw new IllegalArgumentException("bias " + (l + 1) + " is not " + width + " x 1");
      }
    }
    if (Y.rows() != width || Y.columns() != X.columns() || !X.isFinite() || !Y.isFinite()) {
      throw new IllegalArgumentException("Y is not h_L x n, or an entry of X, Y is not finite");
    }
  }

  /** The number of layers. */
  int depth() {
    return W.size();
  }

  /** The same network with other weights. */
  DeepNetwork with(List<Matrix> weights) {
    return new DeepNetwork(weights, b, X, Y, phi);
  }

  /** The same network with another activation. */
  DeepNetwork with(Activation other) {
    return new DeepNetwork(W, b, X, Y, other);
  }
}
