package elenchus.catalogue.reweighting;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

/** Identities of importance weighting for two groups, for all values of the parameters. */
final class ShiftProofs {
  private ShiftProofs() {}

  /** The best share of the weight for the intercept alone. */
  static Proof intercept() {
    DifferentialField field =
        DifferentialField.overRationals().parameters("q D v m k").variable("p").build();
    Expression risk = field.parse("(p-q)^2*D^2+v*(p^2/m+(1-p)^2/k)");
    Expression best = field.parse("(q*D^2+v/k)/(D^2+v/m+v/k)");
    Expression gap = field.parse("p").subtract(best);
    Expression curvature = field.parse("D^2+v/m+v/k");
    Expression credibility = field.parse("D^2/(D^2+v*(1/m+1/k))");
    Expression share = field.parse("m/(m+k)");
    Expression atBest = risk.at(Map.of("p", best));
    return field
        .prove("the best share p* of the weight; v = sigma^2, m = n1, k = n0")
        .equal(
            "risk(p) - risk(p*) = (p - p*)^2 (D^2 + v/m + v/k)",
            risk.subtract(atBest),
            gap.multiply(gap).multiply(curvature))
        .equal(
            "p* - m/(m+k) = c (q - m/(m+k)) with c = D^2/(D^2 + v(1/m + 1/k))",
            best.subtract(share),
            credibility.multiply(field.parse("q").subtract(share)))
        .done();
  }

  /** The fixed point in high dimension in terms of the effective share p. */
  static Proof fixedPoint() {
    DifferentialField field = DifferentialField.overRationals().parameters("P d D v p").build();
    Expression eta1 = field.parse("d*p/P");
    Expression eta0 = field.parse("d*(1-p)/(1-P)");
    Expression spread = field.parse("d*(p^2/P+(1-p)^2/(1-P))");
    Expression numerator =
        field.parse("d*p^2*(1-p)^2*D^2/(P*(1-P))").add(field.parse("v").multiply(spread));
    Expression tau2 = numerator.divide(field.getOne().subtract(spread));
    Expression one = field.parse("P").multiply(eta1).multiply(eta1);
    Expression zero = field.parse("1-P").multiply(eta0).multiply(eta0);
    Expression forced =
        one.multiply(field.parse("(D-p*D)^2+v").add(tau2))
            .add(zero.multiply(field.parse("(p*D)^2+v").add(tau2)));
    return field
        .prove("effective shares solve the fixed-point equations; P = pi_1, d = delta, v = sigma^2")
        .equal(
            "pi_1 eta_1 + pi_0 eta_0 = delta",
            field.parse("P").multiply(eta1).add(field.parse("1-P").multiply(eta0)),
            field.parse("d"))
        .zero(
            "weighted residuals balance at b = a_0 + p D",
            field
                .parse("P*(D-p*D)")
                .multiply(eta1)
                .subtract(field.parse("(1-P)*p*D").multiply(eta0)))
        .equal(
            "delta tau^2 = sum pi eta^2 ((a-b)^2 + v + tau^2)",
            field.parse("d").multiply(tau2),
            forced)
        .done();
  }
}
