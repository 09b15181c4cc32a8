package elenchus.catalogue.linearnetworks;

import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** Why a two-layer regression conserves, for all sizes. */
final class RegressionProofs {
  private RegressionProofs() {}

  static Proof laws() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial x = words.general("X");
    MatrixPolynomial y = words.general("y");
    MatrixPolynomial a = words.general("a");
    MatrixPolynomial w = words.general("W");
    MatrixPolynomial p = words.symmetric("P");
    MatrixPolynomial h = words.general("h");
    MatrixPolynomial one = words.one();
    words.relation(x.times(p), words.zero());
    words.relation(h.transpose().times(h), one);
    MatrixPolynomial gradient = x.transpose().times(x.times(w.transpose(), a).minus(y));
    words.derivative(a, w.times(gradient).times(-1));
    words.derivative(w, a.times(gradient.transpose()).times(-1));
    MatrixPolynomial dyad = h.times(h.transpose());
    return words
        .prove("gradient flow of |X W' a - y|^2 / 2; P projects on the kernel of X; |h| = 1")
        .zero("(W P)' = 0", w.times(p).derivative())
        .zero(
            "(a a' - W W')' = 0", a.times(a.transpose()).minus(w.times(w.transpose())).derivative())
        .zero(
            "(I - h h'/2)(I + h h') = I",
            one.minus(dyad.times(words.number(1, 2))).times(one.plus(dyad)).minus(one))
        .done();
  }
}
