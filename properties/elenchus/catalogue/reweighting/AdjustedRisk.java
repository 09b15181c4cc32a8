package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.FieldExtension;
import elenchus.symbolic.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * The conditional risk sum_y p_y L_y(f) at one input, L_y = -a_y log(t_y e^{f_y} / sum_k t_k
 * e^{f_k}). The family of the theorem has a_y = t_y / pi_y.
 *
 * @param p P(y|x), K
 * @param a outer weights, K
 * @param t multipliers inside the softmax, K
 */
record AdjustedRisk(RationalVector p, RationalVector a, RationalVector t) {

  /** The risk of the family's member at one input. */
  static AdjustedRisk of(DiscreteJoint joint, int input) {
    RationalVector t = joint.multipliers();
    RationalVector pi = joint.pi();
    return at(joint, input, vector(pi.size(), y -> t.get(y).divide(pi.get(y))), t);
  }

  /** The risk with both corrections at once, a = 1/pi and t = pi. */
  static AdjustedRisk twice(DiscreteJoint joint, int input) {
    RationalVector pi = joint.pi();
    return at(joint, input, vector(pi.size(), y -> pi.get(y).reciprocal()), pi);
  }

  private static AdjustedRisk at(
      DiscreteJoint joint, int input, RationalVector a, RationalVector t) {
    RationalMatrix posterior = joint.classGivenInput();
    return new AdjustedRisk(vector(t.size(), y -> posterior.get(input, y)), a, t);
  }

  /** An entry as a function of its index. */
  interface Entry {
    BigFraction at(int y);
  }

  static RationalVector vector(int size, Entry entry) {
    return RationalVector.of(
        IntStream.range(0, size).mapToObj(entry::at).toArray(BigFraction[]::new));
  }

  private BigFraction weight(int y) {
    return p.get(y).multiply(a.get(y));
  }

  private BigFraction total() {
    return vector(p.size(), this::weight).sum();
  }

  private RationalVector softmax(RationalVector exponentials) {
    RationalVector raised = vector(p.size(), y -> t.get(y).multiply(exponentials.get(y)));
    return raised.times(raised.sum().reciprocal());
  }

  /** The gradient by the logits where e^{f_y} are the given numbers. */
  RationalVector gradient(RationalVector exponentials) {
    RationalVector softmax = softmax(exponentials);
    return vector(p.size(), y -> softmax.get(y).multiply(total()).subtract(weight(y)));
  }

  /** The Hessian in the basis e_k - e_K of the vectors of sum zero, K - 1 square. */
  RationalMatrix restrictedHessian(RationalVector exponentials) {
    RationalVector s = softmax(exponentials);
    int last = p.size() - 1;
    RationalMatrix full =
        RationalMatrix.of(
            p.size(),
            p.size(),
            (j, k) -> {
              BigFraction product = s.get(j).multiply(s.get(k)).negate();
              return total().multiply(j == k ? product.add(s.get(j)) : product);
            });
    return RationalMatrix.of(
        last,
        last,
        (j, k) ->
            full.get(j, k)
                .subtract(full.get(j, last))
                .subtract(full.get(last, k))
                .add(full.get(last, last)));
  }

  /**
   * The sum of the outer weights times probabilities, rounded: the size of the gradient's terms.
   */
  double scale() {
    return Rationals.toDouble(total());
  }

  /** The risk as a function of the logits, from the definition of the loss. */
  <T extends FieldElement<T>> T risk(Elementary<T> on, List<T> logits) {
    T sum = on.field().getZero();
    for (int k = 0; k < logits.size(); k++) {
      sum = sum.add(number(on, t.get(k)).multiply(on.exp(logits.get(k))));
    }
    T risk = on.field().getZero();
    for (int y = 0; y < logits.size(); y++) {
      T share = number(on, t.get(y)).multiply(on.exp(logits.get(y))).divide(sum);
      risk = risk.subtract(number(on, weight(y)).multiply(on.log(share)));
    }
    return risk;
  }

  private static <T extends FieldElement<T>> T number(Elementary<T> on, BigFraction value) {
    return on.number(Rationals.toDouble(value));
  }

  /**
   * The derivative by one logit vanishes at E_y = e^{f_y} = p_y / q_y, for all p, q = pi and t; the
   * other logits enter as parameters E_k, and by symmetry one logit stands for all.
   */
  static Proof stationarity(int K) {
    String sum =
        IntStream.rangeClosed(1, K)
            .mapToObj(k -> "t" + k + "*E" + k)
            .collect(Collectors.joining("+"));
    FieldExtension extension = DifferentialField.overRationals().variable("f1");
    for (int k = 1; k <= K; k++) {
      extension = extension.parameters("p" + k + " q" + k + " t" + k);
    }
    for (int k = 2; k <= K; k++) {
      extension = extension.parameters("E" + k + " f" + k);
    }
    DifferentialField field = extension.exponential("E1", "f1").logarithm("L", sum).build();
    Expression risk = field.getZero();
    Map<String, Expression> minimiser = new HashMap<>();
    for (int k = 1; k <= K; k++) {
      Expression weight = field.parse("p" + k + "*t" + k + "/q" + k);
      risk = risk.add(weight.multiply(field.parse("L-f" + k)));
      minimiser.put("E" + k, field.parse("p" + k + "/q" + k));
    }
    return field
        .prove("the conditional risk of " + K + " classes is stationary at e^f = P(y|x)/pi")
        .zero("dC/df1 at E = p/q", risk.derivative().at(minimiser))
        .done();
  }
}
