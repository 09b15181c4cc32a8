package elenchus.catalogue.unhinged;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

/**
 * Proofs about the flow with weight decay on one mode sigma. Both projectors commute with K, so the
 * identities hold for the matrices U P and W P.
 */
final class DecayProofs {
  private static final DifferentialField BIAS =
      DifferentialField.overRationals()
          .parameters("kappa l2 b0")
          .variable("z")
          .exponential("E", "l2*z")
          .build();

  private static final Proof FLOW = flow(Propagator::decayingFlow);

  private DecayProofs() {}

  /** The proof for the closed form of the flow with weight decay. */
  static Proof flow() {
    return FLOW;
  }

  /** The proof, or what is left of it, for a formula of the flow with weight decay. */
  static Proof flow(Propagator.DecayingFlow formula) {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("s l1 l2 sigma u w")
            .root("d", "((s*l1-l2)/2)^2 + s*sigma^2")
            .variable("z")
            .exponential("G", "-(s*l1+l2)*z/2")
            .exponential("E", "d*z")
            .build();
    Elementary<Expression> f = field.arithmetic();
    Propagator<Expression> e =
        formula.at(
            f,
            field.get("s"),
            field.get("l1"),
            field.get("l2"),
            field.get("sigma"),
            field.get("z"));
    Expression u = e.uu().multiply(field.get("u")).add(e.uw().multiply(field.get("w")));
    Expression w = e.wu().multiply(field.get("u")).add(e.ww().multiply(field.get("w")));
    Expression s = field.get("s");
    Expression l1 = field.get("l1");
    Expression l2 = field.get("l2");
    Expression sigma = field.get("sigma");
    Map<String, Expression> start = Map.of("z", field.getZero());
    Expression balance = u.multiply(u).subtract(s.multiply(w).multiply(w));
    Expression upper = field.parse("d-(s*l1+l2)/2");
    Expression lower = field.parse("-d-(s*l1+l2)/2");
    Expression growing = sigma.multiply(u).add(upper.add(s.multiply(l1)).multiply(w));
    return field
        .prove("Flow with weight decay on the mode sigma: (u, w)' = K (u, w)")
        .equal(
            "u' = s (sigma w - l1 u)",
            u.derivative(),
            s.multiply(sigma.multiply(w).subtract(l1.multiply(u))))
        .equal("w' = sigma u - l2 w", w.derivative(), sigma.multiply(u).subtract(l2.multiply(w)))
        .equal("u(0) = u", u.at(start), field.get("u"))
        .equal("w(0) = w", w.at(start), field.get("w"))
        .equal(
            "(u^2 - s w^2)' = -2 s l1 u^2 + 2 s l2 w^2",
            balance.derivative(),
            s.multiply(2).multiply(l2.multiply(w).multiply(w).subtract(l1.multiply(u).multiply(u))))
        .equal(
            "theta+ theta- = s (l1 l2 - sigma^2)",
            upper.multiply(lower),
            field.parse("s*(l1*l2-sigma^2)"))
        .equal("theta+ + theta- = -(s l1 + l2)", upper.add(lower), field.parse("-s*l1-l2"))
        .equal("g' = theta+ g", growing.derivative(), upper.multiply(growing))
        .equal(
            "b' = kappa - l2 b",
            bias().derivative(),
            BIAS.get("kappa").subtract(BIAS.get("l2").multiply(bias())))
        .zero("K (sigma/l1, 1) = 0 at l1 l2 = sigma^2, first row", critical("-s*l1*v + s*sigma"))
        .zero(
            "K (sigma/l1, 1) = 0 at l1 l2 = sigma^2, second row", critical("sigma*v - sigma^2/l1"))
        .zero("(1, s l1/sigma) K = 0, first column", critical("-s*l1 + s*l1/sigma*sigma"))
        .zero("(1, s l1/sigma) K = 0, second column", critical("s*sigma - s*l1/sigma*sigma^2/l1"))
        .done();
  }

  private static Expression critical(String text) {
    DifferentialField field = DifferentialField.overRationals().parameters("s l1 sigma").build();
    return field.parse(text.replace("v", "(sigma/l1)"));
  }

  /** {@code e^(-l2 z) b0 + kappa (1 - e^(-l2 z))/l2}. */
  static Expression bias() {
    return BIAS.parse("b0/E + kappa*(1-1/E)/l2");
  }

  /**
   * The residual b' + l2 b - kappa of {@code e^(-l2 z) (b0 + kappa psi)}, psi the integral of
   * {@code zeta e^(l2 zeta)} from 0 to z, at constant rate 1.
   */
  static Expression residualOfTranscribedBias() {
    Expression psi = BIAS.parse("(z/l2 - 1/l2^2)*E + 1/l2^2");
    Expression b = BIAS.get("b0").add(BIAS.get("kappa").multiply(psi)).divide(BIAS.get("E"));
    return b.derivative().add(BIAS.get("l2").multiply(b)).subtract(BIAS.get("kappa"));
  }
}
