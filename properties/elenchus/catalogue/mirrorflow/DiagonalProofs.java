package elenchus.catalogue.mirrorflow;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;

/** One coordinate of a diagonal network, for every gradient g and every start a. */
final class DiagonalProofs {
  private DiagonalProofs() {}

  /** Depth 2: u' = -2 u g, v' = 2 v g. */
  static Proof shallowFlow() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("g")
            .solution("u", "-2*u*g")
            .solution("v", "2*v*g")
            .logarithm("l", "u/v")
            .build();
    Expression e = field.parse("u/v");
    Expression sinh = e.subtract(e.reciprocal()).divide(field.parse("2"));
    return field
        .prove("depth 2: the product is kept, and the logarithm of u/v integrates -4 g")
        .zero("(u v)' = 0", field.parse("u*v").derivative())
        .equal("log(u/v)' = -4 g", field.get("l").derivative(), field.parse("-4*g"))
        .equal("u^2 - v^2 = 2 u v sinh log(u/v)", field.parse("u^2-v^2"), sinh.multiply(field.parse("2*u*v")))
        .done();
  }

  /** Depth 2: q(z) = 2 - sqrt(4 + z^2) + z arsinh(z/2). */
  static Proof shallowRegulariser() {
    DifferentialField field =
        DifferentialField.overRationals()
            .variable("z")
            .root("R", "4+z^2")
            .logarithm("L", "(z+R)/2")
            .build();
    Expression q = field.parse("2-R+z*L");
    return field
        .prove("q(z) = 2 - sqrt(4+z^2) + z arsinh(z/2)")
        .equal("q' = arsinh(z/2)", q.derivative(), field.get("L"))
        .equal("q'' = 1/sqrt(4+z^2)", q.derivative().derivative(), field.parse("1/R"))
        .done();
  }

  /** Any depth D: U = u^(2-D), V = v^(2-D), so that u^(D-1) = u/U. */
  static Proof deepFlow() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("D g")
            .solution("u", "-D*g*u/U")
            .solution("v", "D*g*v/V")
            .solution("U", "(2-D)*U/u*(-D*g*u/U)")
            .solution("V", "(2-D)*V/v*(D*g*v/V)")
            .build();
    return field
        .prove("depth D: U = u^(2-D) and V = v^(2-D) are linear in the integral of g")
        .equal("U' = D (D-2) g", field.get("U").derivative(), field.parse("D*(D-2)*g"))
        .zero("(U + V)' = 0", field.parse("U+V").derivative())
        .done();
  }

  /**
   * Any depth D: with p = D/(D-2), k = 2/(D-2) = p - 1 the conjugate (1/k)((1-s)^(-k) + (1+s)^(-k)
   * - 2) has the derivative h(s), and h is 2 (1-s^2)^(-p/2) sinh(p artanh s).
   */
  static Proof deepRegulariser() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("k")
            .variable("s")
            .logarithm("L1", "1-s")
            .logarithm("L2", "1+s")
            .exponential("F1", "-k/2*L1")
            .exponential("F2", "-k/2*L2")
            .exponential("G1", "-1/2*L1")
            .exponential("G2", "-1/2*L2")
            .build();
    Expression conjugate = field.parse("(F1^2+F2^2-2)/k");
    // (1-s)^(-p/2) = F1 G1, and G1^2 = 1/(1-s).
    Expression h = field.parse("F1^2/(1-s)-F2^2/(1+s)");
    Expression first = field.parse("F1*G1");
    Expression second = field.parse("F2*G2");
    Expression sinh =
        first.divide(second).subtract(second.divide(first)).divide(field.parse("2"));
    Expression squares = field.parse("F1^2*G1^2-F2^2*G2^2");
    return field
        .prove("the regulariser of depth D, from its conjugate")
        .equal("conjugate' = (1-s)^(-p) - (1+s)^(-p)", conjugate.derivative(), h)
        .equal(
            "(1-s)^(-p) - (1+s)^(-p) = 2 (1-s^2)^(-p/2) sinh(p artanh s)",
            squares,
            first.multiply(second).multiply(sinh).multiply(2))
        .zero("(G1^2 (1-s))' = 0", field.parse("G1^2*(1-s)").derivative())
        .done();
  }
}
