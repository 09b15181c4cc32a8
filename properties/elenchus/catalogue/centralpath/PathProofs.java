package elenchus.catalogue.centralpath;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** The identities behind the flows of the class means, for all shapes. */
final class PathProofs {
  private PathProofs() {}

  /** The implicit solutions of both scalar equations. */
  static Proof clocks() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("C N")
            .solution("w", "w/(N*(C+w^2)^2)")
            .logarithm("l", "w")
            .solution("x", "x/(N*C*(C+x^2))")
            .logarithm("m", "x")
            .solution("k", "2*k*(1-k)/C")
            .logarithm("o", "k/(1-k)")
            .build();
    Expression one = field.getOne();
    return field
        .prove("w: projected flow, x: step then whiten, k: no renormalisation (unit scatter)")
        .equal(
            "N (C^2 log w + C w^2 + w^4/4) = t + a",
            field.parse("N*(C^2*l+C*w^2+w^4/4)").derivative(),
            one)
        .equal("N C (C log x + x^2/2) = t + a", field.parse("N*C*(C*m+x^2/2)").derivative(), one)
        .equal("(C/2) log(k/(1 - k)) = t + a", field.parse("C/2*o").derivative(), one)
        .done();
  }

  /**
   * Normalised features X = Xw + M Y with Xw Xw^T = n I, Xw Y^T = 0, Y Y^T = N I, M centred; T = I
   * + M M^T/C has the inverse B, I + M^T M/C the inverse I - M^T B M/C.
   */
  static Proof projection() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial c = words.scalar("C");
    MatrixPolynomial samples = words.scalar("N");
    MatrixPolynomial within = words.general("Xw");
    MatrixPolynomial y = words.general("Y");
    MatrixPolynomial means = words.general("M");
    MatrixPolynomial b = words.symmetric("B");
    MatrixPolynomial q = words.symmetric("Q");
    MatrixPolynomial one = words.one();
    MatrixPolynomial n = c.times(samples);
    words.relation(within.times(within.transpose()), n);
    words.relation(within.times(y.transpose()), words.zero());
    words.relation(y.times(y.transpose()), samples);
    words.relation(means.times(q), means);
    words.relation(means.times(means.transpose(), b), c.times(one.minus(b)));
    words.relation(q.times(q), q);
    MatrixPolynomial centred = within.plus(means.times(y));
    MatrixPolynomial targets = q.times(y);
    MatrixPolynomial weights = means.transpose().times(b).over(c);
    MatrixPolynomial gradient =
        weights.transpose().times(weights.times(centred).minus(targets)).over(n);
    MatrixPolynomial a = gradient.times(within.transpose()).over(n);
    MatrixPolynomial restoring = a.plus(a.transpose()).times(words.number(1, 2));
    MatrixPolynomial shrink = one.minus(means.transpose().times(b, means).over(c));
    MatrixPolynomial projected = restoring.times(within).minus(gradient);
    MatrixPolynomial whitened = restoring.times(centred).minus(gradient);
    return words
        .prove("envelope gradient G at X; A = G Xw'/n, S = (A + A')/2; B inverse of I + M M'/C")
        .zero(
            "(W, b) is optimal: (W X - Q Y) X' = 0",
            weights.times(centred).minus(targets).times(centred.transpose()))
        .zero("S Xw - G moves no deviation: times Xw' = 0", projected.times(within.transpose()))
        .zero(
            "M' = B M (I - M' B M/C)/(n C) when projected",
            projected
                .times(y.transpose())
                .over(samples)
                .minus(b.times(means, shrink).over(n).over(c)))
        .zero(
            "M' = B M/(n C) when whitened",
            whitened.times(y.transpose()).over(samples).minus(b.times(means).over(n).over(c)))
        .done();
  }

  /** Without renormalisation: scatter K, R its inverse root, A the projector on centred classes. */
  static Proof unnormalised() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial c = words.scalar("C");
    MatrixPolynomial h = words.general("H");
    MatrixPolynomial a = words.symmetric("A");
    MatrixPolynomial r = words.symmetric("R");
    MatrixPolynomial s = words.symmetric("S");
    MatrixPolynomial u = words.general("u");
    MatrixPolynomial one = words.one();
    words.relation(a.times(a), a);
    words.relation(r.times(s), one);
    words.relation(h.times(h.transpose()), s.times(s));
    words.relation(h.times(u), words.zero());
    words.relation(a.times(u), words.zero());
    MatrixPolynomial inverse = r.times(r);
    MatrixPolynomial velocity =
        inverse.times(h, a).times(one.minus(h.transpose().times(inverse, h))).over(c);
    words.derivative(h, velocity);
    MatrixPolynomial g = r.times(h, a, h.transpose(), r);
    MatrixPolynomial logistic = g.minus(g.times(g));
    return words
        .prove("centred H with H H' = S S, R = S^-1, A a projector, u = (1..1)'; H' = -gradient")
        .zero("gradient H' = 0", velocity.times(h.transpose()))
        .zero("gradient 1 = 0", velocity.times(u))
        .zero(
            "G' = (K^-1 (G - G^2) + (G - G^2) K^-1)/C",
            g.derivative().minus(inverse.times(logistic).plus(logistic.times(inverse)).over(c)))
        .done();
  }

  /** The features themselves for unit scatter: X = R Z, Z = X0 (I + (e - 1) A). */
  static Proof features() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial c = words.scalar("C");
    MatrixPolynomial e = words.scalar("e");
    MatrixPolynomial x = words.general("X0");
    MatrixPolynomial a = words.symmetric("A");
    MatrixPolynomial g = words.symmetric("G");
    MatrixPolynomial r = words.symmetric("R");
    MatrixPolynomial one = words.one();
    words.relation(a.times(a), a);
    words.relation(x.times(x.transpose()), one);
    words.relation(x.times(a, x.transpose()), g);
    words.relation(r.times(g), g.times(r));
    words.derivative(e, e.over(c));
    MatrixPolynomial moved = x.times(one.plus(e.minus(one).times(a)));
    MatrixPolynomial gram = moved.times(moved.transpose());
    // R is the inverse root of S = Z Z^T, and commutes with S' = (e^2)' G.
    words.derivative(r, r.times(r, r, gram.derivative()).times(words.number(-1, 2)));
    MatrixPolynomial state = r.times(moved);
    MatrixPolynomial right =
        state.times(a).minus(state.times(a, moved.transpose(), r, r, moved)).over(c);
    return words
        .prove("X0 X0' = I, A a projector, G = X0 A X0', e = exp(t/C), R = (Z Z')^{-1/2}")
        .zero("Z Z' = I + (e^2 - 1) G", gram.minus(one).minus(e.times(e).minus(one).times(g)))
        .zero("X' = X A (I - X' X)/C", state.derivative().minus(right))
        .done();
  }
}
