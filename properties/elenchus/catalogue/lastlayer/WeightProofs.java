package elenchus.catalogue.lastlayer;

import elenchus.mixture.LeverageAlgebra;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

/**
 * The identities behind the optimal weight, in Q(pi, delta, s2, u) with derivation d/du. Each shows
 * something as a sum or product of terms whose signs are evident for 0 < pi < 1/2, 0 < delta < 1,
 * eta < 1 and |u| < 1.
 */
final class WeightProofs {
  /** Slopes of the class errors and the two ways to write their common part. */
  static final Proof SLOPES = slopes();

  /** The minority's error falls up to weight 1, the majority's rises from there. */
  static final Proof OUTER = outer();

  /** T falls between the unweighted imbalance and the end. */
  static final Proof TURNING = turning();

  /** The thresholds at both ends. */
  static final Proof THRESHOLDS = thresholds();

  private WeightProofs() {}

  private static DifferentialField field() {
    return DifferentialField.overRationals().parameters("pi delta s2").variable("u").build();
  }

  private static LeverageAlgebra<Expression> algebra(DifferentialField field) {
    return new LeverageAlgebra<>(field.get("pi"), field.get("delta"));
  }

  private static Expression product(Expression first, Expression... others) {
    Expression product = first;
    for (Expression other : others) {
      product = product.multiply(other);
    }
    return product;
  }

