package elenchus.catalogue.linearnetworks;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;
import java.util.List;

/** The identities behind the closed form of a mode, for all values of its parameters. */
final class ModeProofs {
  private ModeProofs() {}

  /**
   * The logistic equation and what its solution says about the product u = a b. The roots stand for
   * the parameters: s = (v+ + v-)/4, c^2 = -v+ v-, D = (v+ - v-)/2.
   */
  static Proof logistic() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("vp vm k tau")
            .variable("t")
            .exponential("E", "-(vp-vm)/(2*tau)*t")
            .build();
    Expression upper = field.get("vp");
    Expression lower = field.get("vm");
    Expression ke = field.parse("k*E");
    Expression v = LogisticMode.logistic(field.arithmetic(), upper, lower, ke);
    Expression s = field.parse("(vp+vm)/4");
    Expression u = v.add(upper.multiply(lower).divide(v)).divide(field.parse("4"));
    return field
        .prove("v solves the logistic equation; u = a b = (v - c^2/v)/4 tends to s")
        .zero(
            "tau v' + (v - v+)(v - v-)/2 = 0",
            v.derivative()
                .multiply(field.get("tau"))
                .add(v.subtract(upper).multiply(v.subtract(lower)).divide(field.parse("2"))))
        .equal("(v - v+)/(v - v-) = k E", v.subtract(upper).divide(v.subtract(lower)), ke)
        .equal(
            "u - s = D^2 k E / ((1 - k E)^2 v)",
            u.subtract(s),
            field.parse("((vp-vm)/2)^2*k*E/(1-k*E)^2").divide(v))
        .done();
  }

  /** The weights on the hyperbola a^2 - b^2 = c, where p = a + b obeys tau p' = p (s - u). */
  static Proof hyperbola() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("s c tau")
            .solution("p", "p*(s-(p^2-c^2/p^2)/4)/tau")
            .build();
    Elementary<Expression> on = field.arithmetic();
    List<Expression> weights = LogisticMode.onHyperbola(on, field.get("p"), field.get("c"));
    Expression a = weights.get(0);
    Expression b = weights.get(1);
    Expression gap = field.get("s").subtract(a.multiply(b));
    Expression tau = field.get("tau");
    Expression v = field.parse("p^2");
    return field
        .prove("p = a + b with p^2 = v gives the weights")
        .equal("tau a' = b (s - a b)", tau.multiply(a.derivative()), b.multiply(gap))
        .equal("tau b' = a (s - a b)", tau.multiply(b.derivative()), a.multiply(gap))
        .equal("a^2 - b^2 = c", on.square(a).subtract(on.square(b)), field.get("c"))
        .equal(
            "tau v' = -(v^2 - 4 s v - c^2)/2",
            tau.multiply(v.derivative()),
            field.parse("-(p^4-4*s*p^2-c^2)/2"))
        .done();
  }

  /** The deep balanced mode u' = L u^{2-2/L}(s - u)/tau at L = 4, in v = sqrt u, s = q^2. */
  static Proof fourLayers() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("q tau")
            .solution("v", "2*v^2*(q^2-v^2)/tau")
            .logarithm("l", "(q+v)/(q-v)")
            .build();
    Expression time = field.parse("tau/(2*q^2)*(l/(2*q)-1/v)");
    Expression u = field.parse("v^2");
    return field
        .prove("four layers: the time as a function of u = v^2")
        .equal(
            "tau u' = 4 u^{3/2} (s - u)",
            field.get("tau").multiply(u.derivative()),
            field.parse("4*v^3*(q^2-v^2)"))
        .equal("d/dt of the time is 1", time.derivative(), field.getOne())
        .done();
  }

  /** Aligned layers of a whitened network decouple into modes, for all sizes. */
  static Proof decoupling() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial u = words.general("U");
    MatrixPolynomial v = words.general("V");
    MatrixPolynomial r = words.general("R");
    MatrixPolynomial s = words.symmetric("S");
    MatrixPolynomial a = words.symmetric("A");
    MatrixPolynomial b = words.symmetric("B");
    MatrixPolynomial one = words.one();
    words.relation(u.transpose().times(u), one);
    words.relation(v.transpose().times(v), one);
    words.relation(r.transpose().times(r), one);
    words.relation(b.times(a), a.times(b));
    words.relation(s.times(a), a.times(s));
    words.relation(s.times(b), b.times(s));
    words.derivative(a, b.times(s.minus(a.times(b))));
    words.derivative(b, a.times(s.minus(a.times(b))));
    MatrixPolynomial first = r.times(a, v.transpose());
    MatrixPolynomial second = u.times(b, r.transpose());
    MatrixPolynomial residual = u.times(s, v.transpose()).minus(second.times(first));
    return words
        .prove("W1 = R A V', W2 = U B R' with diagonal A, B obeying the scalar modes")
        .zero(
            "W1' = W2^T (Sigma - W2 W1)",
            first.derivative().minus(second.transpose().times(residual)))
        .zero(
            "W2' = (Sigma - W2 W1) W1^T",
            second.derivative().minus(residual.times(first.transpose())))
        .done();
  }
}
