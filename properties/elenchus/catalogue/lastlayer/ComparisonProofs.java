package elenchus.catalogue.lastlayer;

import elenchus.mixture.LeverageAlgebra;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;

/** Identities behind the comparison of no weights, equal-error weights and downsampling. */
final class ComparisonProofs {
  static final Proof FORMS = forms();
  static final Proof THRESHOLD = threshold();
  static final Proof ORDER = order();

  private ComparisonProofs() {}

  private static Proof forms() {
    DifferentialField field = DifferentialField.overRationals().parameters("pi delta s2").build();
    LeverageAlgebra<Expression> f = new LeverageAlgebra<>(field.get("pi"), field.get("delta"));
    LeverageAlgebra<Expression> half =
        new LeverageAlgebra<>(field.parse("1/2"), field.parse("delta/(2*pi)"));
    LeverageAlgebra<Expression> effective =
        new LeverageAlgebra<>(field.parse("1/2"), f.effectiveDelta());
    Expression s2 = field.get("s2");
    Expression zero = field.getZero();
    Expression one = field.getOne();
    Expression plain = f.kappa().negate();
    Expression ps2 = f.p().multiply(s2);
    Expression scale = field.parse("1-delta").divide(f.p().multiply(ps2.add(field.get("delta"))));
    Expression plus = ps2.subtract(f.kappa());
    Expression minus = ps2.add(f.kappa());
    return field
        .prove("the closed forms at u = -kappa and u = 0")
        .equal("rho(-kappa) = 1", f.weight(plain), one)
        .equal("gamma/s = p/(1 + p s^2)", f.gammaOverS(plain, s2), f.p().divide(one.add(ps2)))
        .equal("b = -kappa/(1 + p s^2)", f.intercept(plain, s2), plain.divide(one.add(ps2)))
        .equal(
            "alpha^2 = (p^2 s^2 + delta p)/((1-delta)(1 + p s^2)^2)",
            f.alphaSquared(plain, s2),
            one.divide(scale.multiply(one.add(ps2)).multiply(one.add(ps2))))
        .equal(
            "g+^2 = (p s^2 - kappa)^2 (1-delta)/(p^2 s^2 + delta p)",
            f.squaredArgument(f.advantagePlus(plain, s2), plain, s2),
            plus.multiply(plus).multiply(scale))
        .equal(
            "g-^2 = (p s^2 + kappa)^2 (1-delta)/(p^2 s^2 + delta p)",
            f.squaredArgument(f.advantageMinus(plain, s2), plain, s2),
            minus.multiply(minus).multiply(scale))
        .equal(
            "downsampling: g^2 = s^4 (1-d)/(s^2+d) with d = delta/(2 pi+)",
            half.squaredArgument(s2, zero, s2),
            field.parse("s2^2*(1-delta/(2*pi))/(s2+delta/(2*pi))"))
        .equal(
            "equal errors: the same with Delta",
            f.squaredArgument(s2, zero, s2),
            effective.squaredArgument(s2, zero, s2))
        .equal(
            "Delta = delta_ds/(2 pi-)",
            f.effectiveDelta(),
            half.delta().divide(f.piMinus().multiply(2)))
        .equal(
            "d/dt of log s^4(1-t)/(s^2+t) is -(1+s^2)/((1-t)(s^2+t)), at t = delta",
            field.parse("-1/(1-delta)-1/(s2+delta)"),
            field.parse("-(1+s2)/((1-delta)*(s2+delta))"))
        .done();
  }

  /** A = sqrt(1-delta), B = sqrt(1-Delta). */
  private static DifferentialField roots() {
    return DifferentialField.overRationals()
        .parameters("kappa A")
        .root("B", "1-(1-A^2)/(1-kappa^2)")
        .build();
  }

  private static Proof threshold() {
    DifferentialField field = roots();
    Expression critical = field.parse("A*(A+B)/((1-A^2)*kappa)");
    Expression gap =
        field
            .parse("B")
            .multiply(critical)
            .subtract(critical.subtract(field.parse("kappa/(1-kappa^2)")).multiply(field.get("A")));
    return field
        .prove("the arguments at u = 0 and u = -kappa are equal at s_c, and only there")
        .zero("s_c^2 B = (s_c^2 - kappa/p) A", gap)
        .equal(
            "A - B > 0 multiplies s^2: A^2 - B^2 = delta kappa^2/p",
            field.parse("A^2-B^2"),
            field.parse("(1-A^2)*kappa^2/(1-kappa^2)"))
        .equal(
            "(p B)^2 = p (p - delta)",
            field.parse("((1-kappa^2)*B)^2"),
            field.parse("(1-kappa^2)*(1-kappa^2-(1-A^2))"))
        .done();
  }

  private static Proof order() {
    DifferentialField field = roots();
    return field
        .prove("kappa delta (s_c^2 - s_*^2) = kappa^2 + A B, positive")
        .equal(
            "A(A+B) - (p - delta) = kappa^2 + A B",
            field.parse("A*(A+B)-(1-kappa^2-(1-A^2))"),
            field.parse("kappa^2+A*B"))
        .done();
  }
}