  private static Proof slopes() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    Expression u = field.get("u");
    Expression s2 = field.get("s2");
    Expression scale = s2.add(f.effectiveDelta()).multiply(field.parse("(1-u^2)^2"));
    Expression plus = f.advantagePlus(u, s2);
    Expression minus = f.advantageMinus(u, s2);
    Expression odds = f.etaPlus(u).divide(field.getOne().subtract(f.etaPlus(u)));
    Expression otherOdds = f.etaMinus(u).divide(field.getOne().subtract(f.etaMinus(u)));
    Expression rho = f.weight(u);
    return field
        .prove("slopes of the squared arguments; the weight increases with u")
        .equal(
            "(g+^2)' = 2 a+ P+ / ((s^2 + Delta)(1 - u^2)^2)",
            f.squaredArgument(plus, u, s2).derivative(),
            product(plus.multiply(2), f.slopePlus(u, s2)).divide(scale))
        .equal(
            "(g-^2)' = -2 a- P- / ((s^2 + Delta)(1 - u^2)^2)",
            f.squaredArgument(minus, u, s2).derivative(),
            product(minus.multiply(-2), f.slopeMinus(u, s2)).divide(scale))
        .equal("remainder = 1 - S", f.remainder(u), field.getOne().subtract(f.spread(u)))
        .equal("rho = odds(eta+)/odds(eta-)", rho, odds.divide(otherOdds))
        .equal(
            "(log rho)' = 2/(1-u^2) + delta/(2 pi- - delta(1-u)) + delta/(2 pi+ - delta(1+u))",
            rho.derivative().divide(rho),
            field.parse("2/(1-u^2)+delta/(2*(1-pi)-delta*(1-u))+delta/(2*pi-delta*(1+u))"))
        .done();
  }

  private static Proof outer() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    Expression u = field.get("u");
    Expression s2 = field.get("s2");
    Expression even = field.parse("1+u^2");
    Expression plus = even.multiply(field.getOne().subtract(f.etaPlus(u)));
    Expression minus = even.multiply(field.getOne().subtract(f.etaMinus(u)));
    Expression lift = f.effectiveDelta().multiply(u.add(f.kappa()));
    return field
        .prove("h0 > 0; P+ > 0 for u <= -kappa, P- > 0 for u >= -kappa")
        .equal(
            "H+: h0 = (1+u^2)(1-eta+) + Delta (u+kappa)(1-u)^2",
            f.h0(u),
            plus.add(lift.multiply(field.parse("(1-u)^2"))))
        .equal(
            "H-: h0 = (1+u^2)(1-eta-) - Delta (u+kappa)(1+u)^2",
            f.h0(u),
            minus.subtract(lift.multiply(field.parse("(1+u)^2"))))
        .equal(
            "P- = (1+u^2)(1-eta+) + Delta (u+kappa)((1-u)^2 + s^2 (1-u^2)^2)",
            f.slopeMinus(u, s2),
            plus.add(lift.multiply(field.parse("(1-u)^2+s2*(1-u^2)^2"))))
        .equal(
            "P+ = (1+u^2)(1-eta-) - Delta (u+kappa)((1+u)^2 + s^2 (1-u^2)^2)",
            f.slopePlus(u, s2),
            minus.subtract(lift.multiply(field.parse("(1+u)^2+s2*(1-u^2)^2"))))
        .done();
  }

  private static Proof turning() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    Expression u = field.get("u");
    Expression s2 = field.get("s2");
    Expression one = field.getOne();
    Map<String, Expression> unweighted = Map.of("u", f.kappa().negate());
    Expression kappa2 = f.kappa().multiply(f.kappa());
    return field
        .prove("P+ has the sign of T - s^2 Delta for u > -kappa, and T falls for u < 0")
        .equal(
            "P+ = (kappa+u)(1-u^2)^2 (T - s^2 Delta)",
            f.slopePlus(u, s2),
            product(
                f.kappa().add(u),
                field.parse("(1-u^2)^2"),
                f.threshold(u).subtract(s2.multiply(f.effectiveDelta()))))
        .equal(
            "((1+u^2)/(1-u^2)^2)' = 2u(3+u^2)/(1-u^2)^3, negative for u < 0",
            field.parse("(1+u^2)/(1-u^2)^2").derivative(),
            field.parse("2*u*(3+u^2)/(1-u^2)^3"))
        .equal(
            "(1-eta+)' = -delta/(2 pi+)",
            one.subtract(f.etaPlus(u)).derivative(),
            field.parse("-delta/(2*pi)"))
        .equal(
            "(Delta/(1+u)^2)' = -2 Delta/(1+u)^3",
            f.effectiveDelta().divide(field.parse("(1+u)^2")).derivative(),
            f.effectiveDelta().multiply(-2).divide(field.parse("(1+u)^3")))
        .equal(
            "h0(-kappa) = (1+kappa^2)(1-delta)",
            f.h0(u).at(unweighted),
            product(one.add(kappa2), one.subtract(field.get("delta"))))
        .equal(
            "rho'(-kappa) = 2/(p(1-delta))",
            f.weight(u).derivative().at(unweighted),
            one.multiply(2).divide(product(f.p(), one.subtract(field.get("delta")))))
        .done();
  }

  private static Proof thresholds() {
    DifferentialField field = field();
    LeverageAlgebra<Expression> f = algebra(field);
    Expression u = field.get("u");
    Expression one = field.getOne();
    Expression end = field.parse("2*pi/delta-1");
    Expression wide = f.effectiveDelta();
    return field
        .prove("T at u = 0 and at the end of the range, where eta+ = 1")
        .equal(
            "T(0) = (1-Delta)/kappa",
            f.threshold(u).at(Map.of("u", field.getZero())),
            one.subtract(wide).divide(f.kappa()))
        .equal(
            "T(u_hi) = Delta/(1+u_hi)^2 = Delta (delta/(2 pi+))^2",
            f.threshold(u).at(Map.of("u", end)),
            wide.multiply(field.parse("(delta/(2*pi))^2")))
        .equal(
            "u_hi + kappa = 2 pi+ (1-delta)/delta, positive",
            end.add(f.kappa()),
            field.parse("2*pi*(1-delta)/delta"))
        .equal(
            "(1 - Delta) - kappa Delta = 1 - delta/(2 pi+): s* > 1 where delta < 2 pi+",
            one.subtract(wide).subtract(f.kappa().multiply(wide)),
            field.parse("1-delta/(2*pi)"))
        .equal(
            "(1-Delta)/(kappa Delta) = (4 pi+ pi- - delta)/(kappa delta)",
            one.subtract(wide).divide(f.kappa().multiply(wide)),
            f.p().subtract(field.get("delta")).divide(f.kappa().multiply(field.get("delta"))))
        .done();
  }
}
