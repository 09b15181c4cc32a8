package elenchus.catalogue.unhinged;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

/** Proofs about discrete steps and momentum on one mode sigma, with s = r^2. */
final class DescentProofs {
  private static final Proof STEPS = steps(Propagator::step);

  private DescentProofs() {}

  /** The proof for the step of gradient descent. */
  static Proof steps() {
    return STEPS;
  }

  /** The proof, or what is left of it, for a formula of the step. */
  static Proof steps(Propagator.Flow formula) {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("r sigma e beta mu u w u1 w1")
            .root("d", "mu^2/4 + r*sigma")
            .variable("t")
            .exponential("G", "-mu*t/2")
            .exponential("E", "d*t")
            .build();
    Elementary<Expression> f = field.arithmetic();
    Expression r = field.get("r");
    Expression e = field.get("e");
    Expression u = field.get("u");
    Expression w = field.get("w");
    Expression factor = field.parse("1+r*e*sigma");
    Expression otherFactor = field.parse("1-r*e*sigma");
    Propagator<Expression> step = formula.at(f, r, field.get("sigma"), e);
    Expression nextU = step.uu().multiply(u).add(step.uw().multiply(w));
    Expression nextW = step.wu().multiply(u).add(step.ww().multiply(w));
    Expression ballU = nextU.add(field.parse("beta*(u-u1)"));
    Expression ballW = nextW.add(field.parse("beta*(w-w1)"));
    Expression x =
        field
            .get("G")
            .multiply(
                f.cosh(field.parse("d*t"))
                    .add(field.parse("mu/(2*d)").multiply(f.sinh(field.parse("d*t")))));
    Map<String, Expression> start = Map.of("t", field.getZero());
    return field
        .prove("Gradient descent on the mode sigma, s = r^2: u += s e sigma w, w += e sigma u")
        .equal("u1 = u + s e sigma w", nextU, field.parse("u + r^2*e*sigma*w"))
        .equal("w1 = w + e sigma u", nextW, field.parse("w + e*sigma*u"))
        .equal(
            "A+ is multiplied by 1 + r e sigma",
            nextW.add(nextU.divide(r)),
            factor.multiply(w.add(u.divide(r))))
        .equal(
            "A- is multiplied by 1 - r e sigma",
            nextW.subtract(nextU.divide(r)),
            otherFactor.multiply(w.subtract(u.divide(r))))
        .equal(
            "u^2 - s w^2 is multiplied by 1 - s e^2 sigma^2",
            f.square(nextU).subtract(f.square(r.multiply(nextW))),
            factor.multiply(otherFactor).multiply(field.parse("u^2-r^2*w^2")))
        .equal(
            "heavy ball: A+ -> (1 + beta + r e sigma) A+ - beta (A+ before)",
            ballW.add(ballU.divide(r)),
            field.parse("(1+beta+r*e*sigma)*(w+u/r) - beta*(w1+u1/r)"))
        .equal(
            "momentum: x'' + mu x' = r sigma x",
            x.derivative().derivative().add(field.get("mu").multiply(x.derivative())),
            field.parse("r*sigma").multiply(x))
        .equal("x(0) = 1", x.at(start), field.getOne())
        .zero("x'(0) = 0", x.derivative().at(start))
        .done();
  }
}
