package elenchus.network;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/**
 * The Gauss-Newton matrix of a mean cost over N samples and its conjugate, in any arithmetic.
 *
 * @param on the arithmetic
 * @param samples the network at each sample
 * @param factors S_i with S_i^T S_i the curvature of the cost at f(x_i), k x k
 * @param <T> the type of the numbers
 */
public record GaussNewton<T extends FieldElement<T>>(
    Elementary<T> on, List<Linearisation<T>> samples, List<FieldMatrix<T>> factors) {

  /**
   * @throws IllegalArgumentException if there is no sample, or not one factor for each
   */
  public GaussNewton {
    samples = List.copyOf(samples);
    factors = List.copyOf(factors);
    if (samples.isEmpty() || samples.size() != factors.size()) {
      throw new IllegalArgumentException(
          samples.size() + " samples and " + factors.size() + " factors");
    }
  }

  /** The matrices of a network at the rows of X under a cost. */
  public static <T extends FieldElement<T>> GaussNewton<T> of(
      Elementary<T> on, Network network, Matrix X, Cost cost) {
    List<Linearisation<T>> samples = network.atRows(on, X);
    return new GaussNewton<>(
        on, samples, samples.stream().map(s -> cost.factor(on, s.output())).toList());
  }

  /** N. */
  public int size() {
    return samples.size();
  }

  /** k. */
  public int outputs() {
    return factors.get(0).getRowDimension();
  }

  /** sqrt(N) B, the rows S_i Df_i one below the other, Nk x P, so that GN = B^T B, K = B B^T. */
  public FieldMatrix<T> stacked() {
    List<FieldMatrix<T>> blocks = samples.stream().map(Linearisation::parameterJacobian).toList();
    int k = outputs();
    int parameters = blocks.get(0).getColumnDimension();
    List<FieldMatrix<T>> scaled =
        IntStream.range(0, size()).mapToObj(i -> factors.get(i).multiply(blocks.get(i))).toList();
    return on.matrix(size() * k, parameters, (r, p) -> scaled.get(r / k).getEntry(r % k, p));
  }

  /** GN = (1/N) sum_i Df_i^T C_i Df_i, P x P. */
  public FieldMatrix<T> matrix() {
    FieldMatrix<T> sum = term(0);
    for (int i = 1; i < size(); i++) {
      sum = sum.add(term(i));
    }
    return sum.scalarMultiply(on.ratio(1, size()));
  }

  private FieldMatrix<T> term(int i) {
    FieldMatrix<T> jacobian = samples.get(i).parameterJacobian();
    FieldMatrix<T> curvature = factors.get(i).transpose().multiply(factors.get(i));
    return jacobian.transpose().multiply(curvature).multiply(jacobian);
  }

  /** The conjugate K, Nk x Nk, from the layers: blocks (1/N) S_i Theta_ij S_j^T. */
  public FieldMatrix<T> conjugate() {
    FieldMatrix<T> sum = conjugate(0);
    for (int l = 1; l < samples.get(0).depth(); l++) {
      sum = sum.add(conjugate(l));
    }
    return sum;
  }

  /** K_l, the summand of layer l (from 0) of the conjugate, Nk x Nk. */
  public FieldMatrix<T> conjugate(int l) {
    int k = outputs();
    FieldMatrix<T> all = on.matrix(size() * k, size() * k, (r, c) -> on.number(0));
    T share = on.ratio(1, size());
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < size(); j++) {
        FieldMatrix<T> block =
            factors
                .get(i)
                .multiply(samples.get(i).layerKernel(samples.get(j), l))
                .multiply(factors.get(j).transpose())
                .scalarMultiply(share);
        all.setSubMatrix(block.getData(), i * k, j * k);
      }
    }
    return all;
  }
}
