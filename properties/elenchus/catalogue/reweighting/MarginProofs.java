package elenchus.catalogue.reweighting;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

/** Identities behind weights and margins on separable data. */
final class MarginProofs {
  private MarginProofs() {}

  /** The force of one sample at margin m, weighted by e^q, is the plain force at m - q. */
  static Proof shifts() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("m q")
            .exponential("E", "-m")
            .exponential("W", "q")
            .build();
    Expression plain = field.get("E");
    Expression moved = field.parse("m-q");
    Expression logistic = field.parse("E/(1+E)");
    return field
        .prove("weights and margin shifts are translations; omega = e^q")
        .equal(
            "omega e^{-m} = e^{-(m-q)}",
            plain.multiply(field.get("W")),
            plain.at(Map.of("m", moved)))
        .equal(
            "the force of log(1 + e^{-m+q}) is that of log(1 + e^{-m}) at m - q",
            field.parse("E*W/(1+E*W)"),
            logistic.at(Map.of("m", moved)))
        .done();
  }

  /** f = w.x + b, F = w_SVM.x + b_SVM. */
  static Proof asymmetric() {
    DifferentialField field = DifferentialField.overRationals().parameters("r F").build();
    Expression f = field.parse("(1+r)/2*F+(r-1)/2");
    return field
        .prove("asymmetric margins are an affine image of symmetric ones")
        .equal("f - r = (1+r)/2 (F - 1)", f.subtract(field.get("r")), field.parse("(1+r)/2*(F-1)"))
        .equal("f + 1 = (1+r)/2 (F + 1)", f.add(field.getOne()), field.parse("(1+r)/2*(F+1)"))
        .done();
  }
}
