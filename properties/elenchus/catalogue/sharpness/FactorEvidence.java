package elenchus.catalogue.sharpness;

import elenchus.exact.Rationals;
import elenchus.linear.SymmetricEigen;
import elenchus.network.Cost;
import elenchus.network.Differentiation;
import elenchus.theorem.Evidence;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Evidence about two unbalanced factors. */
final class FactorEvidence {
  static final Witness DESCENT = new Witness("gradient descent", "own", "rational");
  private static final Witness TAYLOR =
      new Witness("second-order Taylor arithmetic of the loss", "Hipparchus", "double");

  /** Exact numbers triple their digits at each step. */
  private static final int STEPS = 4;

  private FactorEvidence() {}

  /**
   * Two factors along gradient descent, in fractions.
   *
   * @param imbalance D_t
   * @param turn eta m2 r_t, of the step that leads away
   */
  record Step(BigFraction imbalance, BigFraction turn) {}

  static List<Step> descent(ScalarChain c, int steps) {
    BigFraction a = Rationals.of(c.w1());
    BigFraction b = Rationals.of(c.w2());
    BigFraction y = Rationals.of(c.y());
    BigFraction pace = Rationals.of(c.eta()).multiply(Rationals.of(c.m2()));
    List<Step> path = new ArrayList<>();
    for (int t = 0; t <= steps; t++) {
      BigFraction turn = pace.multiply(a.multiply(b).subtract(y));
      path.add(new Step(a.multiply(a).subtract(b.multiply(b)), turn));
      BigFraction next = a.subtract(turn.multiply(b));
      b = b.subtract(turn.multiply(a));
      a = next;
    }
    return path;
  }

  static Evidence of(ScalarChain c) {
    List<Step> path = descent(c, STEPS);
    boolean recursion = true;
    boolean shrinks = true;
    for (int t = 0; t < STEPS; t++) {
      BigFraction before = path.get(t).imbalance();
      BigFraction after = path.get(t + 1).imbalance();
      BigFraction square = path.get(t).turn().pow(2);
      recursion &= after.equals(before.multiply(BigFraction.ONE.subtract(square)));
      if (square.compareTo(BigFraction.TWO) < 0) {
        shrinks &= after.pow(2).compareTo(before.pow(2)) <= 0;
      }
    }
    NetworkProblem two = NetworkDraws.chain(c.w1(), c.w2(), c.y());
    double numerical =
        c.m2()
            * SymmetricEigen.of(
                    new Differentiation(two.network()).costHessian(two.X(), two.Y(), Cost.SQUARE))
                .max();
    return Evidence.collect()
        .add(
            ChainSharpening.UNBALANCED
                .compare(numerical, c.unbalancedSharpness())
                .within(1e-13 * (1 + c.unbalancedSharpness()), "a few hundred roundings")
                .by(TAYLOR))
        .add(ChainSharpening.STEPS.decide(recursion).by(DESCENT))
        .add(ChainSharpening.DESCENT.decide(shrinks).by(DESCENT))
        .done();
  }
}
