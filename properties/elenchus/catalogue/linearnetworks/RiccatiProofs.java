package elenchus.catalogue.linearnetworks;

import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** Why balanced layers solve a Riccati equation, for all sizes. */
final class RiccatiProofs {
  private RiccatiProofs() {}

  static Proof solution() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial f = words.symmetric("F");
    MatrixPolynomial e = words.symmetric("E");
    MatrixPolynomial q = words.general("Q");
    MatrixPolynomial inverse = words.symmetric("B");
    words.relation(e.times(f), f.times(e));
    words.derivative(e, f.times(e));
    // B is the inverse of I + Q^T g Q, and g' = E^2.
    words.derivative(inverse, inverse.times(q.transpose(), e, e, q, inverse).times(-1));
    MatrixPolynomial r = e.times(q, inverse, q.transpose(), e);
    return words
        .prove("R = E Q B Q' E with E' = F E and B the inverse of I + Q' g Q, g' = E E")
        .zero("R' = F R + R F - R^2", r.derivative().minus(riccati(f, r)))
        .done();
  }

  private static MatrixPolynomial riccati(MatrixPolynomial f, MatrixPolynomial r) {
    return f.times(r).plus(r.times(f)).minus(r.squared());
  }

  static Proof reduction() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial sigma = words.general("S");
    MatrixPolynomial a = words.general("W1");
    MatrixPolynomial b = words.general("W2");
    MatrixPolynomial residual = sigma.minus(b.times(a));
    words.derivative(a, b.transpose().times(residual));
    words.derivative(b, residual.times(a.transpose()));
    MatrixPolynomial drift = a.times(a.transpose()).minus(b.transpose().times(b)).derivative();
    words.relation(a.times(a.transpose()), b.transpose().times(b));
    MatrixPolynomial upper = a.transpose().times(a);
    MatrixPolynomial cross = b.times(a);
    MatrixPolynomial lower = b.times(b.transpose());
    MatrixPolynomial mirrored = cross.transpose();
    return words
        .prove("blocks of R = Q Q' for balanced layers")
        .zero("(W1 W1' - W2' W2)' = 0 without the balance", drift)
        .zero(
            "upper left block",
            upper
                .derivative()
                .minus(sigma.transpose().times(cross))
                .minus(mirrored.times(sigma))
                .plus(upper.times(upper))
                .plus(mirrored.times(cross)))
        .zero(
            "lower left block",
            cross
                .derivative()
                .minus(sigma.times(upper))
                .minus(lower.times(sigma))
                .plus(cross.times(upper))
                .plus(lower.times(cross)))
        .zero(
            "lower right block",
            lower
                .derivative()
                .minus(sigma.times(mirrored))
                .minus(cross.times(sigma.transpose()))
                .plus(cross.times(mirrored))
                .plus(lower.times(lower)))
        .done();
  }
}
