package elenchus.catalogue.linearnetworks;

import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** Why neighbouring layers keep their difference, for all widths, data and losses. */
final class BalanceProofs {
  private BalanceProofs() {}

  /**
   * Two neighbouring layers of a linear network: A maps the inputs of layer l, B is the product
   * above layer l + 1, E = -dLoss/df on the samples. The gradients are G_l = (B W_{l+1})^T E A^T
   * and G_{l+1} = B^T E (W_l A)^T.
   */
  static Proof linear() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial a = words.general("A");
    MatrixPolynomial b = words.general("B");
    MatrixPolynomial e = words.general("E");
    MatrixPolynomial lower = words.general("V");
    MatrixPolynomial upper = words.general("W");
    MatrixPolynomial eta = words.scalar("eta");
    MatrixPolynomial lambda = words.scalar("lambda");
    MatrixPolynomial decay = words.scalar("e");
    MatrixPolynomial lowerGradient = b.times(upper).transpose().times(e, a.transpose());
    MatrixPolynomial upperGradient = b.transpose().times(e, lower.times(a).transpose());
    MatrixPolynomial difference = difference(upper, lower);
    MatrixPolynomial step =
        difference(upper.plus(eta.times(upperGradient)), lower.plus(eta.times(lowerGradient)));
    words.derivative(lower, lowerGradient.minus(lambda.times(lower)));
    words.derivative(upper, upperGradient.minus(lambda.times(upper)));
    words.derivative(decay, lambda.times(decay).times(2));
    MatrixPolynomial drift =
        upper.transpose().times(upperGradient).minus(lowerGradient.times(lower.transpose()));
    return words
        .prove("layers V, W = W_l, W_{l+1}; D = W' W - V V'; e = exp(2 lambda t)")
        .zero("W' G_{l+1} = G_l V'", drift)
        .zero("X_l = 0", drift.plus(drift.transpose()))
        .zero("(e D)' = 0 under weight decay lambda", decay.times(difference).derivative())
        .zero(
            "a step eta changes D by eta^2 (G_{l+1}' G_{l+1} - G_l G_l')",
            step.minus(difference)
                .minus(eta.times(eta).times(difference(upperGradient, lowerGradient))))
        .done();
  }

  /**
   * One sample and two neurons j, k of a layer with phi(z) = phi'(z) z: u_j is what comes back to
   * neuron j, g_j = phi'(z_j). Summed over samples this is X_l[j, k].
   */
  static Proof neurons() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial uj = words.scalar("uj");
    MatrixPolynomial uk = words.scalar("uk");
    MatrixPolynomial zj = words.scalar("zj");
    MatrixPolynomial zk = words.scalar("zk");
    MatrixPolynomial gj = words.scalar("gj");
    MatrixPolynomial gk = words.scalar("gk");
    // (W_{l+1}^T G_{l+1})_{jk} = u_j phi(z_k), (G_l W_l^T)_{jk} = phi'(z_j) u_j z_k.
    MatrixPolynomial entry =
        uj.times(gk, zk).plus(uk.times(gj, zj)).minus(gj.times(uj, zk)).minus(gk.times(uk, zj));
    MatrixPolynomial defect = gk.minus(gj).times(uj.times(zk).minus(uk.times(zj)));
    MatrixPolynomial diagonal = uj.times(gj, zj).minus(gj.times(uj, zj));
    return words
        .prove("entries of X_l for an activation with phi(z) = phi'(z) z")
        .zero("X[j,k] = (g_k - g_j)(u_j z_k - u_k z_j)", entry.minus(defect))
        .zero("X[j,j] = 0", diagonal)
        .done();
  }

  private static MatrixPolynomial difference(MatrixPolynomial upper, MatrixPolynomial lower) {
    return upper.transpose().times(upper).minus(lower.times(lower.transpose()));
  }
}
