package elenchus.catalogue.unhinged;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

/**
 * Proofs by normal form. Matrices acting from the right, S = sigma1 Q + sigma2 J and what is made
 * of it, are polynomials in one idempotent J with scalar coefficients, so U0 and W0 may be taken as
 * scalars: each identity is linear in the pair (U0, W0), or a quadratic form in it, and holds for
 * matrices of every size.
 */
final class UnhingedProofs {
  private static final Proof FLOW = flow(Propagator::flow);

  private static final Proof ALIGNMENT = proveAlignment();

  private UnhingedProofs() {}

  /** The proof of the exact distance from the limit direction. */
  static Proof alignment() {
    return ALIGNMENT;
  }

  /** The proof for the closed form of the flow. */
  static Proof flow() {
    return FLOW;
  }

  /** The proof, or what is left of it, for a formula of the flow. */
  static Proof flow(Propagator.Flow formula) {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("C gamma n r U0 W0 b0")
            .idempotent("J")
            .variable("z")
            .exponential("E1", "r*z*(1+gamma)/(C*n)")
            .exponential("E2", "r*z*(1+gamma-gamma*C)/(C*n)")
            .build();
    Elementary<Expression> f = field.arithmetic();
    Expression r = field.get("r");
    Expression s = r.multiply(r);
    Expression J = field.get("J");
    Expression Q = field.parse("1-J");
    Expression sigma1 = field.parse("(1+gamma)/(C*n)");
    Expression sigma2 = field.parse("(1+gamma-gamma*C)/(C*n)");
    Expression S = sigma1.multiply(Q).add(sigma2.multiply(J));
    Expression U0 = field.get("U0");
    Expression W0 = field.get("W0");
    Propagator<Expression> onQ = formula.at(f, r, sigma1, field.get("z"));
    Propagator<Expression> onJ = formula.at(f, r, sigma2, field.get("z"));
    Expression U =
        U0.multiply(onQ.uu())
            .add(W0.multiply(onQ.uw()))
            .multiply(Q)
            .add(U0.multiply(onJ.uu()).add(W0.multiply(onJ.uw())).multiply(J));
    Expression W =
        U0.multiply(onQ.wu())
            .add(W0.multiply(onQ.ww()))
            .multiply(Q)
            .add(U0.multiply(onJ.wu()).add(W0.multiply(onJ.ww())).multiply(J));
    Map<String, Expression> start = Map.of("z", field.getZero());
    Expression grow = W.add(U.divide(r));
    Expression decay = W.subtract(U.divide(r));
    Expression loss = W.multiply(S).multiply(U).negate();
    Expression coupling = field.parse("(1+gamma-gamma*C*J)/(C*n^2)");
    return field
        .prove(
            "Closed form of the unhinged flow, N = n^2, s = r^2, M = ((1+gamma) I - gamma C J) (I (x) 1')/(CN)")
        .equal(
            "M M' = sigma1^2 Q + sigma2^2 J",
            coupling.multiply(coupling).multiply(field.parse("n^2")),
            S.multiply(S))
        .equal("U' = s W S", U.derivative(), s.multiply(W).multiply(S))
        .equal("W' = U S", W.derivative(), U.multiply(S))
        .equal("U(0) = U0", U.at(start), U0)
        .equal("W(0) = W0", W.at(start), W0)
        .zero(
            "(U U' - s W W')' = 0 on each projector",
            U.multiply(U).subtract(s.multiply(W).multiply(W)).derivative())
        .equal(
            "A+(z) A-(z) = A+(0) A-(0) on each projector",
            grow.multiply(decay),
            grow.multiply(decay).at(start))
        .equal(
            "(-tr W S U')' = -s |W S|^2 - |U S|^2",
            loss.derivative(),
            f.square(W.multiply(S)).multiply(s).add(f.square(U.multiply(S))).negate())
        .equal(
            "-tr W S U' = -(r/4) S (A+^2 e^(2 r S z) - A-^2 e^(-2 r S z))",
            loss,
            loss(field, S, grow.at(start), decay.at(start)))
        .done();
  }

  private static Expression loss(
      DifferentialField field, Expression S, Expression grow, Expression decay) {
    Expression up = field.parse("E1^2*(1-J) + E2^2*J");
    Expression down = field.parse("(1-J)/E1^2 + J/E2^2");
    return field
        .parse("-r/4")
        .multiply(S)
        .multiply(grow.multiply(grow).multiply(up).subtract(decay.multiply(decay).multiply(down)));
  }

  /**
   * With g = e^(q-p), k = e^(-q-p), hence e^(-2p) = g k, and inner products of A+-, B+-, R0 as
   * parameters; terms of A and B are orthogonal since Q J = 0.
   */
  private static Proof proveAlignment() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("r growQ decayQ mixedQ growJ decayJ mixedJ within g k")
            .root("limit", "(1+r^2)*growQ")
            .build();
    Expression W =
        field.parse(
            "(growQ + g^2*k^2*decayQ + 2*g*k*mixedQ + g^2*growJ + k^2*decayJ + 2*g*k*mixedJ)/4");
    Expression U =
        field.parse(
            "r^2*(growQ + g^2*k^2*decayQ - 2*g*k*mixedQ + g^2*growJ + k^2*decayJ - 2*g*k*mixedJ)/4");
    Expression R = field.parse("g*k*within");
    Expression along = field.parse("(r^2*(growQ - g*k*mixedQ)/2 + (growQ + g*k*mixedQ)/2)/limit");
    Expression parallel = field.parse("(limit + g*k*(1-r^2)*mixedQ/limit)/2");
    Expression perpendicular =
        field.parse(
            "((1+r^2)*g^2*k^2*(decayQ - ((1-r^2)/(1+r^2))^2*mixedQ^2/growQ) + (1+r^2)*g^2*growJ"
                + " + (1+r^2)*k^2*decayJ + 2*(1-r^2)*g*k*mixedJ)/4 + g*k*within");
    return field
        .prove("Exact distance of Z/|Z| from its limit")
        .equal("<e^-p Z, Zlimit> = par", along, parallel)
        .equal("|e^-p Z|^2 = par^2 + perp^2", U.add(W).add(R), perpendicular.add(parallel.pow(2)))
        .done();
  }
}
