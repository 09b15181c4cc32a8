package elenchus.catalogue.reweighting;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;

/** Identities of ridge regression on two Gaussian classes, for all values of the parameters. */
final class RidgeProofs {
  private RidgeProofs() {}

  /**
   * The closed form solves the fixed-point equations. A cancels: a_y = A (1 + y u)/(2 pi_y) and l +
   * A = A/r. Squares of alpha and of the arguments avoid the roots.
   */
  static Proof fixedPoint() {
    DifferentialField field = DifferentialField.overRationals().parameters("P d s u r").build();
    Expression one = field.getOne();
    Expression plus = field.parse("(1+u)/(2*P)");
    Expression minus = field.parse("(1-u)/(2*(1-P))");
    Expression gamma = field.parse("r*(1-u^2)*s/(1+r*(1-u^2)*s^2)");
    Expression b = field.parse("u/(1+r*(1-u^2)*s^2)");
    Expression spread = field.parse("d/(4*P*(1-P))*r^2*(1+2*(1-2*P)*u+u^2)");
    Expression room = one.subtract(spread);
    Expression scale = field.parse("s^2+d/(4*P*(1-P))");
    Expression alpha2 = field.parse("(r*(1-u^2)/(1+r*(1-u^2)*s^2))^2").multiply(scale).divide(room);
    Expression s = field.get("s");
    Expression lackPlus = one.subtract(gamma.multiply(s).add(b));
    Expression lackMinus = one.subtract(gamma.multiply(s).subtract(b));
    Expression forcePlus = field.get("P").multiply(plus).multiply(lackPlus);
    Expression forceMinus = one.subtract(field.get("P")).multiply(minus).multiply(lackMinus);
    Expression squares =
        forcePlus
            .multiply(plus)
            .multiply(lackPlus)
            .add(forceMinus.multiply(minus).multiply(lackMinus))
            .add(
                alpha2.multiply(
                    field
                        .get("P")
                        .multiply(plus)
                        .multiply(plus)
                        .add(one.subtract(field.get("P")).multiply(minus).multiply(minus))));
    Expression r = field.get("r");
    Expression argumentPlus = field.parse("s^2+u/(r*(1-u^2))");
    return field
        .prove("ridge regression on two Gaussian classes: the closed form; P = pi_+, d = delta")
        .equal("pi_+ a_+ (1-m_+) = pi_- a_- (1-m_-)", forcePlus, forceMinus)
        .equal(
            "(l+A) gamma = s sum pi a (1-m)",
            gamma.divide(r),
            s.multiply(forcePlus.add(forceMinus)))
        .equal(
            "(l+A)^2 (alpha^2-gamma^2) = delta sum pi a^2 ((1-m)^2+alpha^2)",
            alpha2.subtract(gamma.multiply(gamma)).divide(r.multiply(r)),
            field.get("d").multiply(squares))
        .equal(
            "(gamma s + b)^2/alpha^2 is the squared argument of the minority's error",
            gamma.multiply(s).add(b).pow(2).divide(alpha2),
            argumentPlus.pow(2).multiply(room).divide(scale))
        .done();
  }

  /** Equal errors: u = 0 means V = delta r/(2 pi_- - delta r), and V (l + A) = delta gives l. */
  static Proof equalErrors() {
    DifferentialField field = DifferentialField.overRationals().parameters("P d r").build();
    Expression V = field.parse("d*r/(2*(1-P)-d*r)");
    Expression rho = field.parse("(2*(1-P)-d*r)/(2*P-d*r)");
    Expression one = field.getOne();
    Expression plus = field.get("P").multiply(rho).divide(one.add(V.multiply(rho)));
    Expression minus = one.subtract(field.get("P")).divide(one.add(V));
    Expression A = plus.add(minus);
    Expression l = field.parse("(2*(1-P)-d*r)*(1-r)/r");
    Expression critical = field.parse("(1-2*P)*(d-2*P)/P");
    Expression edge = field.parse("P/(1-2*P)");
    return field
        .prove("the curve of equal errors; P = pi_+, d = delta")
        .equal("pi_+ a_+ = pi_- a_-", plus, minus)
        .equal("r = A/(l + A)", A.divide(l.add(A)), field.get("r"))
        .equal("V (l + A) = delta", V.multiply(l.add(A)), field.get("d"))
        .equal(
            "at rho = infinity, l = l_crit the root is V = pi_+/kappa",
            critical
                .multiply(edge)
                .add(field.get("P"))
                .add(field.parse("1-P").multiply(edge).divide(one.add(edge))),
            field.get("d"))
        .equal(
            "and there both classes weigh the same, pi_+/V = pi_-/(1+V)",
            field.get("P").divide(edge),
            field.parse("1-P").divide(one.add(edge)))
        .done();
  }

  /** Balanced classes with flipped labels: gamma = m/s and the squared argument m^2/alpha^2. */
  static Proof flips() {
    DifferentialField field = DifferentialField.overRationals().parameters("d s e r").build();
    Expression common = field.parse("1+r*s^2");
    Expression gamma = field.parse("r*s*e").divide(common);
    Expression m = gamma.multiply(field.get("s"));
    Expression one = field.getOne();
    Expression loss = one.subtract(field.get("e").multiply(m).multiply(2)).add(m.multiply(m));
    Expression dr2 = field.parse("d*r^2");
    Expression alpha2 = gamma.multiply(gamma).add(dr2.multiply(loss)).divide(one.subtract(dr2));
    Expression claimed =
        field.parse("s^4*e^2*(1-d*r^2)").divide(field.parse("e^2*(s^2+d)+d*(1-e^2)*(1+r*s^2)^2"));
    return field
        .prove("ridge regression with flipped labels; d = delta, e = 1 - 2c")
        .equal(
            "(l+A) gamma = s A (e - gamma s)",
            gamma.divide(field.get("r")),
            field.get("s").multiply(field.get("e").subtract(m)))
        .equal("(m/alpha)^2 is the squared argument", m.multiply(m).divide(alpha2), claimed)
        .done();
  }
}
