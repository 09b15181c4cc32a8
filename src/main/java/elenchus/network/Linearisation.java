package elenchus.network;

import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/**
 * The first-order expansion of a network at one input x, in any arithmetic. Layers count from 0.
 *
 * @param on the arithmetic
 * @param inputs z_{l-1}, the input of each layer, n_{l-1} x 1
 * @param preactivations a_l = W_l z_{l-1}, n_l x 1; the last one is the output f
 * @param forward A_l = da_l/dx, n_l x d
 * @param backward G_l = df/da_l, k x n_l
 * @param <T> the type of the numbers
 */
public record Linearisation<T extends FieldElement<T>>(
    Elementary<T> on,
    List<FieldMatrix<T>> inputs,
    List<FieldMatrix<T>> preactivations,
    List<FieldMatrix<T>> forward,
    List<FieldMatrix<T>> backward) {

  /** Copies the lists. */
  public Linearisation {
    inputs = List.copyOf(inputs);
    preactivations = List.copyOf(preactivations);
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
  }

  /**
   * Expands a network, G_l by backpropagation of the identity and A_l by forward accumulation.
   *
   * @param x d x 1
   */
  public static <T extends FieldElement<T>> Linearisation<T> of(
      Elementary<T> on, List<FieldMatrix<T>> weights, Activation activation, FieldMatrix<T> x) {
    int depth = weights.size();
    List<FieldMatrix<T>> inputs = new ArrayList<>();
    List<FieldMatrix<T>> preactivations = new ArrayList<>();
    List<FieldMatrix<T>> forward = new ArrayList<>();
    List<FieldMatrix<T>> slopes = new ArrayList<>();
    FieldMatrix<T> z = x;
    int d = x.getRowDimension();
    FieldMatrix<T> dz = on.matrix(d, d, (i, j) -> on.number(i == j ? 1 : 0));
    for (int l = 0; l < depth; l++) {
      FieldMatrix<T> a = weights.get(l).multiply(z);
      FieldMatrix<T> da = weights.get(l).multiply(dz);
      inputs.add(z);
      preactivations.add(a);
      forward.add(da);
      if (l < depth - 1) {
        int n = a.getRowDimension();
        FieldMatrix<T> slope = on.matrix(n, 1, (i, j) -> activation.slope(on, a.getEntry(i, 0)));
        slopes.add(slope);
        z = on.matrix(n, 1, (i, j) -> activation.value(on, a.getEntry(i, 0)));
        dz = on.matrix(n, d, (i, j) -> slope.getEntry(i, 0).multiply(da.getEntry(i, j)));
      }
    }
    int k = preactivations.get(depth - 1).getRowDimension();
    List<FieldMatrix<T>> backward = new ArrayList<>();
    FieldMatrix<T> g = on.matrix(k, k, (i, j) -> on.number(i == j ? 1 : 0));
    backward.add(g);
    for (int l = depth - 2; l >= 0; l--) {
      FieldMatrix<T> back = g.multiply(weights.get(l + 1));
      FieldMatrix<T> slope = slopes.get(l);
      g =
          on.matrix(
              k,
              back.getColumnDimension(),
              (i, j) -> back.getEntry(i, j).multiply(slope.getEntry(j, 0)));
      backward.add(g);
    }
    Collections.reverse(backward);
    return new Linearisation<>(on, inputs, preactivations, forward, backward);
  }

  /** L. */
  public int depth() {
    return inputs.size();
  }

  /** f(x), k x 1. */
  public FieldMatrix<T> output() {
    return preactivations.get(depth() - 1);
  }

  /** J = df/dx, k x d. */
  public FieldMatrix<T> inputJacobian() {
    return forward.get(depth() - 1);
  }

  /** df/dvec(W_l), k x n_l n_{l-1}, the entries of W_l row after row: G_l[:, r] z_{l-1}[c]. */
  public FieldMatrix<T> layerJacobian(int l) {
    FieldMatrix<T> g = backward.get(l);
    FieldMatrix<T> z = inputs.get(l);
    int columns = z.getRowDimension();
    return on.matrix(
        g.getRowDimension(),
        g.getColumnDimension() * columns,
        (i, p) -> g.getEntry(i, p / columns).multiply(z.getEntry(p % columns, 0)));
  }

  /** df/dtheta, k x P, layer after layer. */
  public FieldMatrix<T> parameterJacobian() {
    List<FieldMatrix<T>> blocks = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int width = 0;
    for (int l = 0; l < depth(); l++) {
      FieldMatrix<T> block = layerJacobian(l);
      blocks.add(block);
      starts.add(width);
      width += block.getColumnDimension();
    }
    FieldMatrix<T> all = on.matrix(output().getRowDimension(), width, (i, j) -> on.number(0));
    for (int l = 0; l < depth(); l++) {
      FieldMatrix<T> block = blocks.get(l);
      for (int i = 0; i < block.getRowDimension(); i++) {
        for (int p = 0; p < block.getColumnDimension(); p++) {
          all.setEntry(i, starts.get(l) + p, block.getEntry(i, p));
        }
      }
    }
    return all;
  }

  /**
   * The summand of layer l of the tangent kernel of two inputs, {@code <z_{l-1}, z'_{l-1}> G_l
   * G'_l^T}, k x k.
   */
  public FieldMatrix<T> layerKernel(Linearisation<T> other, int l) {
    T similarity = inputs.get(l).transpose().multiply(other.inputs.get(l)).getEntry(0, 0);
    return backward.get(l).multiply(other.backward.get(l).transpose()).scalarMultiply(similarity);
  }

  /** The tangent kernel of two inputs from its layers, k x k: no parameter Jacobian is formed. */
  public FieldMatrix<T> kernel(Linearisation<T> other) {
    FieldMatrix<T> sum = layerKernel(other, 0);
    for (int l = 1; l < depth(); l++) {
      sum = sum.add(layerKernel(other, l));
    }
    return sum;
  }
}
