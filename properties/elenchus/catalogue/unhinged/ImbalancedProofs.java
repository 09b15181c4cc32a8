package elenchus.catalogue.unhinged;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.Map;

/** Proofs about one pair of singular vectors, with s = r^2. */
final class ImbalancedProofs {
  private static final Proof FLOW = flow(Propagator::flow);

  private ImbalancedProofs() {}

  /** The proof for the closed form of one pair. */
  static Proof flow() {
    return FLOW;
  }

  /** The proof, or what is left of it, for a formula of the flow. */
  static Proof flow(Propagator.Flow formula) {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("C gamma r sigma u w")
            .variable("z")
            .exponential("E", "r*sigma*z")
            .build();
    Expression z = field.get("z");
    Expression sigma = field.get("sigma");
    Expression r = field.get("r");
    Propagator<Expression> e = formula.at(field.arithmetic(), r, sigma, z);
    Expression u = e.uu().multiply(field.get("u")).add(e.uw().multiply(field.get("w")));
    Expression w = e.wu().multiply(field.get("u")).add(e.ww().multiply(field.get("w")));
    Map<String, Expression> start = Map.of("z", field.getZero());
    return field
        .prove("Flow of one pair of singular vectors: u = U v, w = W p, T v = sigma p, s = r^2")
        .equal("u' = s sigma w", u.derivative(), r.multiply(r).multiply(sigma).multiply(w))
        .equal("w' = sigma u", w.derivative(), sigma.multiply(u))
        .equal("u(0) = u", u.at(start), field.get("u"))
        .equal("w(0) = w", w.at(start), field.get("w"))
        .equal(
            "coefficient of d d' in n^2 T'T, since diag(d) 1 = d and 1'1 = C",
            field.parse("-2*gamma*(1+gamma) + gamma^2*C"),
            field.parse("-gamma*(2-(C-2)*gamma)"))
        .done();
  }
}
