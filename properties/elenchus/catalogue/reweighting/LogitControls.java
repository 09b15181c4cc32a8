package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** False variants of {@link LogitAdjustment}, decided in fractions. */
final class LogitControls {
  private LogitControls() {}

  static List<Control<?>> all(Arbitrary<DiscreteJoint> instances) {
    return List.of(
        adjustedWith(
            2,
            "adjusted twice",
            "$f_y=\\log P(y|x)-2\\log\\pi_y$ minimises the balanced error. (So do weights $1/\\pi_y$"
                + " together with $t=\\pi$.)",
            instances),
        adjustedWith(
                0,
                "not adjusted",
                "$f_y=\\log P(y|x)$, the minimiser of plain cross-entropy, minimises the balanced"
                    + " error.",
                instances)
            .certifiedOn(DiscreteJoint.weighted(plainFails())),
        Control.wrongFormula(
                "weights and adjustment at once",
                "The loss $-\\pi_y^{-1}\\log(\\pi_ye^{f_y}/\\sum_k\\pi_ke^{f_k})$ is stationary at"
                    + " $e^{f_y}=P(y|x)/\\pi_y$.",
                instances,
                (DiscreteJoint joint, Trial trial) -> twice(joint))
            .liveWhere(j -> j.pi().toList().stream().distinct().count() > 1));
  }

  /** Counts on which the Bayes rule of the plain error is worse than need be: 1/2, not 103/247. */
  static Matrix plainFails() {
    return Matrix.ofRowMajor(3, 2, 5, 5, 5, 4, 9, 4);
  }

  private static Control<DiscreteJoint> adjustedWith(
      int tau, String name, String statement, Arbitrary<DiscreteJoint> instances) {
    return Control.wrongFormula(
            name,
            statement,
            instances,
            (DiscreteJoint joint, Trial trial) ->
                Evidence.of(
                    LogitAdjustment.balanced(joint, DiscreteJoint.argmax(joint.scores(tau)))
                        .build()))
        .liveWhere(
            j ->
                j.balancedError(DiscreteJoint.argmax(j.scores(tau)))
                        .compareTo(j.leastBalancedError())
                    > 0);
  }

  private static Evidence twice(DiscreteJoint joint) {
    RationalMatrix scores = joint.scores(1);
    boolean zero = true;
    for (int x = 0; x < joint.inputs(); x++) {
      zero &=
          LogitAdjustment.vanishes(
              AdjustedRisk.twice(joint, x).gradient(LogitAdjustment.row(scores, x)));
    }
    return Evidence.of(
        LogitAdjustment.STATIONARY
            .decide(zero)
            .by(new Witness("softmax of ratios", "own", "rational"))
            .build());
  }
}
