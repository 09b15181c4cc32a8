package elenchus.catalogue.mirrorflow;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

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
        .equal(
            "u^2 - v^2 = 2 u v sinh log(u/v)",
            field.parse("u^2-v^2"),
            sinh.multiply(field.parse("2*u*v")))
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
    Expression sinh = first.divide(second).subtract(second.divide(first)).divide(field.parse("2"));
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

  /**
   * h(s) = 2 p s + p (p+1)(p+2)/3 s^3 + ..., so that its inverse at beta/a^D has the cubic term
   * that is C_D times that of beta/a^(3D) over 2 p: C_D = (D-1)(3D-4)/(12 D^2).
   */
  static Proof leadingCoefficient() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("D")
            .variable("s")
            .logarithm("L1", "1-s")
            .logarithm("L2", "1+s")
            .exponential("E1", "-D/(D-2)*L1")
            .exponential("E2", "-D/(D-2)*L2")
            .build();
    Expression h = field.parse("E1-E2");
    Expression first = atZero(field, h.derivative());
    Expression second = atZero(field, h.derivative().derivative());
    Expression third = atZero(field, h.derivative().derivative().derivative());
    // beta/a^D = c1 s + c3 s^3 gives s c1 = x - c3 x^3/c1^3.
    Expression cubic = third.divide(field.parse("6")).divide(first.pow(3));
    DifferentialField shallow =
        DifferentialField.overRationals().variable("z").exponential("E", "z").build();
    Expression sinh = shallow.parse("E-1/E");
    Expression one = shallow.getOne();
    Expression slope = sinh.derivative().at(Map.of("z", shallow.getZero(), "E", one));
    Expression bend =
        sinh.derivative().derivative().derivative().at(Map.of("z", shallow.getZero(), "E", one));
    return field
        .prove("the cubic term of the inverse of h_D, and of 2 sinh for depth 2")
        .zero("h''(0) = 0", second)
        .equal("C_D = (D-1)(3D-4)/(12 D^2)", cubic, field.parse("(D-1)*(3*D-4)/(12*D^2)"))
        .done()
        .and(
            shallow
                .prove("depth 2")
                .equal(
                    "C_2 = 1/24",
                    bend.divide(shallow.parse("6")).divide(slope.pow(3)),
                    shallow.parse("1/24"))
                .done());
  }

  private static Expression atZero(DifferentialField field, Expression e) {
    Expression zero = field.getZero();
    Expression one = field.getOne();
    return e.at(Map.of("s", zero, "L1", zero, "L2", zero, "E1", one, "E2", one));
  }
}
