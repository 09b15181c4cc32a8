package elenchus.catalogue.sharpness;

import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** Balanced layers as words in matrices, for all widths. */
final class BalancedProofs {
  private BalancedProofs() {}

  /** Two to four balanced layers. */
  static Proof powers() {
    return powers(2).and(powers(3)).and(powers(4));
  }

  private static Proof powers(int depth) {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial[] w = new MatrixPolynomial[depth];
    for (int l = 0; l < depth; l++) {
      w[l] = words.general("W" + (l + 1));
    }
    for (int l = 0; l + 1 < depth; l++) {
      // Lower layers are expressed by upper ones, so that reduction ends.
      words.relation(w[l].times(w[l].transpose()), w[l + 1].transpose().times(w[l + 1]));
    }
    Proof.Builder proof = words.prove(depth + " layers with W_{l+1}' W_{l+1} = W_l W_l'");
    MatrixPolynomial top = w[depth - 1].times(w[depth - 1].transpose());
    MatrixPolynomial product = w[depth - 1];
    MatrixPolynomial power = top;
    for (int l = depth - 2; l >= 0; l--) {
      product = product.times(w[l]);
      power = power.times(top);
      proof.zero(
          "W%d...W%d (W%d...W%d)' = (W%d W%d')^%d"
              .formatted(depth, l + 1, depth, l + 1, depth, depth, depth - l),
          product.times(product.transpose()).minus(power));
    }
    return proof.done();
  }

  /**
   * Neighbouring layers under any loss of the product: A is the product below layer l, B above
   * layer l + 1, E the gradient in the product.
   */
  static Proof conserved() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial a = words.general("A");
    MatrixPolynomial b = words.general("B");
    MatrixPolynomial e = words.general("E");
    MatrixPolynomial lower = words.general("V");
    MatrixPolynomial upper = words.general("W");
    words.derivative(lower, upper.transpose().times(b.transpose(), e, a.transpose()).times(-1));
    words.derivative(upper, b.transpose().times(e, a.transpose(), lower.transpose()).times(-1));
    return words
        .prove("gradient flow V' = -W^T B^T E A^T, W' = -B^T E A^T V^T of neighbouring layers")
        .zero(
            "(W^T W - V V^T)' = 0",
            upper.transpose().times(upper).minus(lower.times(lower.transpose())).derivative())
        .done();
  }
}
