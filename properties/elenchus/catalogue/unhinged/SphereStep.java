package elenchus.catalogue.unhinged;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;
import org.hipparchus.FieldElement;

/**
 * One step along the sphere in scalars: beta = cos(h, w), alpha = eta |w|/|h|^2.
 *
 * @param beta cosine after the step
 * @param defect 1 - beta after the step, as a product, without cancellation
 * @param alpha after the step
 * @param stretch squared norm of h after over before the step
 */
record SphereStep<T extends FieldElement<T>>(T beta, T defect, T alpha, T stretch) {

  private static final Proof PROOF = proof(SphereStep::of);

  /** A formula for a step. */
  @FunctionalInterface
  interface Formula {
    /** The step from the given defect 1 - beta, with 1 - beta not lost in beta. */
    <T extends FieldElement<T>> SphereStep<T> at(Elementary<T> f, T defect, T alpha);
  }

  /**
   * With {@code q = 1 - beta^2}, {@code den = sqrt(1 + alpha^2 q)}, {@code num = beta + alpha q}:
   * cosine num/den, defect {@code q (1 - alpha beta)^2 / (den (den + num))}, alpha over den^2.
   */
  static <T extends FieldElement<T>> SphereStep<T> of(Elementary<T> f, T defect, T alpha) {
    T one = f.number(1L);
    T beta = one.subtract(defect);
    T q = defect.multiply(f.number(2L).subtract(defect));
    T stretch = one.add(f.square(alpha).multiply(q));
    T den = f.sqrt(stretch);
    T num = beta.add(alpha.multiply(q));
    T left = one.subtract(alpha.multiply(beta));
    return new SphereStep<>(
        num.divide(den),
        q.multiply(f.square(left)).divide(den.multiply(den.add(num))),
        alpha.divide(stretch),
        stretch);
  }

  /** The proof of everything about one step, and of the flow. */
  static Proof proof() {
    return PROOF;
  }

  /**
   * The proof, or what is left of it, for a formula of the step. The vectors are h = |h| e and w =
   * |w| (beta e + tau f) with e, f orthonormal and tau^2 = 1 - beta^2; so the step is h + |h| alpha
   * tau f.
   */
  static Proof proof(Formula formula) {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("alpha defect k up")
            .root("den", "1 + alpha^2*defect*(2-defect)")
            .variable("zeta")
            .exponential("E", "k*zeta")
            .build();
    Elementary<Expression> f = field.arithmetic();
    Expression alpha = field.get("alpha");
    SphereStep<Expression> step = formula.at(f, field.get("defect"), alpha);
    Expression beta = field.parse("1-defect");
    Expression tauSquared = field.parse("defect*(2-defect)");
    Expression den = field.get("den");
    Expression length = den.multiply(den);
    Expression next = step.beta();
    Expression one = field.getOne();
    Expression loss = one.subtract(next.multiply(next));
    Expression left = one.subtract(alpha.multiply(beta));
    Expression flow = field.parse("(up*E^2-1)/(up*E^2+1)");
    Expression two = field.parse("2");
    return field
        .prove("One step along the sphere, and the flow; defect = 1 - beta")
        .equal(
            "<h+, w> = |h| |w| (beta + alpha tau^2) = |h+| |w| beta+",
            beta.add(alpha.multiply(tauSquared)),
            next.multiply(den))
        .equal(
            "|h+|^2 = |h|^2 (1 + alpha^2 tau^2)",
            one.add(alpha.multiply(alpha).multiply(tauSquared)),
            step.stretch())
        .equal("alpha+ = eta |w|/|h+|^2", step.alpha().multiply(length), alpha)
        .equal(
            "1/alpha+ = 1/alpha + alpha tau^2",
            one.divide(step.alpha()),
            one.divide(alpha).add(alpha.multiply(tauSquared)))
        .equal("defect+ = 1 - beta+", step.defect(), one.subtract(next))
        .equal(
            "1 - beta+^2 = tau^2 (1 - alpha beta)^2/den^2",
            loss.multiply(length),
            tauSquared.multiply(left).multiply(left))
        .equal(
            "den^2 (beta+^2 - beta^2) = alpha tau^2 (2 beta + alpha (1 - 2 beta^2))",
            next.multiply(next).subtract(beta.multiply(beta)).multiply(length),
            alpha
                .multiply(tauSquared)
                .multiply(
                    two.multiply(beta)
                        .add(alpha.multiply(one.subtract(two.multiply(beta).multiply(beta))))))
        .equal(
            "2 beta + alpha (1 - 2 beta^2) = alpha (1-beta) (1 + 2 beta) + (2-alpha) beta",
            two.multiply(beta).add(alpha.multiply(one.subtract(two.multiply(beta).multiply(beta)))),
            field.parse("alpha*defect*(3-2*defect) + (2-alpha)*(1-defect)"))
        .equal(
            "flow: beta = tanh(artanh beta0 + k zeta) has beta' = k (1 - beta^2), up ="
                + " e^(2 artanh beta0)",
            flow.derivative(),
            field.get("k").multiply(one.subtract(flow.multiply(flow))))
        .equal(
            "flow: beta(0) = beta0",
            flow.at(Map.of("zeta", field.getZero())),
            field.parse("(up-1)/(up+1)"))
        .done();
  }
}
