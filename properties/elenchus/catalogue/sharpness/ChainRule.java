package elenchus.catalogue.sharpness;

import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** What the chain rule says about a network of three layers, for all widths and activations. */
final class ChainRule {
  private ChainRule() {}

  /**
   * The derivative of f = W3 phi(W2 phi(W1 x)) when weights move by V_l, or the input by v: P_l
   * stands for the diagonal matrix of the slopes phi'(a_l).
   */
  static Proof layers() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial x = words.general("x");
    MatrixPolynomial v = words.general("v");
    MatrixPolynomial[] w = new MatrixPolynomial[3];
    MatrixPolynomial[] step = new MatrixPolynomial[3];
    for (int l = 0; l < 3; l++) {
      w[l] = words.general("W" + (l + 1));
      step[l] = words.general("V" + (l + 1));
      words.derivative(w[l], step[l]);
    }
    MatrixPolynomial p1 = words.symmetric("P1");
    MatrixPolynomial p2 = words.symmetric("P2");
    MatrixPolynomial z1 = words.general("z1");
    MatrixPolynomial z2 = words.general("z2");
    words.derivative(x, v);
    words.derivative(z1, p1.times(step[0].times(x).plus(w[0].times(v))));
    words.derivative(
        z2, p2.times(step[1].times(z1).plus(w[1].times(p1, step[0].times(x).plus(w[0].times(v))))));
    MatrixPolynomial g3 = words.one();
    MatrixPolynomial g2 = g3.times(w[2], p2);
    MatrixPolynomial g1 = g2.times(w[1], p1);
    MatrixPolynomial a2 = w[1].times(p1, w[0]);
    MatrixPolynomial a3 = w[2].times(p2, a2);
    MatrixPolynomial jacobian = g1.times(w[0]);
    return words
        .prove("chain rule for f = W3 z2, z2 = phi(W2 z1), z1 = phi(W1 x)")
        .zero(
            "df = G1 V1 x + G2 V2 z1 + G3 V3 z2 + J v with J = G1 W1",
            w[2].times(z2)
                .derivative()
                .minus(g1.times(step[0], x))
                .minus(g2.times(step[1], z1))
                .minus(step[2].times(z2))
                .minus(jacobian.times(v)))
        .zero("J = G2 A2", jacobian.minus(g2.times(a2)))
        .zero("J = G3 A3", jacobian.minus(g3.times(a3)))
        .done();
  }

  /** One layer of the tangent kernel and the conjugate, for all sizes. */
  static Proof kernel() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial gi = words.general("G");
    MatrixPolynomial gj = words.general("H");
    MatrixPolynomial zi = words.general("z");
    MatrixPolynomial zj = words.general("y");
    MatrixPolynomial u = words.general("u");
    MatrixPolynomial b = words.general("B");
    MatrixPolynomial similarity = words.scalar("s");
    // The inner product of two inputs is a number.
    words.relation(zj.transpose().times(zi), similarity);
    MatrixPolynomial adjoint = gj.transpose().times(u, zj.transpose());
    return words
        .prove("Df* u = H' u y' is the adjoint at the second sample; s = <z, y>")
        .zero(
            "Df Df* u = <z, y> G H' u",
            gi.times(adjoint, zi).minus(similarity.times(gi, gj.transpose(), u)))
        .zero(
            "B (B' B) = (B B') B, so B maps eigenvectors of B'B to those of BB'",
            b.times(b.transpose().times(b)).minus(b.times(b.transpose()).times(b)))
        .done();
  }

  /** Why a layer of the tangent kernel dominates the Jacobian in the inputs, for all sizes. */
  static Proof congruence() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial g = words.general("G");
    MatrixPolynomial a = words.general("A");
    MatrixPolynomial m = words.scalar("M");
    MatrixPolynomial j = g.times(a);
    MatrixPolynomial gap = m.minus(a.times(a.transpose()));
    return words
        .prove("J = G A at any layer")
        .zero(
            "M G G' - J J' = G (M - A A') G'",
            m.times(g, g.transpose())
                .minus(j.times(j.transpose()))
                .minus(g.times(gap, g.transpose())))
        .done();
  }
}
