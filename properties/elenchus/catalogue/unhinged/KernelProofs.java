package elenchus.catalogue.unhinged;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;
import java.util.Map;

/** Proofs for the flow with a kernel. */
final class KernelProofs {
  private static final Proof DEGENERATE =
      degenerate((u, w, sigma, t) -> w.add(sigma.multiply(t).multiply(u)));

  private KernelProofs() {}

  /** A mode with k = 0: u stays, w grows linearly. */
  @FunctionalInterface
  interface DegenerateFlow {
    /** The new w. */
    Expression w(Expression u, Expression w, Expression sigma, Expression t);
  }

  /** The proof for one mode with k > 0: that of the flow with r the root of k. */
  static Proof regular() {
    return ImbalancedProofs.flow();
  }

  /** The proof for one mode with k = 0. */
  static Proof degenerate() {
    return DEGENERATE;
  }

  /** The proof, or what is left of it, for a formula of the mode with k = 0. */
  static Proof degenerate(DegenerateFlow formula) {
    DifferentialField field =
        DifferentialField.overRationals().parameters("sigma u w").variable("t").build();
    Expression sigma = field.get("sigma");
    Expression u = field.get("u");
    Expression w0 = field.get("w");
    Expression w = formula.w(u, w0, sigma, field.get("t"));
    return field
        .prove("A mode with k = 0: u' = 0, w' = sigma u")
        .equal("w' = sigma u", w.derivative(), sigma.multiply(u))
        .equal("w(0) = w", w.at(Map.of("t", field.getZero())), w0)
        .done();
  }

  /**
   * Whether, for matrices of all sizes, {@code tr(K^-1 HH') - |W|^2} and the parts of H that the
   * flow cannot reach are constant: derivatives in a free algebra with P a projector that
   * annihilates K or M. The trace is cyclic, so its derivative is that of the matrix below.
   */
  static boolean invariantsHold() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial K = algebra.symmetric("K");
    MatrixPolynomial inverse = algebra.symmetric("Kinv");
    MatrixPolynomial M = algebra.general("M");
    MatrixPolynomial H = algebra.general("H");
    MatrixPolynomial W = algebra.general("W");
    MatrixPolynomial left = algebra.symmetric("Pleft");
    MatrixPolynomial right = algebra.symmetric("Pright");
    algebra.relation(inverse.times(K), algebra.one());
    algebra.relation(left.times(K), algebra.zero());
    algebra.relation(M.times(right), algebra.zero());
    algebra.derivative(H, K.times(W, M));
    algebra.derivative(W, H.times(M.transpose()));
    MatrixPolynomial slopeH = H.derivative();
    MatrixPolynomial slopeW = W.derivative();
    // tr(K^-1 HH')' = 2 tr(K^-1 H' H^T) and (|W|^2)' = 2 tr(W' W^T), equal up to transposition.
    MatrixPolynomial first = inverse.times(slopeH, H.transpose());
    MatrixPolynomial second = slopeW.times(W.transpose()).transpose();
    return first.minus(second).isZero()
        && left.times(slopeH).isZero()
        && slopeH.times(right).isZero();
  }
}
