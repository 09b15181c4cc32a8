package elenchus.catalogue.lastlayer;

import elenchus.mixture.LeverageAlgebra;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.List;
import java.util.Map;

/** The identities behind the closed form of the fixed point, for all parameters. */
final class FixedPointProofs {
  /** The closed form solves (E1) to (E4). */
  static final Proof SOLUTION = solution();

  /** The inverse map, the equation of lam, and 1 - S. */
  static final Proof INVERSE = inverse();

  /** Exchange of the classes. */
  static final Proof EXCHANGE = exchange();

  /** What happens at u = 0. */
  static final Proof EQUAL_ERRORS = equalErrors();

  private FixedPointProofs() {}

  private static DifferentialField field() {
    return DifferentialField.overRationals().parameters("pi delta s2").variable("u").build();
  }

  private static LeverageAlgebra<Expression> algebra(DifferentialField field) {
    return new LeverageAlgebra<>(field.get("pi"), field.get("delta"));
  }

  private static FixedPointEquations<Expression> equations(DifferentialField field) {
    return new FixedPointEquations<>(field.get("pi"), field.get("delta"), field.get("s2"));
  }

  private static Proof solution() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    Expression u = field.get("u");
    Expression s2 = field.get("s2");
    List<Expression> residuals =
        equations(field)
            .residuals(
                f.etaPlus(u),
                f.etaMinus(u),
                f.gammaOverS(u, s2),
                f.intercept(u, s2),
                f.alphaSquared(u, s2));
    Expression argument = f.gammaOverS(u, s2).multiply(s2).add(f.intercept(u, s2));
    return field
        .prove("gamma, b, alpha as functions of u solve the fixed-point equations")
        .zero("(E1)", residuals.get(0))
        .zero("(E2)", residuals.get(1))
        .zero("(E3)", residuals.get(2))
        .zero("(E4)", residuals.get(3))
        .equal(
            "((gamma s + b)/alpha)^2 = (s^2 + u/(1-u^2))^2 (1-S)/(s^2 + Delta)",
            argument.multiply(argument).divide(f.alphaSquared(u, s2)),
            f.squaredArgument(f.advantagePlus(u, s2), u, s2))
        .done();
  }

  private static Proof inverse() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    Expression u = field.get("u");
    Expression one = field.getOne();
    Expression lam = f.etaPlus(u).divide(one.subtract(f.etaPlus(u)));
    Expression rho = f.weight(u);
    Expression wide = f.effectiveDelta();
    return field
        .prove("lam and rho as functions of u; 1 - S without cancellation")
        .equal("eta- = lam/(rho + lam)", f.etaMinus(u), lam.divide(rho.add(lam)))
        .zero(
            "(1-delta) lam^2 - B lam - delta rho = 0", equations(field).leverageEquation(lam, rho))
        .equal("1 - S = sum of two positive terms", one.subtract(f.spread(u)), f.remainder(u))
        .equal(
            "eta+ = Delta (1+kappa)(1+u)",
            f.etaPlus(u),
            wide.multiply(one.add(f.kappa())).multiply(one.add(u)))
        .equal(
            "eta- = Delta (1-kappa)(1-u)",
            f.etaMinus(u),
            wide.multiply(one.subtract(f.kappa())).multiply(one.subtract(u)))
        .equal("rho(-kappa) = 1", rho.at(Map.of("u", f.kappa().negate())), one)
        .done();
  }

  private static Proof exchange() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    LeverageAlgebra<Expression> g = new LeverageAlgebra<>(f.piMinus(), field.get("delta"));
    Expression u = field.get("u");
    Expression s2 = field.get("s2");
    Expression v = u.negate();
    return field
        .prove("(pi+, rho, y) -> (pi-, 1/rho, -y) is u -> -u, b -> -b, R+ <-> R-")
        .equal("rho -> 1/rho", g.weight(v), f.weight(u).reciprocal())
        .equal("gamma -> gamma", g.gammaOverS(v, s2), f.gammaOverS(u, s2))
        .equal("b -> -b", g.intercept(v, s2), f.intercept(u, s2).negate())
        .equal("alpha -> alpha", g.alphaSquared(v, s2), f.alphaSquared(u, s2))
        .equal(
            "R+ <-> R-",
            g.squaredArgument(g.advantagePlus(v, s2), v, s2),
            f.squaredArgument(f.advantageMinus(u, s2), u, s2))
        .done();
  }

  private static Proof equalErrors() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    Expression u = field.get("u");
    Expression s2 = field.get("s2");
    Map<String, Expression> middle = Map.of("u", field.getZero());
    Expression rho = f.weight(u);
    Expression lam = f.etaPlus(u).divide(field.getOne().subtract(f.etaPlus(u)));
    Expression wide = f.effectiveDelta();
    return field
        .prove("the weight of equal errors: u = 0")
        .equal(
            "rho_t = (2 pi- - delta)/(2 pi+ - delta)",
            rho.at(middle),
            field.parse("(2*(1-pi)-delta)/(2*pi-delta)"))
        .equal(
            "rho_t = pi-/pi+ + delta (1-2pi+)/(pi+ (2pi+ - delta))",
            rho.at(middle),
            field.parse("(1-pi)/pi+delta*(1-2*pi)/(pi*(2*pi-delta))"))
        .equal(
            "(rho_t - pi-/pi+)/delta - kappa/(2 pi+^2) = delta kappa/(2 pi+^2 (2pi+ - delta))",
            rho.at(middle)
                .subtract(field.parse("(1-pi)/pi"))
                .divide(field.get("delta"))
                .subtract(field.parse("(1-2*pi)/(2*pi^2)")),
            field.parse("delta*(1-2*pi)/(2*pi^2*(2*pi-delta))"))
        .equal("lam = delta/(2 pi+ - delta)", lam.at(middle), field.parse("delta/(2*pi-delta)"))
        .equal("gamma/s = 1/(1+s^2)", f.gammaOverS(u, s2).at(middle), field.parse("1/(1+s2)"))
        .zero("b = 0", f.intercept(u, s2).at(middle))
        .equal(
            "alpha^2 = (s^2+Delta)/((1-Delta)(1+s^2)^2)",
            f.alphaSquared(u, s2).at(middle),
            s2.add(wide).divide(field.getOne().subtract(wide).multiply(field.parse("(1+s2)^2"))))
        .equal(
            "squared argument = s^4 (1-Delta)/(s^2+Delta), the same for both classes",
            f.squaredArgument(f.advantagePlus(u, s2), u, s2).at(middle),
            s2.multiply(s2).multiply(field.getOne().subtract(wide)).divide(s2.add(wide)))
        .equal(
            "(log rho)' = 2/(1-u^2) + delta/(2pi- - delta(1-u)) + delta/(2pi+ - delta(1+u)) > 0",
            rho.derivative().divide(rho),
            field.parse("2/(1-u^2)+delta/(2*(1-pi)-delta*(1-u))+delta/(2*pi-delta*(1+u))"))
        .equal(
            "b (1 + (1-u^2) s^2) = u", f.intercept(u, s2).multiply(field.parse("1+(1-u^2)*s2")), u)
        .done();
  }
}
